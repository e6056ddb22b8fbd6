import type { Activity } from 'botbuilder';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationError, type Claim } from 'botframework-connector';

/** Tokens of the Bot Framework's channel service have this issuer; an emulator's token for the bot's own id is refused. */
const CHANNEL_ISSUER = 'https://api.botframework.com';

export interface BotIdentity {
  readonly appId: string;
  readonly password: string | null;
  readonly tenantId: string;
}

/**
 * Inbound tokens, validated more strictly than the SDK does by default: only the Teams channel's own issuer and
 * endorsement, and every failure is a 401 without a reason, where the SDK answers some with 500 and the reason.
 * Source: behaviour of botbuilder 4.23.3 as measured with signed test tokens.
 */
export class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  constructor({ appId, password, tenantId }: BotIdentity) {
    super(
      { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId },
      new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppId: appId,
        MicrosoftAppPassword: password ?? '',
        MicrosoftAppTenantId: tenantId,
      }),
      { requiredEndorsements: ['msteams'], validateClaims: onlyTheChannel },
    );
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    try {
      return await super.authenticateRequest(activity, authHeader);
    } catch (error) {
      if (isOutage(error)) throw new AuthenticationError('sign-in keys cannot be read', 503);
      throw new AuthenticationError('unauthorized', 401);
    }
  }
}

function onlyTheChannel(claims: Claim[]): Promise<void> {
  const issuer = claims.find((claim) => claim.type === 'iss')?.value;
  if (issuer !== CHANNEL_ISSUER) throw new AuthenticationError('unauthorized', 401);
  return Promise.resolve();
}

/** The keys' address cannot be reached: nobody is refused for good because of that. */
function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(?:ECONN|ENOTFOUND|ETIMEDOUT|EAI_)/.test(code);
}
