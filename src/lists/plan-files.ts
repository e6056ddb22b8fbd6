import type { ChannelRules } from './formats.ts';

/** A file to be written. */
export interface PlannedFile {
  /** What distinguishes it from others of the same list: a tag, a number, or nothing. */
  readonly suffix: string;
  readonly devices: number;
  /** The one tag of all rows; null where there is none or more than one. */
  readonly groupTag: string | null;
}

/** Where a row goes: the how-manyth part of which group. */
export interface RowPlace {
  readonly group: string;
  readonly part: number;
  /** Whether it is the first row there. */
  readonly isFirst: boolean;
}

/** How rows are divided into files; told of the same rows in the same order, two plans give them the same places. */
export interface FilePlan {
  /** Takes the next row that is written. */
  place(groupTag: string): RowPlace;
  files(): PlannedFile[];
  /** The index of a place's file in `files()`; undefined where this plan has no such place. */
  indexOf(place: RowPlace): number | undefined;
}

interface Part {
  devices: number;
  /** '' for none, or more than one. */
  tag: string;
}

/** At most the channel's rows in each file, and one file for each group tag where the channel knows no tag column. */
export function createFilePlan(rules: ChannelRules): FilePlan {
  const groups = new Map<string, Part[]>();
  /** The index of the first file of each group. */
  let firstIndexes: Map<string, number> | null = null;

  return {
    place(groupTag) {
      const group = rules.groupTag === 'file' ? groupTag : '';
      const parts = groups.get(group) ?? [];
      groups.set(group, parts);
      let last = parts.at(-1);
      if (last === undefined || last.devices === rules.maxRows) {
        last = { devices: 0, tag: groupTag };
        parts.push(last);
      }
      last.devices += 1;
      if (last.tag !== groupTag) last.tag = '';
      return { group, part: parts.length, isFirst: last.devices === 1 };
    },

    files() {
      return [...groups].flatMap(([group, parts]) =>
        parts.map(({ devices, tag }, index) => ({
          suffix: [groups.size > 1 ? group || 'untagged' : '', parts.length > 1 ? String(index + 1) : '']
            .filter(Boolean)
            .join('-'),
          devices,
          groupTag: rules.groupTag === 'none' || tag === '' ? null : tag,
        })),
      );
    },

    indexOf({ group, part }) {
      firstIndexes ??= indexesOf(groups);
      const first = firstIndexes.get(group);
      return first === undefined || part > (groups.get(group)?.length ?? 0) ? undefined : first + part - 1;
    },
  };
}

function indexesOf(groups: ReadonlyMap<string, readonly Part[]>): Map<string, number> {
  const indexes = new Map<string, number>();
  let next = 0;
  for (const [group, parts] of groups) {
    indexes.set(group, next);
    next += parts.length;
  }
  return indexes;
}
