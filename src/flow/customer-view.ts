import type { ChannelName } from '../domain/channel.ts';
import type { Customer } from '../domain/customer.ts';
import type { RequestState } from '../domain/request.ts';
import type { ConsentAnswer } from '../ports/consent-source.ts';
import type { FlowDeps } from './flow-deps.ts';

/** A customer as people see it: who it is, whether it has consented, and what was asked for lately. */
export interface CustomerView {
  readonly name: string;
  readonly domain: string;
  readonly tenantId: string;
  readonly channel: ChannelName;
  readonly knownTags: readonly string[];
  /** Asked just now on the customer's channel; null where this installation cannot ask. */
  readonly consent: Pick<ConsentAnswer, 'state' | 'missing' | 'link'> | null;
  /** Newest first. */
  readonly requests: readonly { readonly id: string; readonly kind: string; readonly state: RequestState }[];
  /** ISO 8601. */
  readonly readAt: string;
}

const NEWEST = 5;
/** So many requests are looked through for those of one customer. */
const LOOKED_AT = 200;

/** Everything that is worth knowing of a customer before a request is made for it; asks for its consent. */
export async function customerView(deps: FlowDeps, customer: Customer): Promise<CustomerView> {
  const { name, domain, tenantId, defaultChannel, knownTags } = customer;
  const [answer, requests] = await Promise.all([
    deps.consents.get(defaultChannel)?.check(tenantId) ?? null,
    deps.requests.list({ limit: LOOKED_AT }),
  ]);
  return {
    name,
    domain,
    tenantId,
    channel: defaultChannel,
    knownTags,
    consent: answer === null ? null : { state: answer.state, missing: answer.missing, link: answer.link },
    requests: requests
      .filter(({ customerTenantId }) => customerTenantId === tenantId)
      .slice(0, NEWEST)
      .map(({ id, kind, state }) => ({ id, kind, state })),
    readAt: deps.clock.now().toISOString(),
  };
}
