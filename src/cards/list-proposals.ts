import { ActionSet, Container } from '@microsoft/teams.cards';
import type { Some, ViewProposal } from '../flow/kept-lists/list-view.ts';
import { type Block, bold, small, text } from './blocks.ts';
import { counted, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { withoutLine } from './line-place.ts';
import { rowName } from './list-groups.ts';
import { markdownText } from './markdown-text.ts';
import { pressButton } from './press-button.ts';

/** Where the proposals of a card come from; a press names the list and what of it was seen. */
export interface ProposalSource {
  readonly requestId: string | null;
  readonly listId: string;
  readonly listVersion: number;
  /** False where nobody can say yes any more. */
  readonly isOpen: boolean;
}

/** Proposals with a button each would fill the card; the page has them all. */
const MOST_PROPOSALS = 4;

/** What only a person can decide: what is proposed, a yes to each of the first, and one to all. */
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
      ...shown.flatMap((proposal) => proposalBlocks(proposal, source, detail)),
      ...(left === 0 ? [] : [small(`and ${number(left)} more, in the table of all rows`, { spacing: 'Small' })]),
      ...(source.isOpen && count > 1 ? [acceptAll(count, source)] : []),
    ).withSpacing('Medium'),
  ];
}

function proposalBlocks(proposal: ViewProposal, source: ProposalSource, detail: Detail): Block[] {
  const { line, code, message } = proposal;
  const said = text(
    `${bold(rowName(proposal, detail))} · line ${line}: ${markdownText(withoutLine(message, line), detail.sentence)}`,
    { spacing: 'Small' },
  );
  const means = small(`Proposed: ${markdownText(proposal.proposal, detail.name)}`);
  if (!source.isOpen) return [said, means];
  const accept = pressButton(
    `Accept for line ${line}`,
    { ...dataOf(source), line: String(line), code },
    { inputs: 'none' },
  );
  return [said, means, new ActionSet(accept).withSpacing('Small')];
}

function acceptAll(count: number, source: ProposalSource): Block {
  return new ActionSet(
    pressButton(count === 2 ? 'Accept both proposals' : `Accept all ${number(count)} proposals`, dataOf(source), {
      inputs: 'none',
    }),
  ).withSpacing('Medium');
}

function dataOf({ requestId, listId, listVersion }: ProposalSource) {
  return { request: requestId, action: 'accept', list: listId, listVersion: String(listVersion) } as const;
}
