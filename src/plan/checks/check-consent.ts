import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { Check } from '../facts.ts';

/**
 * Blocks a plan until the customer's consent on its channel was seen; what could not be found out, or not even asked,
 * is no consent.
 */
export const checkConsent: Check = ({ consent, customer, channel, declaration }) => {
  if (consent?.state === 'granted') return {};
  // A channel that is not there is told by its own check.
  if (consent === null && declaration === null) return {};
  const state = consent?.state ?? 'unknown';
  const where = `${customer.name} (${customer.domain}) on ${CHANNEL_TITLES[channel]}`;
  const message = {
    'not-granted': `There is no consent of ${where}. An administrator of the customer must accept it once; then press Check again.`,
    partial: `The consent of ${where} lacks ${consent?.missing.join(', ') ?? ''}. An administrator of the customer must accept it again; then press Check again.`,
    unknown: `Whether ${where} has consented could not be found out, so nothing is sent. Try again in a few minutes.`,
  }[state];
  return {
    findings: [{ code: `consent.${state}`, severity: 'error', message, lines: [], serials: [], blocks: true }],
  };
};
