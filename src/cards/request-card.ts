import type { AdaptiveCard, ContainerStyle } from '@microsoft/teams.cards';
import { isSettled, type RequestState } from '../domain/request.ts';
import type { RequestView } from '../flow/request-view.ts';
import { type Block, badge, box, card, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { attention } from './request-attention.ts';
import { reasonInput, requestButtons } from './request-buttons.ts';
import { consentHelp } from './request-consent.ts';
import { allDevices } from './request-devices.ts';
import { draftInputs } from './request-inputs.ts';
import { consequence, judged, listButtons, understood } from './request-plan.ts';
import { outcomeChart, plannedSteps, profiles, progress, steps } from './request-progress.ts';
import { requestHeadline, requestTarget, stateSentence, type Writing } from './request-words.ts';
import { REQUEST_LOOKS } from './words.ts';

const TONES: Readonly<Record<RequestState, ContainerStyle>> = {
  draft: 'emphasis',
  'waiting-for-consent': 'warning',
  'waiting-for-approval': 'warning',
  approved: 'accent',
  running: 'accent',
  done: 'good',
  'done-with-failures': 'warning',
  failed: 'attention',
  rejected: 'attention',
  cancelled: 'emphasis',
  expired: 'emphasis',
};

/** The one card of a request: the same card in every state, edited in place. */
export function requestCard(view: RequestView, say: string | null, sentence: string, detail: Detail): AdaptiveCard {
  const writing: Writing = { value: (value) => markdownText(value, detail.name), time: cardTime };
  const body: Block[] = [
    title(requestHeadline(view, writing)),
    text(requestTarget(view, writing), { spacing: 'None' }),
    ...(say === null ? [] : [text(markdownText(say, detail.sentence))]),
    box(
      TONES[view.state],
      badge(REQUEST_LOOKS[view.state]),
      text(stateSentence(view, writing), { spacing: 'Small' }),
      ...(view.note === null ? [] : [text(markdownText(view.note, detail.sentence), { spacing: 'Small' })]),
    ),
    ...middle(view, detail),
    ...allDevices(view, detail),
    ...draftInputs(view, detail),
    ...reasonInput(view),
    ...whoDecides(view, writing),
    footer(view, writing),
  ];
  return card(sentence, body, requestButtons(view));
}

function middle(view: RequestView, detail: Detail): Block[] {
  const { state } = view;
  const settled = isSettled(state);
  if (state === 'running' || state === 'approved') {
    return [...progress(view), ...steps(view, 'How far it is', detail), ...attention(view, detail)];
  }
  if (settled && state !== 'rejected' && state !== 'cancelled' && state !== 'expired') {
    const unfinished = view.steps.some((step) => step.state !== 'done');
    return [
      ...outcomeChart(view),
      ...profiles(view, detail),
      ...(unfinished ? steps(view, 'What happened', detail) : []),
      ...attention(view, detail),
    ];
  }
  if (settled) return understood(view, detail);
  const approver = state === 'waiting-for-approval';
  return [
    ...understood(view, detail),
    ...(approver ? [consequence(view, detail)] : []),
    ...judged(view, detail),
    ...consentHelp(view, detail),
    ...attention(view, detail),
    ...listButtons(view),
    ...plannedSteps(view, detail),
  ];
}

/** Nobody approves a request of their own, whatever their roles. */
function whoDecides({ state, requestedBy }: RequestView, { value }: Writing): Block[] {
  if (state !== 'waiting-for-approval') return [];
  return [small(`Only an admin other than ${value(requestedBy.name)} can decide.`, { spacing: 'Small' })];
}

/** Who and when; a card that has not begun names the requester and the plan further up. */
function footer(view: RequestView, { value, time }: Writing): Block {
  const approved = view.decisions.findLast(({ what }) => what === 'approved');
  const { name } = view.requestedBy;
  const parts = [
    ...(approved === undefined
      ? []
      : [`Asked by ${value(name)}`, `approved by ${value(approved.byName)} on ${time(approved.at)}`]),
    ...(approved === undefined || view.planDigest === null ? [] : [`plan ${value(view.planDigest.slice(0, 8))}`]),
    `as of ${time(view.updatedAt)}`,
  ];
  const line = parts.join(' · ');
  return small(`${line.charAt(0).toUpperCase()}${line.slice(1)}`, { spacing: 'Medium', separator: true });
}
