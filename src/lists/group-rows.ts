import type { DeviceRow, RowState } from './device-row.ts';

/** What matters to a person about a row, best first. Each device is in one group. */
export const ROW_GROUPS = ['ready', 'repaired', 'needs-you', 'cannot-be-used'] as const;

export type RowGroup = (typeof ROW_GROUPS)[number];

const GROUP_OF: Readonly<Record<RowState, RowGroup>> = {
  ready: 'ready',
  repaired: 'repaired',
  'needs-person': 'needs-you',
  unusable: 'cannot-be-used',
};

export function groupOf({ state }: Pick<DeviceRow, 'state'>): RowGroup {
  return GROUP_OF[state];
}

/** Why a row is in its group, as its most telling finding says it; null for a row about which there is nothing to say. */
export function reasonOf({ state, findings }: Pick<DeviceRow, 'state' | 'findings'>): string | null {
  const errors = findings.filter(({ severity }) => severity === 'error');
  switch (state) {
    case 'ready':
      return null;
    case 'repaired':
      return findings.find(({ fix }) => fix === 'automatic')?.message ?? null;
    case 'needs-person':
      return errors.find(({ fix }) => fix === 'proposal')?.message ?? null;
    case 'unusable':
      return errors.find(({ fix }) => fix === 'none')?.message ?? errors[0]?.message ?? null;
    default:
      return state satisfies never;
  }
}
