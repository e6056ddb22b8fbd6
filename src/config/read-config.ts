import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { CHANNELS } from '../domain/channel.ts';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Config, Secrets } from './config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID')
  .transform((text) => text.toLowerCase());
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Timers take no more than 2^31 ms, and instants have an end, too. */
const millis = (fallback: number, longest = DAY) => z.coerce.number().int().positive().max(longest).default(fallback);

const settings = z.object({
  PREFLIGHT_MODE: z.enum(['local', 'teams']).optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3978),
  PUBLIC_URL: url.optional(),
  PREFLIGHT_DATA: z.string().min(1).default('.preflight'),
  PREFLIGHT_WORKERS: z.enum(['on', 'off']).default('on'),
  DATABASE_URL: z.string().optional(),
  BOT_ID: guid.optional(),
  BOT_TENANT_ID: guid.optional(),
  SECRET_BOT_PASSWORD: z.string().optional(),
  BOT_OPENID_METADATA_URL: url.optional(),
  BOT_TOKEN_ISSUER: url.optional(),
  BOT_LOGIN_URL: url.optional(),
  BOT_TOKEN_SCOPE: url.optional(),
  GRAPH_CLIENT_ID: guid.optional(),
  SECRET_GRAPH_CLIENT_SECRET: z.string().optional(),
  GRAPH_URL: url.default('https://graph.microsoft.com'),
  LOGIN_URL: url.default('https://login.microsoftonline.com'),
  PARTNER_CENTER_URL: url.default('https://api.partnercenter.microsoft.com'),
  PARTNER_TENANT_ID: guid.optional(),
  PARTNER_CENTER_CLIENT_ID: guid.optional(),
  SECRET_PARTNER_CENTER_CLIENT_SECRET: z.string().optional(),
  SECRET_PARTNER_CENTER_REFRESH_TOKEN: z.string().optional(),
  PARTNER_CENTER_CHUNK: z.coerce.number().int().min(1).max(1_000).default(500),
  SECRET_SEAL_KEY: z.base64().optional(),
  PREFLIGHT_DIRECTORY: z.string().optional(),
  PREFLIGHT_INVENTORY: z.string().optional(),
  MAX_LIST_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  INVENTORY_HASH_DAYS: z.coerce.number().int().min(1).max(3_650).default(180),
  UPLOAD_TICKET_MS: millis(15 * MINUTE),
  CHECKED_LIST_MS: millis(DAY),
  DRAFT_EXPIRY_MS: millis(7 * DAY, 3_650 * DAY),
  APPROVAL_EXPIRY_MS: millis(3 * DAY, 3_650 * DAY),
  FILE_HOSTS: z.string().default(''),
  CALL_TIMEOUT_MS: millis(30_000),
  SETTLE_MARGIN_MS: millis(5_000),
  FIRST_POLL_MS: millis(10_000),
  LONGEST_POLL_MS: millis(30_000),
  BACKOFF_MS: millis(5_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const directory = z.strictObject({
  customers: z.array(
    z.strictObject({
      tenantId: guid,
      name: z.string().min(1),
      domain: z.string().min(1),
      aliases: z.array(z.string()).default([]),
      defaultChannel: z.enum(CHANNELS).default('intune'),
      knownTags: z.array(z.string()).default([]),
    }),
  ),
  people: z.array(
    z.strictObject({
      objectId: guid,
      tenantId: guid,
      upn: z.string().min(3),
      name: z.string().min(1),
      roles: z.array(z.enum(['agent', 'sales', 'admin'])),
    }),
  ),
});

/**
 * Settings from the environment. Every complaint is in the fault at once, with the setting's name and what to write.
 * Closed by default: without an app id only the explicit local mode starts.
 */
export function readConfig(environment: Environment): Result<{ readonly config: Config; readonly secrets: Secrets }> {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = settings.safeParse(present);
  const complaints = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const values = read.success ? read.data : null;
  const people = readDirectory(environment['PREFLIGHT_DIRECTORY'], complaints);
  if (values !== null) complaints.push(...missing(values));
  if (values === null || complaints.length > 0) return failed(unusable(complaints));
  const mode = values.PREFLIGHT_MODE ?? 'teams';
  return ok({
    config: {
      mode,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
      dataDir: resolve(values.PREFLIGHT_DATA),
      workers: values.PREFLIGHT_WORKERS === 'on',
      bot: {
        appId: values.BOT_ID ?? '',
        tenantId: values.BOT_TENANT_ID ?? '',
        cloud: {
          openIdMetadataUrl: values.BOT_OPENID_METADATA_URL,
          issuer: values.BOT_TOKEN_ISSUER,
          loginUrl: values.BOT_LOGIN_URL,
          scope: values.BOT_TOKEN_SCOPE,
        },
      },
      graph: { clientId: values.GRAPH_CLIENT_ID ?? '', graphUrl: values.GRAPH_URL, loginUrl: values.LOGIN_URL },
      partnerCenter: partnerCenterOf(values),
      ...people,
      inventoryFile: values.PREFLIGHT_INVENTORY ?? null,
      maxListBytes: values.MAX_LIST_BYTES,
      inventoryHashDays: values.INVENTORY_HASH_DAYS,
      uploadTicketMs: values.UPLOAD_TICKET_MS,
      checkedListMs: values.CHECKED_LIST_MS,
      draftExpiryMs: values.DRAFT_EXPIRY_MS,
      approvalExpiryMs: values.APPROVAL_EXPIRY_MS,
      fileHosts: values.FILE_HOSTS.split(',')
        .map((host) => host.trim().toLowerCase())
        .filter((host) => host !== ''),
      times: {
        callTimeoutMs: values.CALL_TIMEOUT_MS,
        settleMarginMs: values.SETTLE_MARGIN_MS,
        firstPollMs: values.FIRST_POLL_MS,
        longestPollMs: values.LONGEST_POLL_MS,
        backoffMs: values.BACKOFF_MS,
      },
      logLevel: values.LOG_LEVEL,
    },
    secrets: {
      botPassword: values.SECRET_BOT_PASSWORD ?? null,
      graphClientSecret: values.SECRET_GRAPH_CLIENT_SECRET ?? null,
      partnerCenterClientSecret: values.SECRET_PARTNER_CENTER_CLIENT_SECRET ?? null,
      partnerCenterRefreshToken: values.SECRET_PARTNER_CENTER_REFRESH_TOKEN ?? null,
      sealKey: values.SECRET_SEAL_KEY ?? null,
      databaseUrl: values.DATABASE_URL ?? null,
    },
  });
}

function missing(values: z.infer<typeof settings>): string[] {
  const complaints: string[] = [];
  const local = values.PREFLIGHT_MODE === 'local';
  if (!local && values.BOT_ID === undefined) {
    complaints.push(
      'BOT_ID: the bot has no app id, so nobody could be told apart. Set it, or PREFLIGHT_MODE=local for a trial on this machine alone.',
    );
  }
  if (local && values.BOT_ID !== undefined) {
    complaints.push(
      'PREFLIGHT_MODE: local mode checks no sign-in and is only for a bot without an app id. Remove BOT_ID or PREFLIGHT_MODE.',
    );
  }
  if (!local) {
    for (const name of [
      'BOT_TENANT_ID',
      'SECRET_BOT_PASSWORD',
      'PUBLIC_URL',
      'SECRET_SEAL_KEY',
      'PREFLIGHT_DIRECTORY',
    ] as const) {
      if (values[name] === undefined) complaints.push(`${name}: is required outside local mode.`);
    }
  }
  if (values.SECRET_SEAL_KEY !== undefined && Buffer.from(values.SECRET_SEAL_KEY, 'base64').length !== 32) {
    complaints.push('SECRET_SEAL_KEY: must be 32 bytes in base64, for example from `openssl rand -base64 32`.');
  }
  if (values.GRAPH_CLIENT_ID === undefined)
    complaints.push('GRAPH_CLIENT_ID: the app that acts in the customers’ tenants is missing.');
  if (values.SECRET_GRAPH_CLIENT_SECRET === undefined)
    complaints.push('SECRET_GRAPH_CLIENT_SECRET: the secret of that app is missing.');
  complaints.push(...missingForPartnerCenter(values));
  return complaints;
}

/** All of them, or none: half a sign-in is none. */
const FOR_PARTNER_CENTER = [
  'PARTNER_TENANT_ID',
  'PARTNER_CENTER_CLIENT_ID',
  'SECRET_PARTNER_CENTER_CLIENT_SECRET',
  'SECRET_PARTNER_CENTER_REFRESH_TOKEN',
] as const;

function missingForPartnerCenter(values: z.infer<typeof settings>): string[] {
  const absent = FOR_PARTNER_CENTER.filter((name) => values[name] === undefined);
  if (absent.length === FOR_PARTNER_CENTER.length) return [];
  return absent.map((name) => `${name}: is missing, and Partner Center needs all of ${FOR_PARTNER_CENTER.join(', ')}.`);
}

function partnerCenterOf(values: z.infer<typeof settings>): Config['partnerCenter'] {
  const { PARTNER_TENANT_ID, PARTNER_CENTER_CLIENT_ID, PARTNER_CENTER_URL, PARTNER_CENTER_CHUNK } = values;
  if (PARTNER_TENANT_ID === undefined || PARTNER_CENTER_CLIENT_ID === undefined) return null;
  return {
    url: PARTNER_CENTER_URL,
    tenantId: PARTNER_TENANT_ID,
    clientId: PARTNER_CENTER_CLIENT_ID,
    chunkSize: PARTNER_CENTER_CHUNK,
  };
}

function readDirectory(path: string | undefined, complaints: string[]): Pick<Config, 'customers' | 'people'> {
  const nobody = { customers: [], people: [] };
  if (path === undefined || path === '') return nobody;
  try {
    const read = directory.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (read.success) {
      complaints.push(...repeated(path, read.data));
      return read.data;
    }
    complaints.push(
      ...read.error.issues.map((issue) => `PREFLIGHT_DIRECTORY (${path}) ${issue.path.join('.')}: ${issue.message}`),
    );
  } catch (error) {
    complaints.push(
      `PREFLIGHT_DIRECTORY: ${path} cannot be read: ${error instanceof Error ? error.message : 'no JSON'}`,
    );
  }
  return nobody;
}

/** Two entries with one identity could give a person the roles, or a list the tenant, of another. */
function repeated(path: string, { customers, people }: Pick<Config, 'customers' | 'people'>): string[] {
  const twice = (ids: readonly string[]): string[] => [
    ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
  ];
  return [
    ...twice(customers.map(({ tenantId }) => tenantId)).map((id) => `the tenant id ${id} stands at two customers`),
    ...twice(people.map(({ objectId, tenantId }) => `${tenantId}/${objectId}`)).map(
      (id) => `${id} stands at two people`,
    ),
  ].map((complaint) => `PREFLIGHT_DIRECTORY (${path}): ${complaint}; keep one.`);
}

function unusable(complaints: readonly string[]): Fault {
  return {
    code: 'settings.unusable',
    message: `The settings cannot be used:\n${complaints.map((complaint) => `  - ${complaint}`).join('\n')}`,
    retry: 'after-change',
  };
}
