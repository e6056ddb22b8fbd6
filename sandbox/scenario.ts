import { z } from 'zod';
import { faultSchema } from './controls/faults.ts';
import { DEFAULT_LIMITS, PARTNER_LIMITS, serviceLimitsSchema } from './controls/limits.ts';
import { outcomeSchema } from './controls/outcomes.ts';
import { describeIssue } from './describe-issue.ts';
import { DEFAULT_TIMING, timingSchema } from './timing.ts';

/** The roads on which a customer can give consent. */
export const CONSENT_CHANNELS = ['intune', 'partner-center', 'oem-direct'] as const;

export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

const guid = z.guid().transform((id) => id.toLowerCase());

const profileSchema = z.strictObject({
  id: guid,
  displayName: z.string().min(1),
  mode: z.enum(['self-deploying', 'user-driven']),
  /** Devices with one of these tags get the profile. */
  groupTags: z.array(z.string().min(1)).default([]),
  /** Devices whose tag no other profile names get the profile. */
  isDefault: z.boolean().default(false),
});

const deviceSchema = z.strictObject({
  serial: z.string().min(1),
  /** The id under /windowsAutopilotDeviceIdentities; absent: a new one. */
  id: guid.optional(),
  manufacturer: z.string().default('LENOVO'),
  model: z.string().default('21HM004NGE'),
  groupTag: z.string().default(''),
  userPrincipalName: z.string().default(''),
  enrollmentState: z
    .enum(['unknown', 'enrolled', 'pendingReset', 'failed', 'notContacted', 'blocked'])
    .default('notContacted'),
  userlessEnrollmentStatus: z.enum(['unknown', 'allowed', 'blocked']).default('unknown'),
  /** Whether a profile is assigned and in sync already; else the assignment begins at the start. */
  assigned: z.boolean().default(true),
});

const managedDeviceSchema = z.strictObject({
  id: guid,
  serialNumber: z.string(),
  deviceName: z.string(),
  userPrincipalName: z.string().default(''),
  manufacturer: z.string().default('LENOVO'),
  model: z.string().default('21HM004NGE'),
});

const personSchema = z.strictObject({
  id: guid,
  userPrincipalName: z.string().min(1),
  displayName: z.string().min(1),
  /** Group ids, transitive memberships included. */
  groups: z.array(guid).default([]),
});

/** Partner Center's words for how a customer stands to the partner; two: the customer is in its list twice. */
export const relationshipsSchema = z.array(z.enum(['reseller', 'advisor', 'syndication', 'microsoft_support'])).min(1);

const tenantSchema = z.strictObject({
  tenantId: guid,
  name: z.string().min(1),
  domain: z.string().min(1),
  /** Whether the tenant has Intune at all. */
  intune: z.boolean().default(true),
  consent: z
    .strictObject({
      /** `true`: every permission the app asks customers for; a list: only these application permissions. */
      intune: z.union([z.boolean(), z.array(z.string())]).default(false),
      'partner-center': z.boolean().default(false),
      'oem-direct': z.boolean().default(false),
    })
    .prefault({}),
  /** What this tenant's administrator does on the consent page. */
  consentPage: z.enum(['accept', 'decline']).default('accept'),
  /** Count while the customer has consented on Partner Center. */
  relationships: relationshipsSchema.default(['reseller']),
  profiles: z.array(profileSchema).default([]),
  devices: z.array(deviceSchema).default([]),
  managedDevices: z.array(managedDeviceSchema).default([]),
  people: z.array(personSchema).default([]),
});

const announcedDeviceSchema = z.strictObject({
  serial: z.string().min(1),
  manufacturer: z.string().min(1),
  model: z.string().min(1),
  productKey: z.string().default(''),
});

const appSchema = z.strictObject({
  clientId: guid,
  clientSecret: z.string().min(1),
  displayName: z.string().min(1),
  /** The user of the home tenant who signed in once for the Secure Application Model; the refresh token is invented. */
  partnerUser: z.strictObject({
    id: guid,
    userPrincipalName: z.string().min(1),
    refreshToken: z.string().min(1),
  }),
});

export const scenarioSchema = z.strictObject({
  app: appSchema,
  /** The computer maker of the OEM channel; its key is invented. */
  oem: z.strictObject({ name: z.string().min(1), key: z.string().min(1) }),
  homeTenantId: guid,
  tenants: z.array(tenantSchema),
  timing: timingSchema.partial().default({}),
  limits: serviceLimitsSchema.default({}),
  outcomes: z.array(outcomeSchema).default([]),
  faults: z.array(faultSchema).default([]),
  /**
   * Devices that their makers announced to Microsoft: a PKID leads to them, and maker and model have to be written as
   * here. Of a device that nobody announced, every PKID and every spelling is taken.
   */
  announcedDevices: z.array(announcedDeviceSchema).default([]),
  /** Entries on one page of an Intune list. */
  pageSize: z.number().int().min(1).default(1000),
});

/** A scenario as it is written, with defaults left out. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Scenario = z.output<typeof scenarioSchema>;
export type TenantSeed = Scenario['tenants'][number];
export type DeviceSeed = TenantSeed['devices'][number];
export type Profile = TenantSeed['profiles'][number];
export type Person = TenantSeed['people'][number];
export type ManagedDevice = TenantSeed['managedDevices'][number];

/**
 * Reads a scenario; top-level parts that it leaves out are taken from `base`.
 * Throws an Error whose message is one sentence for people.
 */
export function readScenario(value: unknown, base: ScenarioInput): Scenario {
  const read = scenarioSchema.partial().safeParse(value);
  if (!read.success) throw new Error(`The scenario is not usable: ${describeIssue(read.error)}.`);
  const given = Object.keys(value as object);
  const start = scenarioSchema.parse(base);
  return { ...start, ...Object.fromEntries(Object.entries(read.data).filter(([name]) => given.includes(name))) };
}

export const timingOf = (scenario: Scenario) => ({ ...DEFAULT_TIMING, ...withoutUndefined(scenario.timing) });

export function limitsOf({ limits: { 'partner-center': partner = {}, ...graph } }: Scenario) {
  return {
    graph: { ...DEFAULT_LIMITS, ...withoutUndefined(graph) },
    partnerCenter: { ...PARTNER_LIMITS, ...withoutUndefined(partner) },
  };
}

/** A partial schema types its keys as possibly undefined; spreading must not overwrite a default with that. */
export function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
