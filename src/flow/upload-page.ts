import type { CheckReport } from '../lists/check-list.ts';
import { collectBytes, collectPieces } from './collect-bytes.ts';
import type { FlowDeps } from './flow-deps.ts';
import { type InventoryUpload, receiveInventoryUpload } from './receive-inventory-upload.ts';
import { openUpload, receiveUpload, uploadSession } from './receive-upload.ts';

/** What came of an upload; `again`: nothing was changed and another file may be chosen. */
type Outcome =
  | { readonly ok: true; readonly requestId: string | null; readonly message: string; readonly report: Report }
  | { readonly ok: false; readonly again: boolean; readonly message: string; readonly report: Report | null };

/** For the inventory there is no channel to judge for: every device that was taken counts as ready. */
type Report = CheckReport | Pick<CheckReport, 'file' | 'devices' | 'ready' | 'findings'>;

/** The upload page's view of the flow: it opens tickets, says what the page shows, and takes the list. */
export function uploadPage(deps: FlowDeps) {
  return {
    open: (ticket: string) => openUpload(deps, ticket),

    context: async (session: string) => {
      const ticket = await uploadSession(deps, session);
      if (ticket === null) return null;
      const request = ticket.requestId === null ? null : await deps.requests.find(ticket.requestId);
      if (ticket.requestId !== null && request === null) return null;
      return {
        requestId: request?.id ?? null,
        customer: request?.customerName ?? null,
        groupTag: request?.groupTag ?? null,
        person: ticket.person.name,
        limitBytes: deps.flowSettings.maxListBytes,
        expiresAt: ticket.expiresAt.toISOString(),
      };
    },

    receive: async (session: string, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<Outcome> => {
      const ticket = await uploadSession(deps, session);
      if (ticket !== null && ticket.requestId === null) {
        const pieces = await collectPieces(bytes);
        return inventoryOutcome(await receiveInventoryUpload(deps, session, ticket, { name: fileName, pieces }));
      }
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

function inventoryOutcome(upload: InventoryUpload): Outcome {
  const { imported } = upload;
  const { file = '', devices = 0, findings = [] } = imported ?? {};
  const report = { file, devices, ready: devices, findings };
  if (upload.ok) return { ok: true, requestId: null, message: upload.message, report };
  return { ok: false, again: upload.again, message: upload.message, report: imported === null ? null : report };
}
