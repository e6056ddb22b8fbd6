import { z } from 'zod';
import { CONSENT_CHANNELS, relationshipsSchema } from '../scenario.ts';
import { findTenant } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { type Control, ControlInputError, readInput } from './control-input.ts';

const consentSchema = z.strictObject({
  /** Id or domain. */
  tenant: z.string().min(1),
  channel: z.enum(CONSENT_CHANNELS).optional(),
  granted: z.boolean().optional(),
  /** Grants only these application permissions of Graph. */
  roles: z.array(z.string()).optional(),
  /** Partner Center's words for the relationship. */
  relationships: relationshipsSchema.optional(),
  /** What the tenant's administrator will do on the consent page. */
  page: z.enum(['accept', 'decline']).optional(),
});

type ConsentInput = z.output<typeof consentSchema>;

/** Gives and withdraws a customer's consent on one channel. */
export const consentControls: Readonly<Record<string, Control>> = {
  'POST /consent': ({ state }, _options, body) => {
    const input = readInput(consentSchema, body);
    const tenant = findTenant(state, input.tenant);
    if (tenant === undefined) throw new ControlInputError(`there is no tenant "${input.tenant}"`);
    refuseContradictions(input);
    setConsent(tenant, input);
    return { tenant: tenant.tenantId, consent: tenant.consent, page: tenant.consentPage };
  },
};

function refuseContradictions({ channel, granted, roles, relationships }: ConsentInput): void {
  if ((channel === undefined) !== (granted === undefined)) {
    throw new ControlInputError('"channel" and "granted" belong together');
  }
  if (roles !== undefined && !(channel === 'intune' && granted === true)) {
    throw new ControlInputError('"roles" goes with "channel": "intune" and "granted": true');
  }
  if (relationships !== undefined && !(channel === 'partner-center' && granted === true)) {
    throw new ControlInputError('"relationships" goes with "channel": "partner-center" and "granted": true');
  }
}

function setConsent(tenant: Tenant, { channel, granted, roles, relationships, page }: ConsentInput): void {
  if (channel === 'intune') tenant.consent.intune = granted === true && roles !== undefined ? roles : granted === true;
  else if (channel !== undefined) tenant.consent[channel] = granted === true;
  if (relationships !== undefined) tenant.relationships = relationships;
  if (page !== undefined) tenant.consentPage = page;
}
