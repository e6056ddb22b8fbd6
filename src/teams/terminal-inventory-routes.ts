import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Fault } from '../domain/fault.ts';
import type { Person } from '../domain/person.ts';
import type { Result } from '../domain/result.ts';
import { collectPieces } from '../flow/collect-bytes.ts';
import type { ImportedInventory, InventoryFile } from '../flow/import-inventory.ts';
import type { InventoryView } from '../flow/inventory-view.ts';
import type { Press } from '../flow/message.ts';
import type { PressOutcome } from '../flow/press.ts';
import { type PeopleByName, personOf, readCall, refuseCall, refusedAsForeign } from './terminal-call.ts';
import { UploadBytes } from './upload-bytes.ts';
import { fileNameOf } from './upload-guards.ts';

const named = z.strictObject({
  as: z.string().min(1).max(200),
  serials: z.array(z.string().max(256)).min(1).max(10_000),
});

const decided = z.strictObject({
  as: z.string().min(1).max(200),
  serial: z.string().max(256),
  claim: z.string().max(64).nullable(),
});

export interface TerminalInventoryDeps extends PeopleByName {
  readonly importFile: (speaker: Person, file: InventoryFile) => Promise<Result<ImportedInventory>>;
  readonly find: (speaker: Person, serials: readonly string[]) => Promise<Result<readonly InventoryView[]>>;
  readonly press: (press: Press) => Promise<PressOutcome>;
  readonly limitBytes: number;
}

/**
 * The inventory for a terminal, in local mode only, like the terminal's other ways in. A file comes as it is, not inside
 * a message: it may be as large as any list.
 */
export function terminalInventoryRoutes(deps: TerminalInventoryDeps): (server: Server) => void {
  return (server) => {
    server.post('/terminal/inventory/import', async (request: Request, response: Response) => {
      if (refusedAsForeign(request, response)) return;
      const speaker = personOf(deps, new URLSearchParams(request.getQuery()).get('as') ?? '', response);
      const name = fileNameOf(request.headers);
      if (speaker === null) return;
      if (name === null) {
        refuseCall(response, 400, 'The name of the file is missing.');
        return;
      }
      const bytes = new UploadBytes(request, deps.limitBytes);
      const pieces = await collectPieces(bytes).catch(() => null);
      if (pieces === null) {
        await bytes.drain().catch(() => false);
        response.setHeader('Connection', 'close');
        refuseCall(
          response,
          413,
          bytes.tooLarge ? tooLarge(deps.limitBytes) : 'The file broke off; nothing was changed.',
        );
        return;
      }
      answer(response, await deps.importFile(speaker, { name, pieces }));
    });
    server.post('/terminal/inventory/find', async (request: Request, response: Response) => {
      const call = await readCall(deps, named, request, response);
      if (call === null) return;
      const found = await deps.find(call.speaker, call.body.serials);
      answer(response, found.ok ? { ok: true, value: { devices: found.value } } : found);
    });
    server.post('/terminal/inventory/remove', async (request: Request, response: Response) => {
      const call = await readCall(deps, named, request, response);
      if (call === null) return;
      const devices: { serial: string; removed: boolean; refused: Fault | null }[] = [];
      for (const serial of new Set(call.body.serials)) {
        const { refused } = await deps.press(pressOf(call.speaker, 'inventory-remove', { serial }));
        devices.push({ serial, removed: refused === null, refused });
      }
      answer(response, { ok: true, value: { devices } });
    });
    server.post('/terminal/inventory/keep', async (request: Request, response: Response) => {
      const call = await readCall(deps, decided, request, response);
      if (call === null) return;
      const { serial, claim } = call.body;
      const input = { serial, ...(claim === null ? {} : { claim }) };
      const { refused } = await deps.press(pressOf(call.speaker, 'inventory-keep', input));
      const found = await deps.find(call.speaker, [serial]);
      if (refused !== null) answer(response, { ok: false, fault: refused });
      else answer(response, found.ok ? { ok: true, value: { devices: found.value } } : found);
    });
  };
}

/** An expected "no" is an answer like another: the terminal tells it from a wrong call by its body. */
function answer(response: Response, result: Result<unknown>): void {
  response.send(200, result.ok ? { result: result.value, refused: null } : { result: null, refused: result.fault });
}

function pressOf(speaker: Person, action: string, input: Readonly<Record<string, string>>): Press {
  return {
    requestId: null,
    action,
    speaker,
    conversation: { front: 'terminal', id: `terminal:personal:${speaker.upn}`, scope: 'personal' },
    shownVersion: null,
    shownPlan: null,
    input,
  };
}

function tooLarge(limitBytes: number): string {
  return `The file is larger than ${Math.floor(limitBytes / 1024 / 1024)} MB, the most that is taken (MAX_LIST_BYTES). Divide it and import the parts.`;
}
