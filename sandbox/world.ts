import { HOME_ROLES } from './permissions.ts';
import type { ScenarioInput } from './scenario.ts';

/** The app registration of Preflight in the sandbox. The secret is invented and opens nothing else. */
export const APP = {
  clientId: '11111111-aaaa-4bbb-8ccc-000000000001',
  clientSecret: 'sandbox-secret',
  displayName: 'Preflight (sandbox)',
} as const;

/** The computer maker of the OEM channel. The key is invented and opens nothing else. */
export const OEM = { name: 'Proseware', key: 'sandbox-oem-key' } as const;

/** The partner's user of the Secure Application Model. The refresh token is invented and opens nothing else. */
export const PARTNER_USER = {
  id: 'bbbbbbbb-0000-4000-8000-0000000000b1',
  userPrincipalName: 'partner-agent@preflight.example',
  refreshToken: 'sandbox-partner-refresh-token',
} as const;

export const HOME_TENANT_ID = 'aaaaaaaa-0000-4000-8000-000000000001';

/** Security groups of the home tenant, one for each role. */
export const GROUPS = {
  helpDesk: 'dddddddd-0000-4000-8000-0000000000c1',
  sales: 'dddddddd-0000-4000-8000-0000000000c2',
  admins: 'dddddddd-0000-4000-8000-0000000000c3',
} as const;

export const PEOPLE = {
  hana: { id: 'bbbbbbbb-0000-4000-8000-0000000000a1', userPrincipalName: 'hana@preflight.example' },
  sam: { id: 'bbbbbbbb-0000-4000-8000-0000000000a2', userPrincipalName: 'sam@preflight.example' },
  ada: { id: 'bbbbbbbb-0000-4000-8000-0000000000a3', userPrincipalName: 'ada@preflight.example' },
  bo: { id: 'bbbbbbbb-0000-4000-8000-0000000000a4', userPrincipalName: 'bo@preflight.example' },
  zoe: { id: 'bbbbbbbb-0000-4000-8000-0000000000a5', userPrincipalName: 'zoe@preflight.example' },
} as const;

export const TENANTS = {
  contoso: 'c0000000-0000-4000-8000-000000000001',
  fabrikam: 'c0000000-0000-4000-8000-000000000002',
  adatum: 'c0000000-0000-4000-8000-000000000003',
  contosoPharma: 'c0000000-0000-4000-8000-000000000004',
  northwind: 'c0000000-0000-4000-8000-000000000005',
  /** No customer: the tenant that holds a device which a customer believes to be its own. */
  tailspin: 'c0000000-0000-4000-8000-0000000000ff',
} as const;

export const PROFILES = {
  contosoKiosk: { id: 'eeeeeeee-0000-4000-8000-000000000001', displayName: 'Kiosk self-deploying' },
  contosoStandard: { id: 'eeeeeeee-0000-4000-8000-000000000002', displayName: 'Standard user-driven' },
  pharmaStandard: { id: 'eeeeeeee-0000-4000-8000-000000000003', displayName: 'Pharma user-driven' },
  northwindStandard: { id: 'eeeeeeee-0000-4000-8000-000000000004', displayName: 'Northwind user-driven' },
} as const;

export const SERIALS = {
  /** Registered to Contoso and assigned to its default profile. */
  contosoRegistered: 'PF4CONREG1',
  /** Registered to Contoso; its next enrollment is blocked. */
  contosoBlocked: 'PF4CONBLK1',
  /** On Contoso's list, but registered to another tenant. */
  heldByOtherTenant: 'PF4KIOSK39',
} as const;

/** The start: what `POST /__sandbox/reset` goes back to, and what a scenario's missing parts are taken from. */
export const START_WORLD: ScenarioInput = {
  app: { ...APP, partnerUser: PARTNER_USER },
  oem: OEM,
  homeTenantId: HOME_TENANT_ID,
  tenants: [
    {
      tenantId: HOME_TENANT_ID,
      name: 'Preflight Partner',
      domain: 'preflight.example',
      intune: false,
      consent: { intune: [...HOME_ROLES] },
      people: [
        { ...PEOPLE.hana, displayName: 'Hana (help desk)', groups: [GROUPS.helpDesk] },
        { ...PEOPLE.sam, displayName: 'Sam (sales)', groups: [GROUPS.sales] },
        { ...PEOPLE.ada, displayName: 'Ada (admin)', groups: [GROUPS.admins] },
        { ...PEOPLE.bo, displayName: 'Bo (admin)', groups: [GROUPS.admins] },
        { ...PEOPLE.zoe, displayName: 'Zoe', groups: [] },
      ],
    },
    {
      tenantId: TENANTS.contoso,
      name: 'Contoso',
      domain: 'contoso.com',
      consent: { intune: true, 'partner-center': true, 'oem-direct': true },
      profiles: [
        { ...PROFILES.contosoKiosk, mode: 'self-deploying', groupTags: ['KIOSK'] },
        { ...PROFILES.contosoStandard, mode: 'user-driven', isDefault: true },
      ],
      devices: [
        { serial: SERIALS.contosoRegistered, id: 'fac6f0b1-0000-4000-8000-000000000001', groupTag: 'STANDARD' },
        {
          serial: SERIALS.contosoBlocked,
          id: 'fac6f0b1-0000-4000-8000-000000000002',
          groupTag: 'KIOSK',
          enrollmentState: 'blocked',
          userlessEnrollmentStatus: 'blocked',
        },
      ],
    },
    {
      tenantId: TENANTS.fabrikam,
      name: 'Fabrikam',
      domain: 'fabrikam.com',
      intune: false,
      consent: { 'partner-center': true },
    },
    { tenantId: TENANTS.adatum, name: 'Adatum', domain: 'adatum.com' },
    {
      tenantId: TENANTS.contosoPharma,
      name: 'Contoso Pharma',
      domain: 'contosopharma.com',
      consent: { intune: true, 'partner-center': true },
      profiles: [{ ...PROFILES.pharmaStandard, mode: 'user-driven', isDefault: true }],
    },
    {
      tenantId: TENANTS.northwind,
      name: 'Northwind',
      domain: 'northwindtraders.com',
      consent: { 'oem-direct': true },
      profiles: [{ ...PROFILES.northwindStandard, mode: 'user-driven', isDefault: true }],
    },
    {
      tenantId: TENANTS.tailspin,
      name: 'Tailspin Toys',
      domain: 'tailspintoys.com',
      devices: [{ serial: SERIALS.heldByOtherTenant, id: 'fac6f0b1-0000-4000-8000-0000000000ff' }],
    },
  ],
};
