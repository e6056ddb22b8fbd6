import { Container } from '@microsoft/teams.cards';
import type { DeviceState } from '../domain/device.ts';
import type { RequestView, ViewDevice } from '../flow/request-view.ts';
import { type Block, bold, firstOf, small, text } from './blocks.ts';
import { devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { beginsWithLine } from './line-place.ts';
import { markdownText } from './markdown-text.ts';
import type { WordColor } from './words.ts';

/** Failed and left-out devices, those with the same reason together: which, why, and what to do. */
export function attention(view: RequestView, detail: Detail): Block[] {
  const groups = groupsOf(view.attention);
  const { shown, left } = firstOf(groups, detail.rows);
  const hidden = groups.slice(shown.length).reduce((sum, group) => sum + group.length, 0);
  return [
    ...shown.map((group) => groupBlock(group, view, detail)),
    ...(left === 0 ? [] : [small(`${devices(hidden)} more with other reasons`, { spacing: 'Medium' })]),
  ];
}

const LOOKS: Readonly<Record<'failed' | 'skipped' | 'waiting', { word: string; color: WordColor }>> = {
  failed: { word: '✕ Failed', color: 'Attention' },
  skipped: { word: '– Left out, not sent', color: 'Default' },
  waiting: { word: '⏳ Takes long', color: 'Accent' },
};

function groupBlock(group: Group, view: RequestView, detail: Detail): Block {
  const { state, code, name, hint } = group.first;
  const { word, color } = LOOKS[state === 'failed' || state === 'skipped' ? state : 'waiting'];
  const what = [code, name].filter((part) => part !== null).map((part) => markdownText(part, detail.name));
  const { shown, left } = firstOf(group.members, detail.rows);
  return new Container(
    text(`**${word}: ${devices(group.length)}**${what.length === 0 ? '' : ` · ${what.join(' ')}`}`, { color }),
    ...members(group, shown, left, detail),
    ...(hint === null ? [] : hintBlocks(hint, detail)),
    ...(state === 'failed' && view.actions.includes('retry')
      ? [text('When that is settled: **Try again** below.', { spacing: 'Small' })]
      : []),
  )
    .withSpacing('Medium')
    .withSeparator(true);
}

/** Each device with its reason; where the reasons differ by the serial number only, the first tells it for all. */
function members(group: Group, shown: readonly ViewDevice[], left: number, detail: Detail): Block[] {
  if (group.members.every(({ reason }) => reason === null)) {
    return [text(deviceNames(shown, left, detail), { spacing: 'Small' })];
  }
  const [first, ...others] = shown;
  if (first !== undefined && others.length > 0 && haveSameReason(group.members)) {
    return [
      text(deviceLine(first, detail), { spacing: 'Small' }),
      text(`The same holds for ${deviceNames(others, left, detail)}.`, { spacing: 'Small' }),
    ];
  }
  return [
    ...shown.map((device) => text(deviceLine(device, detail), { spacing: 'Small' })),
    ...(left === 0 ? [] : [small(`and ${number(left)} more`, { spacing: 'Small' })]),
  ];
}

function haveSameReason(devices: readonly ViewDevice[]): boolean {
  const reasons = new Set(devices.map(({ serial, reason }) => reason?.replaceAll(serial, '') ?? null));
  return reasons.size === 1 && !devices.some(({ reason, line }) => line !== null && beginsWithLine(reason ?? '', line));
}

const MOST_STEPS = 3;

/** What a fault means, with its source, and the first things to do: often the first only makes sure. */
export function hintBlocks(hint: NonNullable<ViewDevice['hint']>, detail: Detail): Block[] {
  const title = markdownText(hint.title, detail.sentence);
  const only = hint.steps.length === 1 ? hint.steps[0] : undefined;
  return [
    text(only === undefined ? bold(title) : `${bold(`${title}:`)} ${markdownText(only, detail.sentence)}`, {
      spacing: 'Small',
    }),
    ...(only === undefined ? hintSteps(hint, detail) : []),
    hintSource(hint, detail),
  ];
}

/** The first things to do, numbered where there are several. */
export function hintSteps(hint: NonNullable<ViewDevice['hint']>, detail: Detail): Block[] {
  const { shown } = firstOf(hint.steps, Math.min(MOST_STEPS, detail.rows));
  return shown.map((step, index) =>
    text(`${shown.length === 1 ? '' : `**${index + 1}.** `}${markdownText(step, detail.sentence)}`, {
      spacing: 'Small',
    }),
  );
}

export function hintSource(hint: NonNullable<ViewDevice['hint']>, detail: Detail): Block {
  return small(`Source: ${markdownText(hint.source, detail.sentence)}`);
}

function deviceLine({ serial, line, reason }: ViewDevice, detail: Detail): string {
  const told = line === null || (reason !== null && beginsWithLine(reason, line));
  const place = told ? '' : ` · line ${line}`;
  const why = reason === null ? '' : `: ${markdownText(reason, detail.sentence)}`;
  return `${serialName(serial, detail)}${place}${why}`;
}

function serialName(serial: string, detail: Detail): string {
  return bold(markdownText(serial, detail.name) || 'no serial number');
}

/** Devices of which there is nothing to say one by one. */
function deviceNames(shown: readonly ViewDevice[], left: number, detail: Detail): string {
  const names = shown.map(
    ({ serial, line }) => `${serialName(serial, detail)}${line === null ? '' : ` (line ${line})`}`,
  );
  return `${names.join(', ')}${left === 0 ? '' : ` and ${number(left)} more`}`;
}

interface Group {
  readonly first: ViewDevice;
  readonly members: readonly ViewDevice[];
  readonly length: number;
}

const RANK: Readonly<Partial<Record<DeviceState, number>>> = { failed: 0, skipped: 1 };

function groupsOf(list: readonly ViewDevice[]): Group[] {
  const byReason = new Map<string, ViewDevice[]>();
  for (const device of list) {
    const key = JSON.stringify([device.state, device.code, device.name, device.hint?.id ?? null]);
    const members = byReason.get(key);
    if (members === undefined) byReason.set(key, [device]);
    else members.push(device);
  }
  const groups = [...byReason.values()].map((members) => ({
    first: members[0] as ViewDevice,
    members,
    length: members.length,
  }));
  return groups.sort((left, right) => (RANK[left.first.state] ?? 2) - (RANK[right.first.state] ?? 2));
}
