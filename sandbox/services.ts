import { answerEntra, isEntraPath, tenantOfEntraPath } from './entra/entra.ts';
import { tenantOfBearer } from './graph/bearer.ts';
import { answerGraph } from './graph/graph.ts';
import { type Answer, type Call, headerOf, type ServiceName } from './http/call.ts';
import { answerOem, OEM_PREFIX } from './oem/oem.ts';
import { answerOpenAi, OPENAI_PREFIX } from './openai/openai.ts';
import { answerPartnerCenter, customerOfPartnerPath, PARTNER_CENTER_PREFIX } from './partner-center/partner-center.ts';
import type { SandboxContext } from './sandbox-context.ts';
import { answerSharePoint, SHAREPOINT_PREFIX } from './sharepoint/sharepoint.ts';
import type { State } from './state.ts';

interface Service {
  readonly name: ServiceName;
  /** Whether the path is this service's. */
  readonly serves: (pathname: string) => boolean;
  /** The tenant that the call is about, as far as the call says so. */
  readonly tenantOf: (state: State, call: Call) => string | null;
  readonly answer: (context: SandboxContext, call: Call) => Answer | Promise<Answer>;
}

const under = (prefix: string) => (pathname: string) => pathname === prefix || pathname.startsWith(`${prefix}/`);

const SERVICES: readonly Service[] = [
  {
    name: 'graph',
    serves: (path) => under('/v1.0')(path) || under('/beta')(path),
    tenantOf: (state, call) => tenantOfBearer(state, headerOf(call.headers, 'authorization')),
    answer: answerGraph,
  },
  {
    name: 'partner-center',
    serves: under(PARTNER_CENTER_PREFIX),
    tenantOf: customerOfPartnerPath,
    answer: answerPartnerCenter,
  },
  { name: 'oem', serves: under(OEM_PREFIX), tenantOf: () => null, answer: answerOem },
  { name: 'sharepoint', serves: under(SHAREPOINT_PREFIX), tenantOf: () => null, answer: answerSharePoint },
  { name: 'openai', serves: under(OPENAI_PREFIX), tenantOf: () => null, answer: answerOpenAi },
  {
    name: 'entra',
    serves: isEntraPath,
    tenantOf: (state, call) => tenantOfEntraPath(state, call.url.pathname),
    answer: answerEntra,
  },
];

/** The service that a path belongs to; undefined for a path that is nobody's. */
export function serviceFor(pathname: string): Service | undefined {
  return SERVICES.find((service) => service.serves(pathname));
}
