import type { Finding } from '../domain/finding.ts';
import type { AcceptedProposal } from '../ports/list-store.ts';

/** The code of a finding that tells of an accepted proposal. */
export const PROPOSAL_ACCEPTED = 'proposal.accepted';

/** What was accepted, by whom and when, as findings of the list: so the plan, and whoever approves it, know of it. */
export function tellAccepted(accepted: readonly AcceptedProposal[]): Finding[] {
  return accepted.map((one) => ({
    code: PROPOSAL_ACCEPTED,
    severity: 'warning',
    line: one.line,
    column: null,
    message: `Line ${one.line}: ${whatOf(one)}. ${one.by.name} accepted this proposal (${timeOf(one.at)}).`,
    fix: 'none',
    proposal: null,
  }));
}

function whatOf({ change, proposal }: AcceptedProposal): string {
  if (change === null) return proposal;
  return `the serial number “${change.to}” in place of ${change.from === '' ? 'none' : `“${change.from}”`}`;
}

/** "2026-11-28 10:42 UTC". */
function timeOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
