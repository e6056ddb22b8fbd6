import { type Answer, type Call, headerOf, readJson } from '../http/call.ts';
import { matchRoute } from '../http/match-route.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import { type OemCall, type OemRoute, read, readTenant } from './oem-call.ts';
import { oemError } from './oem-error.ts';
import { tenantSchema } from './oem-request.ts';
import { registrationRoutes } from './registrations.ts';

export const OEM_PREFIX = '/oem';

/**
 * A computer maker with a mock service of its own. Of Microsoft's OEM Direct API no address, member or code is public:
 * all names here are invented. Public is what it can do: check consent, register by PKID or tuple up to 1,000 devices
 * at a time with a tenant id, a tenant domain and a group tag, and take devices out, which blank tenant fields do as well.
 */
const ROUTES: readonly OemRoute[] = [
  { method: 'POST', path: '/consent-checks', answer: checkConsent },
  ...registrationRoutes,
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

function checkConsent({ state, body }: OemCall): Answer {
  const request = read(tenantSchema, body);
  if (!request.ok) return request.answer;
  if (state.oem.behaviour.consentCheck === 'unknown') return { status: 200, body: { consent: 'unknown' } };
  const tenant = readTenant(state, request.value);
  if (!tenant.ok) return tenant.answer;
  return { status: 200, body: { consent: tenant.value.consent['oem-direct'] ? 'granted' : 'not-granted' } };
}
