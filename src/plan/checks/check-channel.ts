import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { Check } from '../facts.ts';

/** Blocks a plan for a channel that this installation cannot use. */
export const checkChannel: Check = ({ channel, declaration }) => {
  if (declaration !== null) return {};
  return {
    findings: [
      {
        code: 'channel.not-available',
        severity: 'error',
        message: `Preflight cannot register through ${CHANNEL_TITLES[channel]} yet. Choose Intune for this customer, or upload the list there yourself.`,
        lines: [],
        serials: [],
        blocks: true,
      },
    ],
  };
};
