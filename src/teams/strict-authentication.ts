import {
  type Activity,
  CallerIdConstants,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationConstants, AuthenticationError } from 'botframework-connector';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';
import { tenantOf } from './speaker.ts';

/** The only channel that is served, and the endorsement that its signing keys carry. */
const CHANNEL = 'msteams';

/** How long the channel's signing keys may take to come. */
const KEYS_TIMEOUT_MS = 10_000;

/** Where the channel service lives; Microsoft's public cloud where nothing else is set. */
export interface ChannelCloud {
  readonly openIdMetadataUrl: string;
  /** Who signs what the channel sends. */
  readonly issuer: string;
  readonly loginUrl: string;
  /** What our own tokens for the channel are asked for. */
  readonly scope: string;
}

export const PUBLIC_CLOUD: ChannelCloud = {
  openIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
  issuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  loginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  scope: AuthenticationConstants.ToChannelFromBotOAuthScope,
};

export interface BotIdentity {
  readonly appId: string;
  readonly password: string | null;
  readonly tenantId: string;
  /** Another cloud than Microsoft's public one, if any: what is absent stays the public cloud's. */
  readonly cloud?: { readonly [Part in keyof ChannelCloud]?: ChannelCloud[Part] | undefined };
}

/**
 * Inbound tokens, validated more strictly than the SDK does by default: only the Teams channel's own issuer, only keys
 * that are endorsed for Teams, only our tenant. What does not hold is a 401 without a reason, where the SDK answers
 * some with 500 and the reason; 403 is for a well-signed activity of another tenant or channel, 503 for keys that
 * cannot be had.
 * Source: Bot Framework documentation, "Authenticate requests from the Bot Connector service to your bot"; behaviour
 * of botbuilder 4.23.3 as measured with signed test tokens.
 */
export class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #tenantId: string;
  readonly #issuer: string;
  readonly #keys: OpenIdMetadata;

  constructor({ appId, password, tenantId, cloud = {} }: BotIdentity) {
    const issuer = cloud.issuer ?? PUBLIC_CLOUD.issuer;
    const openIdMetadataUrl = cloud.openIdMetadataUrl ?? PUBLIC_CLOUD.openIdMetadataUrl;
    const app = { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId };
    super(
      {
        ...app,
        // One that is set switches the defaults of all off.
        ToChannelFromBotLoginUrl: cloud.loginUrl ?? PUBLIC_CLOUD.loginUrl,
        ToChannelFromBotOAuthScope: cloud.scope ?? PUBLIC_CLOUD.scope,
        ToBotFromChannelTokenIssuer: issuer,
        ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        OAuthUrl: AuthenticationConstants.OAuthUrl,
        CallerId: CallerIdConstants.PublicAzureChannel,
        ValidateAuthority: true,
      },
      new ConfigurationServiceClientCredentialFactory({ ...app, MicrosoftAppPassword: password ?? '' }),
      {
        requiredEndorsements: [CHANNEL],
        validateClaims: (claims) => {
          const signedBy = claims.find(({ type }) => type === 'iss')?.value;
          return signedBy === issuer ? Promise.resolve() : Promise.reject(unauthorized());
        },
      },
    );
    this.#tenantId = tenantId.toLowerCase();
    this.#issuer = issuer;
    this.#keys = new OpenIdMetadata(openIdMetadataUrl);
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    await this.#refuseWhatIsNotOurs(authHeader);
    // Always judged as Teams: on some other channel ids the SDK takes another way with other keys.
    const asTeams = { ...activity, channelId: CHANNEL };
    const result = await super.authenticateRequest(asTeams, authHeader).catch((error: unknown) => {
      throw isOutage(error) ? keysUnreadable() : unauthorized();
    });
    if (activity.channelId !== CHANNEL || tenantOf(activity) !== this.#tenantId) {
      throw new AuthenticationError('This bot serves another organisation.', 403);
    }
    return result;
  }

  /** Before the SDK sees a token: another issuer must not make us fetch its keys, and a key without endorsement is none. */
  async #refuseWhatIsNotOurs(authHeader: string): Promise<void> {
    const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authHeader);
    const keyId = claimOf(token?.[1], 'kid');
    if (keyId === null || claimOf(token?.[2], 'iss') !== this.#issuer) throw unauthorized();
    const key = await inTime(this.#keys.getKey(keyId)).catch(() => {
      throw keysUnreadable();
    });
    if (key?.endorsements?.includes(CHANNEL) !== true) throw unauthorized();
  }
}

function unauthorized(): AuthenticationError {
  return new AuthenticationError('unauthorized', 401);
}

/** Nobody is refused for good because the keys' address is away. */
function keysUnreadable(): AuthenticationError {
  return new AuthenticationError('The sign-in keys of the channel cannot be read. Try again in a minute.', 503);
}

/** What the SDK throws when the document with the keys is not answered, or not as it should be. */
function isOutage(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= 500;
  return error instanceof Error && error.name === 'FetchError';
}

/** A text member of a token's part, which nobody has vouched for yet; null where there is none. */
function claimOf(part: string | undefined, name: string): string | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    const value: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, name) : null;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(KEYS_TIMEOUT_MS);
  return Promise.race([
    work,
    new Promise<never>((_, refuse) => {
      late.addEventListener('abort', () => refuse(new Error('too late')), { once: true });
    }),
  ]);
}
