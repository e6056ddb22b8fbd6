import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/call.ts';
import { collection } from './collection.ts';
import { memberOf, textMember } from './members.ts';
import { ANY_CALLER, type CustomerCall, type PartnerRoute } from './partner-call.ts';
import { invalidInput, notFound } from './partner-error.ts';
import { type Policy, recordsOf } from './partner-state.ts';
import { plainTime } from './partner-time.ts';

const POLICIES = '/customers/{customer}/policies';

const SETTINGS: readonly unknown[] = [
  'none',
  'remove_oem_preinstalls',
  'oobe_user_not_local_admin',
  'skip_express_settings',
  'skip_oem_registration',
  'skip_eula',
];

/** Configuration policies of Partner Center. Source: Microsoft's pages on them, and "Device deployment resources". */
export const policyRoutes: readonly PartnerRoute[] = [
  { about: 'customer', method: 'GET', path: POLICIES, callers: ANY_CALLER, answer: listPolicies },
  { about: 'customer', method: 'POST', path: POLICIES, callers: ANY_CALLER, answer: createPolicy },
  { about: 'customer', method: 'GET', path: `${POLICIES}/{policy}`, callers: ANY_CALLER, answer: onPolicy(getPolicy) },
  {
    about: 'customer',
    method: 'PUT',
    path: `${POLICIES}/{policy}`,
    callers: ANY_CALLER,
    answer: onPolicy(updatePolicy),
  },
  {
    about: 'customer',
    method: 'DELETE',
    path: `${POLICIES}/{policy}`,
    callers: ANY_CALLER,
    answer: onPolicy(deletePolicy),
  },
];

function onPolicy(answer: (call: CustomerCall, policy: Policy) => Answer): (call: CustomerCall) => Answer {
  return (call) => {
    const { policies } = recordsOf(call.state.partnerCenter, call.customer);
    const policy = policies.get((call.params['policy'] ?? '').toLowerCase());
    return policy === undefined ? notFound() : answer(call, policy);
  };
}

function listPolicies(call: CustomerCall): Answer {
  const { policies } = recordsOf(call.state.partnerCenter, call.customer);
  return collection([...policies.values()].map((policy) => show(call, policy)));
}

function createPolicy(call: CustomerCall): Answer {
  const content = readContent(call.body);
  if (content === undefined) return invalidInput('policy');
  const policy: Policy = { id: randomUUID(), ...content, createdMs: call.nowMs, modifiedMs: call.nowMs };
  recordsOf(call.state.partnerCenter, call.customer).policies.set(policy.id, policy);
  return getPolicy(call, policy);
}

function getPolicy(call: CustomerCall, policy: Policy): Answer {
  return { status: 200, body: show(call, policy) };
}

function updatePolicy(call: CustomerCall, policy: Policy): Answer {
  const content = readContent(call.body);
  if (content === undefined) return invalidInput('policy');
  Object.assign(policy, content, { modifiedMs: call.nowMs });
  return getPolicy(call, policy);
}

function deletePolicy(call: CustomerCall, policy: Policy): Answer {
  recordsOf(call.state.partnerCenter, call.customer).policies.delete(policy.id);
  return { status: 204 };
}

function readContent(body: unknown): Pick<Policy, 'name' | 'category' | 'description' | 'policySettings'> | undefined {
  const name = textMember(body, 'name') ?? '';
  const settings = memberOf(body, 'policySettings') ?? [];
  const isKnown = Array.isArray(settings) && settings.every((setting) => SETTINGS.includes(setting));
  if (name === '' || !isKnown) return undefined;
  return {
    name,
    category: textMember(body, 'category') || 'o_o_b_e',
    description: textMember(body, 'description') ?? '',
    policySettings: settings,
  };
}

function show({ state, customer }: CustomerCall, policy: Policy) {
  const devices = recordsOf(state.partnerCenter, customer).batches.flatMap((batch) => batch.devices);
  return {
    id: policy.id,
    name: policy.name,
    category: policy.category,
    description: policy.description,
    devicesAssigned: devices.filter(({ policyId }) => policyId === policy.id).length,
    policySettings: policy.policySettings,
    createdDate: plainTime(policy.createdMs),
    lastModifiedDate: plainTime(policy.modifiedMs),
    attributes: { objectType: 'ConfigurationPolicy' },
  };
}
