import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { cardOf } from '../cards/card-of.ts';
import { fallbackTextOf } from '../cards/fallback-text-of.ts';
import type { ChatMessage, Press } from '../flow/message.ts';
import type { PressOutcome } from '../flow/press.ts';
import type { Reply } from '../flow/reply.ts';
import { type PeopleByName, readCall, refuseCall, refusedAsForeign } from './terminal-call.ts';

const ask = z.strictObject({
  as: z.string().min(1).max(200),
  text: z.string().max(200_000),
  in: z.enum(['channel', 'personal']).default('personal'),
  attachments: z
    .array(z.strictObject({ name: z.string().max(512), base64: z.base64() }))
    .max(10)
    .default([]),
});

const press = z.strictObject({
  as: z.string().min(1).max(200),
  request: z.string().max(200),
  action: z.string().max(64),
  input: z.record(z.string(), z.string().max(10_000)).default({}),
  /** What the pressed card showed; absent for a press by name, which is a press on the current card. */
  version: z.number().int().optional(),
  plan: z.string().max(128).optional(),
});

export interface TerminalDeps extends PeopleByName {
  readonly answer: (message: ChatMessage) => Promise<Reply>;
  readonly press: (press: Press) => Promise<PressOutcome>;
  readonly listRequests: (withDevices: boolean) => Promise<readonly unknown[]>;
  readonly showRequest: (id: string) => Promise<unknown>;
  readonly audit: (kind: 'verify' | 'export') => Promise<unknown>;
  readonly newId: () => string;
}

/**
 * The terminal's way in, in local mode only: there nobody signs in, and `as` names the person. In production these
 * routes do not exist.
 */
export function terminalRoutes(deps: TerminalDeps): (server: Server) => void {
  return (server) => {
    server.post('/terminal/ask', async (request: Request, response: Response) => {
      const call = await readCall(deps, ask, request, response);
      if (call === null) return;
      const { body, speaker } = call;
      const scope = body.in;
      const reply = await deps.answer({
        id: deps.newId(),
        text: body.text,
        speaker,
        conversation: {
          front: 'terminal',
          id: `terminal:${scope}:${scope === 'personal' ? speaker.upn : 'help-desk'}`,
          scope,
        },
        attachments: body.attachments.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })),
      });
      response.send(200, { ...rendered(reply, null), refused: reply.kind === 'refused' ? reply.fault : null });
    });
    server.post('/terminal/press', async (request: Request, response: Response) => {
      const call = await readCall(deps, press, request, response);
      if (call === null) return;
      const { body, speaker } = call;
      const isRequest = /^R-\d+$/i.test(body.request);
      const named = /^L-[0-9a-f]{8}$/i.test(body.request) ? { list: body.request } : { serial: body.request };
      const outcome = await deps.press({
        requestId: isRequest ? body.request.toUpperCase() : null,
        action: body.action,
        speaker,
        conversation: { front: 'terminal', id: `terminal:personal:${speaker.upn}`, scope: 'personal' },
        shownVersion: body.version ?? null,
        shownPlan: body.plan ?? null,
        // The cards of a device and of a checked list belong to no request: their buttons name the device or the list.
        input: isRequest ? body.input : { ...named, ...body.input },
      });
      response.send(200, { ...rendered(outcome.reply, outcome.requestId), refused: outcome.refused });
    });
    server.get('/terminal/requests', async (request: Request, response: Response) => {
      if (refusedAsForeign(request, response)) return;
      response.send(200, await deps.listRequests(request.getQuery().includes('devices=all')));
    });
    server.get('/terminal/requests/:id', async (request: Request, response: Response) => {
      if (refusedAsForeign(request, response)) return;
      const shown = await deps.showRequest(String((request.params as { id?: string }).id ?? '').toUpperCase());
      response.send(shown === null ? 404 : 200, shown ?? { message: 'There is no such request.' });
    });
    server.get('/terminal/audit/:kind', async (request: Request, response: Response) => {
      if (refusedAsForeign(request, response)) return;
      const { kind } = request.params as { kind?: string };
      if (kind !== 'verify' && kind !== 'export') {
        refuseCall(response, 400, 'The audit can be verified or exported.');
        return;
      }
      response.send(200, await deps.audit(kind));
    });
  };
}

function rendered(reply: Reply, requestId: string | null): { text: string; cards: unknown[]; request: string | null } {
  // What came of a press stands before how the request stands now.
  const said = reply.kind === 'request' && reply.say !== null ? `${reply.say}\n` : '';
  return {
    text: `${said}${fallbackTextOf(reply)}`,
    cards: [cardOf(reply)],
    request: reply.kind === 'request' ? reply.view.id : requestId,
  };
}
