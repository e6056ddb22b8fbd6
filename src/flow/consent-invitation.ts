import type { ChannelName } from '../domain/channel.ts';
import type { ConsentAnswer } from '../ports/consent-source.ts';

/** What a person needs to get a customer's consent on a channel. */
export interface ConsentInvitation {
  /** Where the customer's administrator accepts; null where there is no link at the moment. */
  readonly link: string | null;
  readonly who: string;
  readonly sees: string;
  /** To be forwarded to the customer; null without a link. */
  readonly message: string | null;
}

interface Wording {
  readonly who: (customer: string) => string;
  readonly sees: string;
  readonly ask: string;
}

/**
 * Sources: Microsoft Learn, "Grant tenant-wide admin consent" (Graph); "Windows Autopilot registration authorization" and
 * "Request a reseller relationship" (Partner Center, OEM).
 */
const WORDINGS: Readonly<Record<Exclude<ChannelName, 'manual-upload'>, Wording>> = {
  intune: {
    who: (customer) => `A Privileged Role Administrator or a Global Administrator of ${customer}.`,
    sees: 'Microsoft’s page “Permissions requested” with the name of our app. They read what it may do and press Accept. It takes effect at once.',
    ask: 'Please open this link, sign in as a Privileged Role Administrator or Global Administrator, and accept the permissions that Microsoft shows:',
  },
  'partner-center': {
    who: (customer) => `A Global Administrator of ${customer}. Anybody else gets an error page.`,
    sees: 'A page of the Microsoft 365 admin center that names us as partner. They tick Yes and press Accept. It takes effect at once, and gives no administrator rights in their tenant.',
    ask: 'Please open this link, sign in as a Global Administrator, tick Yes and press Accept. It makes us your partner for registering devices and gives us no administrator rights in your tenant:',
  },
  'oem-direct': {
    who: (customer) =>
      `A Global Administrator of ${customer} with a cloud account (…onmicrosoft.com); guests and federated accounts may fail.`,
    sees: 'A page of the Microsoft 365 admin center that names the manufacturer. They tick Yes and press Accept. It takes effect at once.',
    ask: 'Please open this link, sign in as a Global Administrator with a cloud account (…onmicrosoft.com), tick Yes and press Accept. It allows the manufacturer to register your devices:',
  },
};

/** The invitation for a consent that is not there; null where it is, or where no administrator is to be asked. */
export function consentInvitation(
  channel: ChannelName,
  customer: string,
  { state, link }: Pick<ConsentAnswer, 'state' | 'link'>,
): ConsentInvitation | null {
  if (channel === 'manual-upload' || state === 'granted' || state === 'unknown') return null;
  const { who, sees, ask } = WORDINGS[channel];
  const message =
    link === null
      ? null
      : `Hello, we have been asked to register Windows Autopilot devices for ${customer}. Before we may do that, an administrator of yours has to allow it once. ${ask} ${link} You do not need to answer; we see it by ourselves.`;
  return { link, who: who(customer), sees, message };
}
