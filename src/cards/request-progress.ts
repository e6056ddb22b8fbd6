import { Column, ColumnSet, Container, DonutChart, ProgressBar } from '@microsoft/teams.cards';
import type { DeviceState } from '../domain/device.ts';
import type { RequestView } from '../flow/request-view.ts';
import { type Block, facts, firstOf, heading, present, small, text } from './blocks.ts';
import { number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { countsInWords, progressOf } from './request-words.ts';
import { APPROVAL_STEP, DEVICE_ORDER, DEVICE_WORDS, deviceWord, type WordColor } from './words.ts';

const STEP_LOOKS: Readonly<
  Record<RequestView['steps'][number]['state'], { sign: string; word: string; color: WordColor }>
> = {
  done: { sign: '✓', word: 'done', color: 'Default' },
  doing: { sign: '▶', word: 'now', color: 'Accent' },
  todo: { sign: '○', word: 'to do', color: 'Default' },
  stopped: { sign: '■', word: 'stopped', color: 'Attention' },
};

/** The steps with how far each is: a sign and a word beside the colour. */
export function steps(view: RequestView, title: string, detail: Detail): Block[] {
  if (view.steps.length === 0) return [];
  const { shown, left } = firstOf(view.steps, detail.rows);
  return [
    heading(title),
    ...shown.map(({ text: step, state }) => {
      const { sign, word, color } = STEP_LOOKS[state];
      return new ColumnSet({
        spacing: 'Small',
        columns: [
          new Column(text(sign, { color, weight: 'Bolder' })).withWidth('20px'),
          new Column(text(stepWords(view, step, state, detail))).withWidth('stretch').withSpacing('Small'),
          new Column(small(word, { color, isSubtle: false })).withWidth('auto'),
        ],
      });
    }),
    ...(left === 0 ? [] : [small(`and ${number(left)} more steps`)]),
  ];
}

/** Names who approved, once somebody has. */
function stepWords(view: RequestView, step: string, state: keyof typeof STEP_LOOKS, detail: Detail): string {
  const approved = view.decisions.findLast(({ what }) => what === 'approved');
  return step === APPROVAL_STEP && state === 'done' && approved !== undefined
    ? `${markdownText(approved.byName, detail.name)} approved`
    : markdownText(step, detail.sentence);
}

/** The steps of a plan, numbered: none of them has begun. An approver reads what comes after the approval. */
export function plannedSteps(view: RequestView, detail: Detail): Block[] {
  const approver = view.state === 'waiting-for-approval';
  const planned = view.steps.filter((step) => !approver || step.text !== APPROVAL_STEP);
  if (view.counts.devices === 0 || planned.length === 0) return [];
  const { shown, left } = firstOf(planned, detail.rows);
  return [
    heading(approver ? 'What an approval sets going' : 'What will happen'),
    ...shown.map((step, index) =>
      text(`**${index + 1}.** ${markdownText(step.text, detail.sentence)}`, { spacing: 'Small' }),
    ),
    ...(left === 0 ? [] : [small(`and ${number(left)} more steps`)]),
  ];
}

/** How far the devices are, as a bar, and every state in numbers. */
export function progress(view: RequestView): Block[] {
  if (progressOf(view).all === 0) return [];
  const percent = percentOf(view);
  const drawn = Math.round(percent / 5);
  return [
    new ProgressBar({
      value: percent,
      max: 100,
      color: 'Accent',
      spacing: 'Medium',
      fallback: text(`${'█'.repeat(drawn)}${'░'.repeat(20 - drawn)} ${percent} %`, {
        color: 'Accent',
        spacing: 'Medium',
      }),
    }),
    ...present(countFacts(view)),
  ];
}

/** How much of the way, in percent, a device has behind it in each state. */
const PERCENT_OF_THE_WAY: Readonly<Record<DeviceState, number>> = {
  pending: 0,
  submitted: 25,
  registered: 60,
  assigned: 100,
  failed: 100,
  skipped: 100,
};

/** Rounded down, so that it is full only when every device is over. */
function percentOf({ kind, goal, counts }: RequestView): number {
  const way =
    kind === 'unblock' || goal === 'registration' ? { ...PERCENT_OF_THE_WAY, registered: 100 } : PERCENT_OF_THE_WAY;
  const done = DEVICE_ORDER.reduce((sum, state) => sum + way[state] * counts[state], 0);
  return Math.floor(done / counts.devices);
}

/** The outcome as a chart; clients without charts see the same numbers as text. */
export function outcomeChart(view: RequestView): Block[] {
  const states = DEVICE_ORDER.filter((state) => view.counts[state] > 0);
  const numbers = countFacts(view);
  if (numbers === null) return [];
  // One slice says nothing that the sentence does not.
  if (states.length === 1) return [numbers];
  return [
    new DonutChart({
      title: `Devices by state: ${countsInWords(view)}`,
      showTitle: false,
      showLegend: true,
      thickness: 'Thick',
      maxWidth: '320px',
      value: number(view.counts.devices),
      data: states.map((state) => ({
        legend: `${deviceWord(view, state)}: ${number(view.counts[state])}`,
        value: view.counts[state],
        color: DEVICE_WORDS[state].color,
      })),
      fallback: new Container(numbers),
    }),
  ];
}

/** Which profiles the devices have. */
export function profiles(view: RequestView, detail: Detail): Block[] {
  if (view.profiles.length === 0) return [];
  const { shown, left } = firstOf(view.profiles, detail.rows);
  return present<Block>(
    heading(view.profiles.length === 1 ? 'Profile' : 'Profiles'),
    facts(shown.map((profile) => [markdownText(profile.name, detail.name), number(profile.devices)] as const)),
    left > 0 && small(`and ${number(left)} more`),
  );
}

function countFacts(view: RequestView): ReturnType<typeof facts> {
  return facts(
    DEVICE_ORDER.filter((state) => view.counts[state] > 0).map(
      (state) => [deviceWord(view, state), number(view.counts[state])] as const,
    ),
  );
}
