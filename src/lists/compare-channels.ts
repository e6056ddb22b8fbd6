import { LACKING_IDENTITY } from './codes.ts';
import type { RowFinding, RowValues } from './device-row.ts';
import { type ChannelRules, type ListChannel, rulesOf } from './formats.ts';
import { isTold } from './judge-identity.ts';
import { type JudgedRow, judgeRow, stateOf } from './judge-row.ts';
import type { ListHash } from './list-hash.ts';
import type { ListMemory } from './list-memory.ts';

/** The roads that a list is compared for; a manual upload takes the file of one of them. */
export const COMPARED_CHANNELS = [
  'intune',
  'partner-center',
  'oem-direct',
  'm365',
  'corporate-identifiers',
] as const satisfies readonly ListChannel[];

export type ComparedChannel = (typeof COMPARED_CHANNELS)[number];

/** What a device lacks for a channel, in the words of people: `hardware hash`, `manufacturer and model`. */
export interface Lack {
  readonly what: string;
  readonly devices: number;
  /** The first lines that lack it. */
  readonly lines: readonly number[];
}

/** What one channel could do with the devices of a list. */
export interface ChannelFit {
  readonly channel: ComparedChannel;
  /** As in sentences: "Intune", "the OEM". */
  readonly title: string;
  /** Devices that it would take as they are or after automatic repair. */
  readonly ready: number;
  /** Devices that it would take once a person accepts what is proposed. */
  readonly proposed: number;
  /** What the others lack to be told apart there, most devices first. */
  readonly lacks: readonly Lack[];
  /** Devices that lack nothing, but of which something else has to be mended at its source. */
  readonly damaged: number;
}

export interface ChannelComparison {
  /** Takes the row on `line`, which was judged by `rules`. */
  add(line: number, judged: JudgedRow, hash: ListHash, rules: ChannelRules): void;
  /** One entry a channel: who takes most comes first, else in the order of `COMPARED_CHANNELS`. */
  close(): ChannelFit[];
}

const SHOWN_LINES = 5;
/** Codes of what a row shares with others, whatever the channel, and of rows whose values stand in wrong columns. */
const OF_EVERY_CHANNEL = /^(FILE_|SERIAL_DUPLICATE$|ROW_COLUMNS_)/;
/** Rows are compared with each other once, by the channel that the list is judged for. */
const WITHOUT_MEMORY: ListMemory = { noteSerial: () => null, noteHash: () => [] };

/**
 * Judges the rows of a list for every channel, so that a person can choose by what each would take. Holds counts and a
 * few lines of each channel, whatever the length of the list.
 */
export function createChannelComparison(): ChannelComparison {
  const tallies = COMPARED_CHANNELS.map((channel) => emptyTally(channel));

  return {
    add(line, judged, hash, rules) {
      if (!judged.isDevice) return;
      const shared = judged.findings.filter(({ code }) => OF_EVERY_CHANNEL.test(code));
      for (const tally of tallies) {
        const findings =
          tally.rules === rules
            ? judged.findings
            : [...judgeRow(line, judged.values, hash, tally.rules, WITHOUT_MEMORY).findings, ...shared];
        count(tally, line, judged.values, findings);
      }
    },

    close: () =>
      tallies
        .map(({ channel, rules, ready, proposed, lacks, damaged }) => ({
          channel,
          title: rules.title,
          ready,
          proposed,
          lacks: [...lacks.values()].sort((one, other) => other.devices - one.devices),
          damaged,
        }))
        .sort((one, other) => other.ready - one.ready),
  };
}

interface Tally {
  readonly channel: ComparedChannel;
  readonly rules: ChannelRules;
  ready: number;
  proposed: number;
  damaged: number;
  readonly lacks: Map<string, { readonly what: string; devices: number; readonly lines: number[] }>;
}

function emptyTally(channel: ComparedChannel): Tally {
  return { channel, rules: rulesOf(channel, 'unknown'), ready: 0, proposed: 0, damaged: 0, lacks: new Map() };
}

function count(tally: Tally, line: number, values: RowValues, findings: readonly RowFinding[]): void {
  switch (stateOf(findings)) {
    case 'ready':
    case 'repaired':
      tally.ready += 1;
      return;
    case 'needs-person':
      tally.proposed += 1;
      return;
    case 'unusable':
      if (findings.some(isDamage)) tally.damaged += 1;
      else noteLack(tally, line, lackOf(values, tally.rules));
  }
}

/** An error that stays when everything is known by which the channel identifies devices. */
function isDamage({ code, severity, fix }: RowFinding): boolean {
  return severity === 'error' && fix === 'none' && code !== 'SERIAL_MISSING' && !LACKING_IDENTITY.has(code);
}

function noteLack({ lacks }: Tally, line: number, what: string): void {
  const lack = lacks.get(what) ?? { what, devices: 0, lines: [] };
  lack.devices += 1;
  if (lack.lines.length < SHOWN_LINES) lack.lines.push(line);
  lacks.set(what, lack);
}

function lackOf({ serial, manufacturer, model }: RowValues, { identities }: ChannelRules): string {
  if (!identities.includes('tuple')) return 'hardware hash';
  const parts = [
    ...(serial === '' ? ['serial number'] : []),
    ...(isTold(manufacturer) ? [] : ['manufacturer']),
    ...(isTold(model) ? [] : ['model']),
  ];
  return parts.length < 3 ? parts.join(' and ') : 'serial number, manufacturer and model';
}
