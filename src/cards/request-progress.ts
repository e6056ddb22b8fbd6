import { Column, ColumnSet, Container, DonutChart, ProgressBar, type TextColor } from '@microsoft/teams.cards';
import type { RequestView } from '../flow/request-view.ts';
import { type Block, facts, firstOf, heading, present, small, text } from './blocks.ts';
import { number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { countsInWords, progressOf } from './request-words.ts';
import { DEVICE_ORDER, DEVICE_WORDS } from './words.ts';

const STEP_LOOKS: Readonly<
  Record<RequestView['steps'][number]['state'], { sign: string; word: string; color: TextColor }>
> = {
  done: { sign: '✓', word: 'done', color: 'Good' },
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
          new Column(text(markdownText(step, detail.sentence))).withWidth('stretch').withSpacing('Small'),
          new Column(small(word, { color, isSubtle: false })).withWidth('auto'),
        ],
      });
    }),
    ...(left === 0 ? [] : [small(`and ${number(left)} more steps`)]),
  ];
}

/** The steps of a plan, numbered: none of them has begun. */
export function plannedSteps(view: RequestView, title: string, detail: Detail): Block[] {
  if (view.steps.length === 0) return [];
  const { shown, left } = firstOf(view.steps, detail.rows);
  return [
    heading(title),
    ...shown.map((step, index) =>
      text(`**${index + 1}.** ${markdownText(step.text, detail.sentence)}`, { spacing: 'Small' }),
    ),
    ...(left === 0 ? [] : [small(`and ${number(left)} more steps`)]),
  ];
}

/** How many devices are finished, as a bar, and every state in numbers. */
export function progress(view: RequestView): Block[] {
  const { finished, all } = progressOf(view);
  if (all === 0) return [];
  const percent = Math.floor((finished / all) * 100);
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
        legend: `${DEVICE_WORDS[state].word}: ${number(view.counts[state])}`,
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
      (state) => [DEVICE_WORDS[state].word, number(view.counts[state])] as const,
    ),
  );
}
