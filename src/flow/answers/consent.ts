import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { Intent } from '../../intent/intent.ts';
import { findCustomer } from '../../plan/find-customer.ts';
import { type ConsentInvitation, consentInvitation } from '../consent-invitation.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Reply } from '../reply.ts';

const WORDS = {
  granted: 'has consented',
  partial: 'has consented, but permissions are missing',
  'not-granted': 'has not consented',
  unknown: 'could not be asked: nothing would be sent',
} as const;

/** Whether a customer consents on the channel that would be used, asked now. */
export async function answerConsent(deps: FlowDeps, intent: Intent): Promise<Reply> {
  const customers = await deps.customers.list();
  if (intent.customer === null) {
    return {
      kind: 'say',
      text: 'The consent of which customer?',
      tries: customers.slice(0, 3).map(({ name }) => `has ${name} consented?`),
    };
  }
  const match = findCustomer(intent.customer, customers);
  if (match.kind !== 'exact') {
    const near = match.customers.map(({ name, domain }) => `${name} (${domain})`).join(', ');
    return {
      kind: 'say',
      text: `No customer is called exactly "${intent.customer}".${near === '' ? '' : ` There is ${near}.`}`,
      tries: match.customers.slice(0, 3).map(({ name }) => `has ${name} consented?`),
    };
  }
  const { customer } = match;
  const channel = intent.channel ?? customer.defaultChannel;
  const source = deps.consents.get(channel);
  if (source === undefined) {
    return {
      kind: 'say',
      text: `This installation of Preflight has no access to ${CHANNEL_TITLES[channel]}, so it cannot ask for the consent of ${customer.name} there.`,
      tries: [],
    };
  }
  const { state, missing, link } = await source.check(customer.tenantId);
  const invitation = consentInvitation(channel, customer.name, { state, link });
  const details = missing.length === 0 ? '' : ` Missing: ${missing.join(', ')}.`;
  const how = invitation === null ? '' : ` ${howTo(invitation)}`;
  return {
    kind: 'say',
    text: `${customer.name} (${customer.domain}) on ${CHANNEL_TITLES[channel]}: ${WORDS[state]}.${details}${how}`,
    tries: [],
  };
}

function howTo({ link, who, sees }: ConsentInvitation): string {
  const where =
    link === null
      ? 'Microsoft gave no link to pass on at the moment; ask again in a while.'
      : `The link to forward: ${link}`;
  return `Who can give it: ${who} What they will see: ${sees} ${where}`;
}
