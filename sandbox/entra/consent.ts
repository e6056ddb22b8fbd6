import { CUSTOMER_ROLES } from '../permissions.ts';
import type { Tenant } from '../tenant.ts';

/** The application permissions that the app holds in this tenant; undefined where it was never consented to. */
export function grantedRoles(tenant: Tenant): readonly string[] | undefined {
  const { intune } = tenant.consent;
  if (intune === false) return undefined;
  return intune === true ? CUSTOMER_ROLES : intune;
}
