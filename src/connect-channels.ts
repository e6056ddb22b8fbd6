import { createGraphChannel } from './channels/graph/graph-channel.ts';
import { createGraphConsent } from './channels/graph/graph-consent.ts';
import type { Config } from './config/config.ts';
import type { JobDeps } from './jobs/job-deps.ts';
import { createMsalTokens } from './security/msal-tokens.ts';

/** The roads into customers' tenants that the settings allow, each with its source of consent. */
export function connectChannels(
  { config, secret }: { readonly config: Config; readonly secret: string },
  { clock, ids, log, jobs }: Pick<JobDeps, 'clock' | 'ids' | 'log' | 'jobs'>,
): Pick<JobDeps, 'channels' | 'consents'> {
  const { graphUrl, loginUrl, clientId } = config.graph;
  const { callTimeoutMs } = config.times;
  const tokens = createMsalTokens({ loginUrl, clientId, secret, callTimeoutMs });
  const intune = createGraphChannel({
    graphUrl,
    tokens,
    clock,
    ids,
    log,
    callTimeoutMs,
    ownImportIds: (importIds) => jobs.ownChunkIds(importIds),
  });
  const consent = createGraphConsent({
    graphUrl,
    loginUrl,
    clientId,
    redirectUri: `${config.publicUrl}/consent`,
    tokens,
    clock,
    log,
    callTimeoutMs,
  });
  return { channels: new Map([['intune', intune]]), consents: new Map([['intune', consent]]) };
}
