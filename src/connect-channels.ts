import { createGraphChannel } from './channels/graph/graph-channel.ts';
import { createGraphConsent } from './channels/graph/graph-consent.ts';
import { createPartnerChannel } from './channels/partner-center/partner-channel.ts';
import type { PartnerOptions } from './channels/partner-center/partner-client.ts';
import { createPartnerConsent } from './channels/partner-center/partner-consent.ts';
import type { Config, Secrets } from './config/config.ts';
import type { ChannelName } from './domain/channel.ts';
import type { JobDeps } from './jobs/job-deps.ts';
import type { ConsentSource } from './ports/consent-source.ts';
import type { DeviceChannel } from './ports/device-channel.ts';
import { createMsalTokens } from './security/msal-tokens.ts';
import { createPartnerTokens } from './security/partner-tokens.ts';

interface Settings {
  readonly config: Config;
  readonly secrets: Secrets;
}

type Tools = Pick<JobDeps, 'clock' | 'ids' | 'log' | 'jobs'>;

/** A road into customers' tenants, and who says whether it may be taken. */
interface Road {
  readonly channel: DeviceChannel;
  readonly consent: ConsentSource;
}

/** The roads into customers' tenants that the settings allow, each with its source of consent. */
export function connectChannels(settings: Settings, tools: Tools): Pick<JobDeps, 'channels' | 'consents'> {
  const roads = [connectGraph(settings, tools), connectPartnerCenter(settings, tools)].filter((road) => road !== null);
  return {
    channels: new Map<ChannelName, DeviceChannel>(roads.map(({ channel }) => [channel.declaration.name, channel])),
    consents: new Map<ChannelName, ConsentSource>(roads.map(({ consent }) => [consent.channel, consent])),
  };
}

function connectGraph({ config, secrets }: Settings, { clock, ids, log, jobs }: Tools): Road {
  const { graphUrl, loginUrl, clientId } = config.graph;
  const { callTimeoutMs } = config.times;
  const tokens = createMsalTokens({ loginUrl, clientId, secret: secrets.graphClientSecret ?? '', callTimeoutMs });
  return {
    channel: createGraphChannel({
      graphUrl,
      tokens,
      clock,
      ids,
      log,
      callTimeoutMs,
      ownImportIds: (importIds) => jobs.ownChunkIds(importIds),
    }),
    consent: createGraphConsent({
      graphUrl,
      loginUrl,
      clientId,
      redirectUri: `${config.publicUrl}/consent`,
      tokens,
      clock,
      log,
      callTimeoutMs,
    }),
  };
}

/** Null where the settings name no partner. */
function connectPartnerCenter({ config, secrets }: Settings, { clock, ids, log }: Tools): Road | null {
  if (config.partnerCenter === null) return null;
  const { url, tenantId, clientId, chunkSize } = config.partnerCenter;
  const { callTimeoutMs } = config.times;
  const options: PartnerOptions = {
    partnerUrl: url,
    tokens: createPartnerTokens({
      loginUrl: config.graph.loginUrl,
      clientId,
      secret: secrets.partnerCenterClientSecret ?? '',
      refreshToken: secrets.partnerCenterRefreshToken ?? '',
      callTimeoutMs,
    }),
    partnerTenantId: tenantId,
    clock,
    ids,
    log,
    callTimeoutMs,
  };
  return { channel: createPartnerChannel({ ...options, chunkSize }), consent: createPartnerConsent(options) };
}
