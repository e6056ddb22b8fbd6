import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { Check } from '../facts.ts';

/** Says that users of a list are lost on a channel that has no place for them. */
export const checkAssignedUsers: Check = ({ devices, declaration, channel, kind }) => {
  if (declaration === null || kind !== 'register' || declaration.actions.includes('assign-user')) return {};
  const named = devices.filter(({ assignedUser, refusal }) => assignedUser !== null && refusal === null);
  if (named.length === 0) return {};
  return {
    findings: [
      {
        code: 'user.not-taken',
        severity: 'warning',
        message: `The list names a user for ${named.length === 1 ? '1 device' : `${named.length} devices`}; ${CHANNEL_TITLES[channel]} takes none, so that they have to be assigned in Intune afterwards.`,
        lines: named.flatMap(({ line }) => (line === null ? [] : [line])),
        serials: named.map(({ serial }) => serial),
        blocks: false,
      },
    ],
  };
};
