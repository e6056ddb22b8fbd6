import type { CheckReport } from '../lists/check-list.ts';
import { collectBytes } from './collect-bytes.ts';
import type { FlowDeps } from './flow-deps.ts';
import { openUpload, receiveUpload, uploadSession } from './receive-upload.ts';

/** What came of an upload; `again`: nothing was changed and another file may be chosen. */
type Outcome =
  | { readonly ok: true; readonly requestId: string; readonly message: string; readonly report: CheckReport }
  | { readonly ok: false; readonly again: boolean; readonly message: string; readonly report: CheckReport | null };

/** The upload page's view of the flow: it opens tickets, says what the page shows, and takes the list. */
export function uploadPage(deps: FlowDeps) {
  return {
    open: (ticket: string) => openUpload(deps, ticket),

    context: async (session: string) => {
      const ticket = await uploadSession(deps, session);
      const request = ticket === null ? null : await deps.requests.find(ticket.requestId);
      if (ticket === null || request === null) return null;
      return {
        requestId: request.id,
        customer: request.customerName,
        groupTag: request.groupTag,
        person: ticket.person.name,
        limitBytes: deps.flowSettings.maxListBytes,
        expiresAt: ticket.expiresAt.toISOString(),
      };
    },

    receive: async (session: string, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<Outcome> => {
      const received = await receiveUpload(deps, session, { name: fileName, bytes: await collectBytes(bytes) });
      if (!received.ok) {
        const { code, message } = received.fault;
        return { ok: false, again: code !== 'upload.over', message, report: received.list?.report ?? null };
      }
      const { requestId, list } = received.value;
      return { ok: true, requestId, message: `${requestId} now holds this list.`, report: list.report };
    },

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
