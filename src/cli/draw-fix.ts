import { join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import type { DroppedRow, OutputHead } from '../lists/fix-sink.ts';
import type { ChannelRules } from '../lists/formats.ts';
import type { ListChange } from '../lists/list-change.ts';
import { titleOf } from './code-title.ts';
import { drawFindings } from './draw-report.ts';
import { counted } from './in-figures.ts';
import type { Kind } from './kind-digest.ts';
import { wrapText } from './wrap-text.ts';

/** What a fix did, each kind of entry with the first of them. */
export interface FixStory {
  readonly folder: string;
  readonly outputs: readonly OutputHead[];
  /** Of the channel that the outputs are for; null where the format is not known. */
  readonly rules: ChannelRules | null;
  readonly changes: readonly Kind<ListChange>[];
  readonly left: readonly Kind<Finding>[];
  readonly dropped: readonly Kind<DroppedRow>[];
}

/** So many outputs are named one by one. */
const SHOWN_OUTPUTS = 20;

/** For people: what was written where, what was changed, what was left out and why, and what to do next. */
export function drawFix(story: FixStory, width: number): string {
  const { folder, outputs, rules, changes, dropped } = story;
  // What could be mended in a row that is left out for another reason is of no use to anybody.
  const left = story.left.filter(({ first: [one] }) => one.fix !== 'automatic');
  return [
    ...(outputs.length === 0 ? ['NOTHING WRITTEN'] : drawOutputs(outputs, rules, folder, width)),
    ...section(
      'CHANGED',
      changes.flatMap((kind) => drawChanges(kind, width)),
    ),
    ...section(
      'LEFT OUT',
      dropped.flatMap((kind) => drawDropped(kind, width)),
    ),
    ...drawFindings(left, width),
    ...section(
      'NEXT',
      [...nextSteps(story)].flatMap((step) => wrapText(step, width, '  ')),
    ),
  ].join('\n');
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function drawOutputs(
  outputs: readonly OutputHead[],
  rules: ChannelRules | null,
  folder: string,
  width: number,
): string[] {
  const shown = outputs.slice(0, SHOWN_OUTPUTS);
  const rest = outputs.length - shown.length;
  return [
    'WRITTEN',
    ...shown.flatMap(({ file, devices, groupTag }) => [
      `  ${join(folder, file)}: ${counted(devices, 'device')}${tagInWords(groupTag, rules)}`,
    ]),
    ...(rest > 0 ? wrapText(`… and ${counted(rest, 'more file')} in ${folder}`, width, '  ') : []),
  ];
}

function tagInWords(groupTag: string | null, rules: ChannelRules | null): string {
  if (rules?.groupTag === 'file') return groupTag === null ? ', no group tag' : `, group tag ${groupTag}`;
  return groupTag === null ? '' : `, all with group tag ${groupTag}`;
}

function drawChanges({ count, first }: Kind<ListChange>, width: number): string[] {
  const [{ code }] = first;
  const rest = count - first.length;
  return [
    ...wrapText(`${titleOf(code)}: ${counted(count, 'change')}`, width, '  ', '    '),
    ...first.flatMap(({ line, column, from, to }) => {
      const where = [line === null ? 'The file' : `Line ${line}`, column].filter((part) => part !== null).join(', ');
      return wrapText(`${where}: “${from}” → “${to}”`, width, '    ', '      ');
    }),
    ...(rest > 0 ? [`    … and ${counted(rest)} more`] : []),
  ];
}

function drawDropped({ count, first }: Kind<DroppedRow>, width: number): string[] {
  const [{ code }] = first;
  const more = count > first.length ? ' …' : '';
  const lines = `line${count === 1 ? '' : 's'} ${first.map(({ line }) => counted(line)).join(', ')}${more}`;
  return wrapText(`${counted(count, 'row')} (${lines}): ${titleOf(code)}`, width, '  ', '    ');
}

function* nextSteps({ outputs, rules, dropped, left, changes }: FixStory): Generator<string> {
  const leftOut = dropped.reduce((sum, { count }) => sum + count, 0);
  if (outputs.length > 0 && rules !== null) {
    const each = outputs.length > 1 ? 'each file' : 'the file';
    yield `Upload ${each} to ${rules.title}.`;
    if (rules.groupTag === 'file' && outputs.some(({ groupTag }) => groupTag !== null)) {
      yield 'The file does not hold the group tag: enter it as the group name when you upload, with these capitals.';
    }
  }
  if (leftOut > 0) {
    const who = leftOut === 1 ? 'the row that was left out' : 'the rows that were left out';
    yield `Mend ${who} where the list comes from, and fix that list again.`;
  }
  if (left.some(({ first: [one] }) => one.fix === 'proposal')) {
    yield 'If what is proposed above is right, run the same with --accept-proposals --force.';
  }
  const isCut = [...changes, ...left, ...dropped].some(({ count, first }) => count > first.length);
  if (isCut) yield 'With --json every single one is named.';
}
