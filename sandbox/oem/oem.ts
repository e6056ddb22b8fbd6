import type { z } from 'zod';
import { holdersOf, removeDevice } from '../autopilot/registry.ts';
import { submitRows } from '../autopilot/submit-rows.ts';
import { outcome } from '../controls/outcomes.ts';
import { describeIssue } from '../describe-issue.ts';
import { type Answer, type Call, headerOf, readJson } from '../http/call.ts';
import { matchRoute } from '../http/match-route.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import { findTenant, type State } from '../state.ts';
import { domainsOf, type Tenant } from '../tenant.ts';
import { oemError } from './oem-error.ts';
import { finishOemJob, resultsOf, startOemJob } from './oem-jobs.ts';
import { type DeviceRef, deregistrationSchema, registrationSchema, rowOfRef, tenantSchema } from './oem-request.ts';

export const OEM_PREFIX = '/oem';

interface OemCall {
  readonly state: State;
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

interface OemRoute {
  readonly method: string;
  readonly path: string;
  readonly answer: (call: OemCall) => Answer;
}

/**
 * A computer maker with a mock service of its own. Of Microsoft's OEM Direct API no address, member or code is public:
 * all names here are invented. Public is what it can do: check consent, register by PKID or tuple up to 1,000 devices
 * at a time with a tenant id, a tenant domain and a group tag, and take devices out, which blank tenant fields do as well.
 */
const ROUTES: readonly OemRoute[] = [
  { method: 'POST', path: '/consent-checks', answer: checkConsent },
  { method: 'POST', path: '/registrations', answer: register },
  { method: 'GET', path: '/registrations/{reference}', answer: getRegistration },
  { method: 'POST', path: '/deregistrations', answer: deregister },
];

export function answerOem(context: SandboxContext, call: Call): Answer {
  const { state } = context;
  if (headerOf(call.headers, 'authorization') !== `Bearer ${state.scenario.oem.key}`) {
    return oemError('unauthenticated', 'The key is missing or wrong.');
  }
  const segments = call.url.pathname.slice(`${OEM_PREFIX}/v1`.length).split('/');
  const match = matchRoute(ROUTES, call.method, segments);
  if (match.kind !== 'found') return oemError('not-found', `There is no ${call.method} ${call.url.pathname}.`);
  const json = readJson(call);
  if (!json.ok) return oemError('invalid-request', 'The body is no JSON.');
  return match.route.answer({ state, body: json.value, params: match.params, nowMs: nowMs(context) });
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

function read<T extends z.ZodType>(schema: T, body: unknown): Read<z.output<T>> {
  const result = schema.safeParse(body);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    answer: oemError('invalid-request', `The request is not usable: ${describeIssue(result.error)}.`),
  };
}

/** The tenant, where id and domain belong together. */
function readTenant(state: State, { tenantId, tenantDomain }: z.output<typeof tenantSchema>): Read<Tenant> {
  const tenant = findTenant(state, tenantId);
  if (tenant !== undefined && domainsOf(tenant).includes(tenantDomain.toLowerCase()))
    return { ok: true, value: tenant };
  return { ok: false, answer: oemError('tenant-mismatch', 'Tenant id and tenant domain do not belong together.') };
}

function checkConsent({ state, body }: OemCall): Answer {
  const request = read(tenantSchema, body);
  if (!request.ok) return request.answer;
  if (state.oem.behaviour.consentCheck === 'unknown') return { status: 200, body: { consent: 'unknown' } };
  const tenant = readTenant(state, request.value);
  if (!tenant.ok) return tenant.answer;
  return { status: 200, body: { consent: tenant.value.consent['oem-direct'] ? 'granted' : 'not-granted' } };
}

function register(call: OemCall): Answer {
  const { state } = call;
  const request = read(registrationSchema, call.body);
  if (!request.ok) return request.answer;
  const { jobKey, tenantId, tenantDomain, devices, groupTag = '' } = request.value;
  const tooMany = refuseTooMany(state, devices);
  if (tooMany !== undefined) return tooMany;
  if (tenantId === '' && tenantDomain === '') {
    state.oem.blankTenantCalls += 1;
    return once(state, jobKey, () => takeOut(state, devices));
  }
  const tenant = readTenant(state, request.value);
  if (!tenant.ok) return tenant.answer;
  if (!tenant.value.consent['oem-direct']) {
    return oemError('consent-missing', `${tenant.value.name} has not authorised this OEM.`);
  }
  const target = { channel: 'oem-direct', tenant: tenant.value, groupTag } as const;
  return once(state, jobKey, () => {
    const rows = submitRows(
      state,
      target,
      devices.map((ref) => rowOfRef(state, ref)),
    );
    const job = startOemJob(state, rows, call.nowMs);
    if (state.oem.behaviour.answers === 'per-device') finishOemJob(state, job, call.nowMs);
    return state.oem.behaviour.answers === 'unknown' ? { kind: 'unknown' } : showJob(job);
  });
}

/** A second call with the same job key does nothing and gets the first one's answer. */
function once(state: State, jobKey: string, work: () => unknown): Answer {
  const body = state.oem.answered.get(jobKey) ?? work();
  state.oem.answered.set(jobKey, body);
  return { status: 200, body };
}

function showJob(job: ReturnType<typeof startOemJob>) {
  return job.isDone ? { kind: 'per-device', results: resultsOf(job) } : { kind: 'accepted', reference: job.reference };
}

function getRegistration({ state, params }: OemCall): Answer {
  const job = state.oem.jobs.get((params['reference'] ?? '').toLowerCase());
  return job === undefined
    ? oemError('not-found', 'There is no such registration.')
    : { status: 200, body: showJob(job) };
}

function deregister({ state, body }: OemCall): Answer {
  const request = read(deregistrationSchema, body);
  if (!request.ok) return request.answer;
  const { devices, jobKey } = request.value;
  return refuseTooMany(state, devices) ?? once(state, jobKey, () => takeOut(state, devices));
}

function refuseTooMany(state: State, devices: readonly DeviceRef[]): Answer | undefined {
  const { maxDevices } = state.oem.behaviour;
  if (devices.length <= maxDevices) return undefined;
  return oemError('too-many-devices', `More than ${maxDevices} devices in one call.`);
}

/** Takes devices out of Autopilot, whoever registered them, where their customer has authorised the OEM. */
function takeOut(state: State, devices: readonly DeviceRef[]) {
  const results = devices.map((ref) => {
    const { serialNumber, productKey } = rowOfRef(state, ref);
    const [device] = holdersOf(state, { serial: serialNumber, otherSerial: undefined, productKey });
    const refusal =
      device === undefined ? outcome(807) : device.tenant.consent['oem-direct'] ? undefined : outcome(811);
    if (device !== undefined && refusal === undefined) removeDevice(state, device);
    return {
      ref,
      ok: refusal === undefined,
      ...(refusal === undefined ? {} : { rawCode: String(refusal.code), rawText: refusal.name }),
    };
  });
  return { kind: 'per-device', results };
}
