import type { AdaptiveCard } from '@microsoft/teams.cards';
import type { Fault } from '../domain/fault.ts';
import { box, card, small, text } from './blocks.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

const NEXT: Readonly<Record<Fault['retry'], string | null>> = {
  never: null,
  'same-request': 'It may work when you try again in a few minutes.',
  'after-change': null,
};

/** An expected failure: what happened and what to do next, with the code that support can look up. */
export function refusedCard(fault: Fault, sentence: string, detail: Detail): AdaptiveCard {
  const { code, message, retry, remote } = fault;
  const value = (from: string): string => markdownText(from, detail.name);
  const next = NEXT[retry];
  const marks = [`Code ${value(code)}`];
  if (remote !== undefined) {
    marks.push(`the service answered ${remote.status}${remote.code === undefined ? '' : ` ${value(remote.code)}`}`);
    if (remote.requestId !== undefined) marks.push(`its request id ${value(remote.requestId)}`);
  }
  return card(sentence, [
    box(
      'attention',
      text('✕ That did not work', { style: 'heading', weight: 'Bolder', color: 'Attention' }),
      text(markdownText(message, detail.sentence * 2)),
      ...(next === null ? [] : [text(next, { spacing: 'Small' })]),
    ),
    small(marks.join(' · '), { spacing: 'Small' }),
  ]);
}
