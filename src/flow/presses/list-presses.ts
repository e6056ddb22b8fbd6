import type { Fault } from '../../domain/fault.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { acceptProposalsOf } from '../kept-lists/accept-proposals.ts';
import { handOutFile, linkToRows } from '../kept-lists/hand-out.ts';
import type { ViewProposal } from '../kept-lists/list-view.ts';
import { gone, type OpenedList, openKeptList, readKeptList } from '../kept-lists/open-kept-list.ts';
import { useList } from '../kept-lists/use-list.ts';
import { viewOfList } from '../kept-lists/view-of-list.ts';
import type { Press } from '../message.ts';
import type { Reply } from '../reply.ts';
import { done, type PressResult } from './press-context.ts';

/** What a person can press on the card of a list, checked only or in a draft. */
export const LIST_PRESSES = [
  /** Says yes to what is proposed: all of it, of one row (inputs `line`, `code`), or what the input `proposals` names. */
  'accept',
  /** Says yes to those that the input `proposals` names, `LINE CODE` or `LINE` each, with commas between. */
  'accept-chosen',
  /** Makes a draft of the list as it is repaired. */
  'use-list',
  'download-list',
  /** A personal link to the page with every row. */
  'open-list',
  /** The card of the list as it is now. */
  'show-list',
] as const;

export type ListPressName = (typeof LIST_PRESSES)[number];

/** A press on a list: the input `list` names it, or the request whose list it is. */
export async function pressList(deps: FlowDeps, action: ListPressName, press: Press): Promise<PressResult> {
  const listId = await listIdOf(deps, press);
  if (listId === null) return refused(press.requestId, gone());
  const opened = await openKeptList(deps, listId, press.speaker);
  if (!opened.ok) return refused(press.requestId, opened.fault);
  const { list } = opened.value;
  switch (action) {
    case 'accept':
      // Who names proposals at a terminal means those, not all.
      return accept(deps, opened.value, press, press.input['proposals'] === undefined ? chosen(press) : named(press));
    case 'accept-chosen':
      if ((press.input['proposals'] ?? '').trim() === '') return standing(deps, opened.value, nothingChosen());
      return accept(deps, opened.value, press, named(press));
    case 'use-list': {
      const used = await useList(deps, opened.value, press);
      return used.ok ? done(used.value, `${used.value.id} holds this list.`) : standing(deps, opened.value, used.fault);
    }
    case 'download-list': {
      const file = await handOutFile(deps, opened.value, press);
      return file.ok ? shown(list.requestId, file.value) : standing(deps, opened.value, file.fault);
    }
    case 'open-list':
      return shown(list.requestId, await linkToRows(deps, opened.value, press));
    case 'show-list':
      return standing(deps, opened.value, null);
    default:
      return action satisfies never;
  }
}

async function listIdOf(deps: FlowDeps, { input, requestId }: Press): Promise<string | null> {
  const named = input['list']?.trim().toUpperCase().replace(/^L-/, '').toLowerCase() ?? '';
  if (named !== '') return `L-${named}`;
  return requestId === null ? null : ((await deps.lists.forRequest(requestId, deps.clock.now()))?.id ?? null);
}

async function accept(
  deps: FlowDeps,
  opened: OpenedList,
  press: Press,
  which: (proposal: ViewProposal) => boolean,
): Promise<PressResult> {
  const accepted = await acceptProposalsOf(deps, opened, {
    by: press.speaker,
    which,
    shownVersion: versionOf(press),
  });
  if (!accepted.ok) return standing(deps, opened, accepted.fault);
  const { list, read, request, count } = accepted.value;
  const say = `${count === 1 ? 'One proposal was' : `${count} proposals were`} accepted; the list was judged again.`;
  if (request !== null) return done(request, say);
  return shown(null, { kind: 'checked-list', view: await viewOfList(deps, read, list), say });
}

/** All, or those of one line, or the one with that code on it. */
function chosen({ input }: Press): (proposal: ViewProposal) => boolean {
  const { line, code } = { line: input['line']?.trim() ?? '', code: input['code']?.trim().toUpperCase() ?? '' };
  return (proposal) => (line === '' || String(proposal.line) === line) && (code === '' || proposal.code === code);
}

/** Those that the input `proposals` names, by line and code, or by the line alone. */
function named({ input }: Press): (proposal: ViewProposal) => boolean {
  const names = new Set((input['proposals'] ?? '').split(',').map((part) => part.trim().toUpperCase()));
  return ({ line, code }) => names.has(`${line} ${code}`) || names.has(String(line));
}

function nothingChosen(): Fault {
  return {
    code: 'list.nothing-chosen',
    message: 'No proposal was chosen, so nothing was accepted. Tick those that are right, or accept all of them.',
    retry: 'never',
  };
}

/** The version of the list that the pressed card showed; a request's card has it in an input of its own. */
function versionOf({ input, shownVersion, requestId }: Press): number | null {
  const written = input['listVersion'];
  if (written !== undefined) return Number.isSafeInteger(Number(written)) ? Number(written) : null;
  return requestId === null ? shownVersion : null;
}

/** The card as it stands, with what was refused; a list that has a request is shown with it. */
async function standing(deps: FlowDeps, { list, request }: OpenedList, fault: Fault | null): Promise<PressResult> {
  if (request !== null) return fault === null ? done(request) : refused(request.id, fault);
  const read = await readKeptList(deps, list);
  if (!read.ok) return refused(null, fault ?? read.fault);
  const reply: Reply = {
    kind: 'checked-list',
    view: await viewOfList(deps, read.value, list),
    say: fault?.message ?? null,
  };
  return fault === null ? shown(null, reply) : { done: false, requestId: null, fault, reply };
}

function shown(requestId: string | null, reply: Reply): PressResult {
  return { done: true, requestId, say: null, reply };
}

function refused(requestId: string | null, fault: Fault): PressResult {
  return { done: false, requestId, fault };
}
