import type { Fault } from '../../domain/fault.ts';
import type { ConsentAnswer, ConsentSource } from '../../ports/consent-source.ts';
import { OPERATIONS } from './operations.ts';
import { createPartnerClient, type PartnerOptions } from './partner-client.ts';
import { customerPath } from './read-batches.ts';
import { customerSchema, relationshipRequestSchema } from './wire.ts';

type Finding = Pick<ConsentAnswer, 'state' | 'evidence'>;

/** The page on which a customer accepts a partner. Source: "Request a reseller relationship". */
const INVITATION_HOST = 'admin.microsoft.com';

/**
 * Reseller consent: the customer's relationship, asked by tenant id, for names repeat and a search by domain was seen to
 * fail. Delegated rights (`allowDelegatedAccess`) say nothing of the right to register.
 *
 * Where there is none the service itself gives the link for the customer; its form has changed, so it is never made by
 * hand.
 * Sources: "Get a customer by ID", "Customer resources" (`relationshipToPartner`), "Request a reseller relationship".
 */
export function createPartnerConsent(options: PartnerOptions): ConsentSource {
  const client = createPartnerClient(options);

  const find = async (tenantId: string): Promise<Finding> => {
    const path = customerPath(tenantId);
    if (path === null) return { state: 'unknown', evidence: { method: 'customer', found: 'no tenant id' } };
    const customer = await client.read(tenantId, OPERATIONS.readCustomer, { path }, customerSchema);
    if (!customer.ok) return ofFault(customer.fault);
    const { id, relationshipToPartner, companyProfile } = customer.value;
    const evidence = { method: 'customer', customer: id, relationship: relationshipToPartner };
    const ids = [id, companyProfile?.tenantId ?? id].map((one) => one.toLowerCase());
    // An answer about somebody else is no answer.
    if (ids.some((one) => one !== tenantId.toLowerCase())) return { state: 'unknown', evidence };
    return { state: relationshipToPartner?.toLowerCase() === 'reseller' ? 'granted' : 'not-granted', evidence };
  };

  const invitation = async (tenantId: string): Promise<string | null> => {
    const path = '/customers/relationshiprequests';
    const request = await client.read(tenantId, OPERATIONS.readInvitation, { path }, relationshipRequestSchema);
    return request.ok && isInvitation(request.value.url, options.partnerTenantId) ? request.value.url : null;
  };

  return {
    channel: 'partner-center',
    async check(tenantId) {
      const checkedAt = options.clock.now();
      const finding = await find(tenantId);
      const link = finding.state === 'not-granted' ? await invitation(tenantId) : null;
      return { channel: 'partner-center', tenantId, ...finding, missing: [], link, checkedAt };
    },
  };
}

/** Only the service's own "no" is a no; everything else is not known. */
function ofFault({ code, remote }: Fault): Finding {
  const isRefusal = code === 'consent.not-granted' || code === 'channel.not-found';
  return {
    state: isRefusal ? 'not-granted' : 'unknown',
    evidence: {
      method: 'customer',
      fault: code,
      status: remote?.status ?? null,
      code: remote?.code ?? null,
      requestId: remote?.requestId ?? null,
    },
  };
}

/** A link that a customer's administrator may be sent to: Microsoft's page, and for this partner. */
function isInvitation(link: string, partnerTenantId: string): boolean {
  const url = URL.parse(link);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.host === INVITATION_HOST &&
    url.username === '' &&
    url.password === '' &&
    url.searchParams.get('partnerId')?.toLowerCase() === partnerTenantId.toLowerCase()
  );
}
