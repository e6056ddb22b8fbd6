import { ActionSet, Container } from '@microsoft/teams.cards';
import { CHANNEL_TITLES } from '../domain/channel.ts';
import type { RequestView, ViewFinding } from '../flow/request-view.ts';
import { type Block, bold, facts, firstOf, present, small, text } from './blocks.ts';
import { devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { contradictedLine, hashSourceLine } from './inventory-facts.ts';
import { beginsWithLine } from './line-place.ts';
import { rowName } from './list-groups.ts';
import { listProposals } from './list-proposals.ts';
import { markdownText } from './markdown-text.ts';
import { pressButton } from './press-button.ts';
import type { WordColor } from './words.ts';

/** What was understood, who asked, and which plan exactly. */
export function understood(view: RequestView, detail: Detail): Block[] {
  const { customer, customerText, kind, groupTag, counts, statedCount } = view;
  const name = (value: string): string => markdownText(value, detail.name);
  const unknown = customerText === null ? null : `“${name(customerText)}” is not clear yet`;
  const stated = statedCount === null || statedCount === counts.devices ? '' : ` (you wrote ${number(statedCount)})`;
  return present(
    facts([
      ['Customer', customer === null ? unknown : `${name(customer.name)} (${name(customer.domain)})`],
      ['Tenant id', customer === null ? null : name(customer.tenantId)],
      ['Tag', kind === 'register' ? (groupTag === null ? 'none' : name(groupTag)) : null],
      ['Channel', name(CHANNEL_TITLES[view.channel])],
      ['Devices', counts.devices === 0 && stated === '' ? null : `${number(counts.devices)}${stated}`],
      ['Hashes', hashSourceLine(view, detail)],
      ['Please check', contradictedLine(view, detail)],
      ['Asked by', `${name(view.requestedBy.name)} (${name(view.requestedBy.upn)})`],
      ['Plan', view.planDigest === null ? null : name(view.planDigest.slice(0, 8))],
    ]),
  );
}

/** What the checks say: ready, repaired, what needs a person, and what is worth knowing. */
export function judged(view: RequestView, detail: Detail): Block[] {
  const findings = notAboutLeftOut(view);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const notes = findings.filter((finding) => finding.severity === 'info' && !isToldAsRepair(finding, view));
  const ready = view.counts.pending;
  const message = (finding: ViewFinding): string => withPlace(finding, detail);
  return present(
    group(`✕ Needs you (${errors.length})`, 'Attention', errors.map(message), detail),
    ready === 0 ? null : readyBlock(view, detail),
    ...proposalsOf(view, detail),
    group(
      `↻ Repaired without loss: ${devices(view.repaired.length)}`,
      'Default',
      view.repaired.map(
        ({ serial, line, how }) =>
          `${bold(markdownText(serial, detail.name))}${line === null || beginsWithLine(how, line) ? '' : ` · line ${line}`}: ${markdownText(how, detail.sentence)}`,
      ),
      detail,
    ),
    group(`! Please check (${warnings.length})`, 'Default', warnings.map(message), detail),
    group(`i Good to know (${notes.length})`, 'Accent', notes.map(message), detail),
  );
}

/** Of a list, the first rows that can be sent as they stand. */
function readyBlock({ counts, list, repaired }: RequestView, detail: Detail): Block {
  const title = text(`**✓ Ready: ${devices(counts.pending)}**`);
  const rows = list === null ? [] : list.ready.first.slice(0, detail.rows);
  if (list === null || rows.length === 0) return title.withSpacing('Medium');
  const left = list.ready.count - rows.length;
  const names = rows.map((row) => `${rowName(row, detail)} (line ${row.line})`).join(', ');
  const more = present(
    left > 0 && `${number(left)} more`,
    repaired.length > 0 && `${number(repaired.length)} repaired`,
  );
  return new Container(title, small([names, ...more].join(' and '))).withSpacing('Medium');
}

function proposalsOf({ id, list }: RequestView, detail: Detail): Block[] {
  if (list === null) return [];
  const source = { requestId: id, listId: list.id, listVersion: list.version, isOpen: list.isOpen };
  return listProposals(list.proposals, null, source, detail);
}

/** The ways to the list behind the devices. */
export function listButtons({ id, list }: RequestView): Block[] {
  if (list === null) return [];
  const data = { request: id, list: list.id } as const;
  return [
    new ActionSet(
      pressButton('Show all rows', { ...data, action: 'open-list' }, { inputs: 'none' }),
      pressButton('Download the repaired list', { ...data, action: 'download-list' }, { inputs: 'none' }),
    ).withSpacing('Medium'),
  ];
}

/** What an approval sets going that is hard to take back. */
export function consequence(view: RequestView, detail: Detail): Block {
  const customer = view.customer === null ? 'the customer' : markdownText(view.customer.name, detail.name);
  const count = devices(view.counts.pending);
  const words =
    view.kind === 'unblock'
      ? `**If you approve:** ${count} of ${customer} may enrol again, without another question. Whoever holds the device can then set it up.`
      : `**If you approve:** ${count} ${view.counts.pending === 1 ? 'is' : 'are'} claimed for ${customer}'s tenant. No other tenant can register ${view.counts.pending === 1 ? 'it' : 'them'} until ${view.counts.pending === 1 ? 'it is' : 'they are'} removed there by hand.`;
  return text(words);
}

/** Findings whose devices are all left out are told with those devices. */
function notAboutLeftOut({ findings, serialsByState }: RequestView): readonly ViewFinding[] {
  const leftOut = new Set(serialsByState.skipped);
  return findings.filter(({ serials }) => serials.length === 0 || !serials.every((serial) => leftOut.has(serial)));
}

/** A repair of the list is told with its device; a finding of several rows repeats the sentence of the first. */
function isToldAsRepair({ message }: ViewFinding, { repaired }: RequestView): boolean {
  return repaired.some(({ how }) => message === how || message.startsWith(`${how} (`));
}

function withPlace({ message, lines }: ViewFinding, detail: Detail): string {
  const [first] = lines;
  if (first === undefined) return markdownText(message, detail.sentence);
  const { shown, left } = firstOf(lines, detail.rows);
  const more = left === 0 ? '' : ` and ${number(left)} more`;
  const place = `${lines.length === 1 ? 'Line' : 'Lines'} ${shown.join(', ')}${more}`;
  return beginsWithLine(message, first)
    ? `${place}${markdownText(message.slice(`Line ${first}`.length), detail.sentence)}`
    : `${place}: ${markdownText(message, detail.sentence)}`;
}

/** Lines under a title, the first of them and how many there are more; null where there is none. */
function group(title: string, color: WordColor, lines: readonly string[], detail: Detail): Block | null {
  if (lines.length === 0) return null;
  const { shown, left } = firstOf(lines, detail.rows);
  return new Container(
    text(`**${title}**`, { color }),
    ...shown.map((line) => text(line, { spacing: 'Small' })),
    ...(left === 0 ? [] : [small(`and ${number(left)} more`, { spacing: 'Small' })]),
  ).withSpacing('Medium');
}
