import type { Person } from '../domain/person.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { collectBytes, collectPieces } from './collect-bytes.ts';
import type { FlowDeps } from './flow-deps.ts';
import { acceptProposalsOf } from './kept-lists/accept-proposals.ts';
import { fileBehindLink, fileFor } from './kept-lists/hand-out.ts';
import { type ListPage, listPage } from './kept-lists/list-page.ts';
import { listView } from './kept-lists/list-view.ts';
import { gone, type OpenedList, openKeptList, readKeptList } from './kept-lists/open-kept-list.ts';
import type { RepairedFile } from './kept-lists/repaired-file.ts';
import { repairedList } from './kept-lists/view-of-list.ts';
import type { ReadList } from './read-list.ts';
import { receiveInventoryUpload } from './receive-inventory-upload.ts';
import { openUpload, receiveUpload, ticketOf } from './receive-upload.ts';

/** What came of an upload; `again`: nothing was changed and another file may be chosen. */
type Outcome =
  | { readonly ok: true; readonly requestId: string | null; readonly message: string }
  | { readonly ok: false; readonly again: boolean; readonly message: string; readonly page: ListPage | null };

/** What somebody says yes to on the page: one proposal, or all where line and code are null. */
interface PageAcceptance {
  readonly line: number | null;
  readonly code: string | null;
  readonly version: number;
}

/** The upload page's view of the flow: it opens tickets, says what the page shows, takes lists and decisions. */
export function uploadPage(deps: FlowDeps) {
  return {
    open: (ticket: string) => openUpload(deps, ticket),

    context: async (session: string) => {
      const ticket = await ticketOf(deps, session);
      if (ticket === null) return null;
      const { purpose, person, expiresAt } = ticket;
      const list = purpose.kind === 'list' ? await deps.lists.find(purpose.listId, deps.clock.now()) : null;
      const requestId = purpose.kind === 'upload' ? purpose.requestId : (list?.requestId ?? null);
      const request = requestId === null ? null : await deps.requests.find(requestId);
      if (purpose.kind === 'list' && list === null) return null;
      if (purpose.kind === 'upload' && request === null) return null;
      return {
        kind: purpose.kind,
        requestId: request?.id ?? null,
        customer: request?.customerName ?? null,
        groupTag: request?.groupTag ?? null,
        person: person.name,
        limitBytes: deps.flowSettings.maxListBytes,
        expiresAt: expiresAt.toISOString(),
      };
    },

    receive: async (session: string, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<Outcome> => {
      const ticket = await ticketOf(deps, session);
      if (ticket?.purpose.kind === 'inventory') {
        const file = { name: fileName, pieces: await collectPieces(bytes) };
        const { imported: _, ...outcome } = await receiveInventoryUpload(deps, session, ticket, file);
        return outcome.ok ? { ...outcome, requestId: null } : { ...outcome, page: null };
      }
      const received = await receiveUpload(deps, session, { name: fileName, bytes: await collectBytes(bytes) });
      if (!received.ok) {
        const { code, message } = received.fault;
        const page = received.list === undefined ? null : await pageOf(deps, received.list, null, false);
        return { ok: false, again: code !== 'upload.over', message, page };
      }
      const { requestId } = received.value;
      return { ok: true, requestId, message: `${requestId} now holds this list.` };
    },

    list: async (session: string): Promise<Result<ListPage>> => {
      const opened = await openedBy(deps, session);
      if (!opened.ok) return opened;
      const { list, mayChange } = opened.value;
      const read = await readKeptList(deps, list);
      return read.ok ? ok(await pageOf(deps, read.value, list, mayChange)) : read;
    },

    accept: async (session: string, { line, code, version }: PageAcceptance): Promise<Result<ListPage>> => {
      const opened = await openedBy(deps, session);
      if (!opened.ok) return opened;
      const accepted = await acceptProposalsOf(deps, opened.value, {
        by: opened.value.person,
        which: (proposal) => (line === null || proposal.line === line) && (code === null || proposal.code === code),
        shownVersion: version,
      });
      if (!accepted.ok) return accepted;
      return ok(await pageOf(deps, accepted.value.read, accepted.value.list, true));
    },

    file: async (session: string): Promise<Result<RepairedFile>> => {
      const opened = await openedBy(deps, session);
      return opened.ok ? fileFor(deps, opened.value.list.id, opened.value.person) : opened;
    },

    fileBehindLink: (secret: string): Promise<Result<RepairedFile>> => fileBehindLink(deps, secret),

    unexpected: (error: unknown): string => {
      const reference = deps.ids.uuid().slice(0, 8);
      deps.log.error('upload.unexpected', {
        reference,
        error: error instanceof Error ? error.message.slice(0, 300) : '',
      });
      return reference;
    },
  };
}

/** The list of a session, if its person may open it now. */
async function openedBy(deps: FlowDeps, session: string): Promise<Result<OpenedList & { readonly person: Person }>> {
  const ticket = await ticketOf(deps, session);
  if (ticket === null || ticket.purpose.kind !== 'list') return failed(gone());
  const { objectId, tenantId } = ticket.person;
  const person = await deps.people.find(objectId, tenantId, ticket.person);
  const opened = await openKeptList(deps, ticket.purpose.listId, person);
  return opened.ok ? ok({ ...opened.value, person }) : opened;
}

async function pageOf(
  deps: FlowDeps,
  read: ReadList,
  kept: OpenedList['list'] | null,
  mayChange: boolean,
): Promise<ListPage> {
  const fixed = await repairedList(deps, read.file, kept?.accepted ?? []);
  return listPage(read, listView({ read, fixed, kept, mayChange }), fixed.changes);
}
