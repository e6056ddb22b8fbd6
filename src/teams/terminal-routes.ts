import restify, { type Request, type Response, type Server } from 'restify';
import { z } from 'zod';
import { cardOf } from '../cards/card-of.ts';
import { fallbackTextOf } from '../cards/fallback-text-of.ts';
import type { Person } from '../domain/person.ts';
import type { ChatMessage, Press } from '../flow/message.ts';
import type { PressOutcome } from '../flow/press.ts';
import type { Reply } from '../flow/reply.ts';

/** The largest message from a terminal, its files in base64 included. */
const LARGEST_BODY_BYTES = 96 * 1024 * 1024;

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

export interface TerminalDeps {
  readonly answer: (message: ChatMessage) => Promise<Reply>;
  readonly press: (press: Press) => Promise<PressOutcome>;
  /** The person that a terminal names (`hana` or a UPN); null where there is none. */
  readonly findPerson: (as: string) => Person | null;
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
  const readJson = restify.plugins.bodyParser({ mapParams: false, maxBodySize: LARGEST_BODY_BYTES });
  return (server) => {
    server.post('/terminal/ask', readJson, async (request: Request, response: Response) => {
      const body = ask.safeParse(request.body);
      const speaker = body.success ? deps.findPerson(body.data.as) : null;
      if (!body.success || speaker === null) {
        refuseCall(response, body.success ? `Nobody is called ${body.data.as}.` : describe(body.error));
        return;
      }
      const scope = body.data.in;
      const reply = await deps.answer({
        id: deps.newId(),
        text: body.data.text,
        speaker,
        conversation: {
          front: 'terminal',
          id: `terminal:${scope}:${scope === 'personal' ? speaker.upn : 'help-desk'}`,
          scope,
        },
        attachments: body.data.attachments.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })),
      });
      response.send(200, rendered(reply, null));
    });
    server.post('/terminal/press', readJson, async (request: Request, response: Response) => {
      const body = press.safeParse(request.body);
      const speaker = body.success ? deps.findPerson(body.data.as) : null;
      if (!body.success || speaker === null) {
        refuseCall(response, body.success ? `Nobody is called ${body.data.as}.` : describe(body.error));
        return;
      }
      const isRequest = /^R-\d+$/i.test(body.data.request);
      const outcome = await deps.press({
        requestId: isRequest ? body.data.request.toUpperCase() : null,
        action: body.data.action,
        speaker,
        conversation: { front: 'terminal', id: `terminal:personal:${speaker.upn}`, scope: 'personal' },
        shownVersion: body.data.version ?? null,
        shownPlan: body.data.plan ?? null,
        // A device's status card belongs to no request: its button names the device.
        input: isRequest ? body.data.input : { serial: body.data.request, ...body.data.input },
      });
      response.send(200, { ...rendered(outcome.reply, outcome.requestId), refused: outcome.refused });
    });
    server.get('/terminal/requests', async (request: Request, response: Response) => {
      response.send(200, await deps.listRequests(request.getQuery().includes('devices=all')));
    });
    server.get('/terminal/requests/:id', async (request: Request, response: Response) => {
      const shown = await deps.showRequest(String((request.params as { id?: string }).id ?? '').toUpperCase());
      response.send(shown === null ? 404 : 200, shown ?? { message: 'There is no such request.' });
    });
    server.get('/terminal/audit/:kind', async (request: Request, response: Response) => {
      const { kind } = request.params as { kind?: string };
      if (kind !== 'verify' && kind !== 'export') {
        refuseCall(response, 'The audit can be verified or exported.');
        return;
      }
      response.send(200, await deps.audit(kind));
    });
  };
}

function rendered(reply: Reply, requestId: string | null): { text: string; cards: unknown[]; request: string | null } {
  return {
    text: fallbackTextOf(reply),
    cards: [cardOf(reply)],
    request: reply.kind === 'request' ? reply.view.id : requestId,
  };
}

function refuseCall(response: Response, message: string): void {
  response.send(400, { message });
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
