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
        message: `This installation of Preflight has no access to ${CHANNEL_TITLES[channel]}. Ask whoever runs it to set it up, or ask again and name another way, for example “via Intune”.`,
        lines: [],
        serials: [],
        blocks: true,
      },
    ],
  };
};
