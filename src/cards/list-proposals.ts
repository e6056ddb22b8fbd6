import { ActionSet, Choice, ChoiceSetInput, Container } from '@microsoft/teams.cards';
import type { Some, ViewProposal } from '../flow/kept-lists/list-view.ts';
import { type Block, bold, small, text } from './blocks.ts';
import { counted, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { withoutLine } from './line-place.ts';
import { rowName } from './list-groups.ts';
import { markdownText } from './markdown-text.ts';
import { plainText } from './plain-text.ts';
import { pressButton } from './press-button.ts';

/** Where the proposals of a card come from; a press names the list and what of it was seen. */
export interface ProposalSource {
  readonly requestId: string | null;
  readonly listId: string;
  readonly listVersion: number;
  /** False where nobody can say yes any more. */
  readonly isOpen: boolean;
}

/** More would fill the card; the page has them all. */
const MOST_PROPOSALS = 4;

/** What only a person can decide: what is proposed, a yes to those of the first that are chosen, and one to all. */
export function listProposals(
  { first, count }: Some<ViewProposal>,
  needing: number | null,
  source: ProposalSource,
  detail: Detail,
): Block[] {
  if (count === 0) return [];
  const shown = first.slice(0, Math.min(MOST_PROPOSALS, detail.rows));
  const left = count - shown.length;
  const whose = needing === null || needing === 0 ? '' : `, ${counted(needing, 'device')} cannot be sent without`;
  return [
    new Container(
      text(`**! Needs you: ${counted(count, 'proposal')}${whose}**`),
      ...shown.flatMap((proposal) => proposalBlocks(proposal, detail)),
      ...(left === 0 ? [] : [small(`and ${number(left)} more, in the table of all rows`, { spacing: 'Small' })]),
      ...(source.isOpen ? decision(shown, count, source, detail) : []),
    ).withSpacing('Medium'),
  ];
}

function proposalBlocks(proposal: ViewProposal, detail: Detail): Block[] {
  const { line, message } = proposal;
  return [
    text(
      `${bold(rowName(proposal, detail))} · line ${line}: ${markdownText(withoutLine(message, line), detail.sentence)}`,
      { spacing: 'Small' },
    ),
    small(`Proposed: ${markdownText(proposal.proposal, detail.name)}`),
  ];
}

/** The only proposal needs one button; of several those are chosen that are right, or all are accepted. */
function decision(shown: readonly ViewProposal[], count: number, source: ProposalSource, detail: Detail): Block[] {
  const [only] = shown;
  if (count === 1 && only !== undefined) {
    const { line, code } = only;
    const data = { ...dataOf(source, 'accept'), line: String(line), code };
    return [new ActionSet(pressButton(`Accept for line ${line}`, data, { inputs: 'none' })).withSpacing('Small')];
  }
  const all = pressButton(count === 2 ? 'Accept both' : `Accept all ${number(count)}`, dataOf(source, 'accept'), {
    inputs: 'none',
  });
  // The smallest card shows none of them.
  if (shown.length === 0) return [new ActionSet(all).withSpacing('Small')];
  return [
    new ChoiceSetInput(
      ...shown.map(
        ({ line, code, proposal }) =>
          new Choice({ title: `Line ${line}: ${plainText(proposal, detail.name)}`, value: `${line} ${code}` }),
      ),
    )
      .withId('proposals')
      .withLabel('Which of them are right?')
      .withIsMultiSelect(true)
      .withStyle('expanded'),
    new ActionSet(pressButton('Accept the chosen', dataOf(source, 'accept-chosen')), all).withSpacing('Small'),
  ];
}

function dataOf({ requestId, listId, listVersion }: ProposalSource, action: 'accept' | 'accept-chosen') {
  return { request: requestId, action, list: listId, listVersion: String(listVersion) } as const;
}
