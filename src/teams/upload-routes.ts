import { readFileSync } from 'node:fs';
import type { Request, Server } from 'restify';
import { listRoutes } from './list-routes.ts';
import { answer, answerJson, type Handler, HTML, withoutLeaks } from './upload-answers.ts';
import { UploadBytes } from './upload-bytes.ts';
import type { UploadContext, UploadDeps, UploadOptions, UploadOutcome } from './upload-deps.ts';
import { fileNameOf, isPrefetch, isSameOrigin, isSecret, sessionCookie, sessionOf } from './upload-guards.ts';

const ASSETS: Readonly<Record<string, string>> = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'list.js': 'text/javascript; charset=utf-8',
  'elements.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/**
 * The routes of the upload page: `GET /upload/:ticket` opens a personal link once and turns it into a session,
 * `GET /upload` is the page, `GET /upload/context` what it shows, `POST /upload/list` takes the file as the body.
 * They read the body themselves: no body parser may stand before them.
 */
export function uploadRoutes(deps: UploadDeps, options: UploadOptions): (server: Server) => void {
  const pages = { page: asset('page.html'), closed: asset('closed.html'), opening: asset('opening.html') };
  const assets = new Map(Object.entries(ASSETS).map(([name, type]) => [name, { type, body: asset(name) }]));

  const openTicket: Handler = async (request, response) => {
    if (isPrefetch(request.headers)) {
      answer(response, 204, HTML, '');
      return;
    }
    const ticket = String(request.params?.ticket ?? '');
    const opened = isSecret(ticket) ? await deps.open(ticket) : null;
    if (opened === null) {
      answer(response, 410, HTML, pages.closed);
      return;
    }
    response.setHeader('Set-Cookie', sessionCookie(opened.session, opened.maxAgeS, options.secureCookie));
    response.setHeader('Location', '/upload');
    answer(response, 303, HTML, '');
  };

  const showPage: Handler = async (request, response) => {
    const session = sessionOf(request.headers);
    if (session !== null && (await deps.context(session)) !== null) {
      answer(response, 200, HTML, pages.page);
    } else if (session === null && comesFromElsewhere(request)) {
      // A browser holds a strict cookie back when a link on another site (Teams) led here. Our own page then goes on.
      answer(response, 200, HTML, pages.opening);
    } else {
      answer(response, 410, HTML, pages.closed);
    }
  };

  const showContext: Handler = async (request, response) => {
    const session = sessionOf(request.headers);
    const context = session === null ? null : await deps.context(session);
    if (context === null) answerJson(response, 410, refusal('over'));
    else answerJson(response, 200, context);
  };

  const takeList: Handler = async (request, response) => {
    const session = sessionOf(request.headers);
    if (!isSameOrigin(request.headers, options.publicOrigin)) {
      response.setHeader('Connection', 'close');
      answerJson(response, 403, refusal('foreign'));
      return;
    }
    const context = session === null ? null : await deps.context(session);
    if (session === null || context?.kind !== 'upload') {
      response.setHeader('Connection', 'close');
      answerJson(response, 410, refusal('over'));
      return;
    }
    const { status, body, finished } = await takeBytes(deps, request, session, context);
    if (!finished) response.setHeader('Connection', 'close');
    if (!response.headersSent && !response.destroyed) answerJson(response, status, body);
  };

  const showAsset: Handler = async (request, response) => {
    const found = assets.get(String(request.params?.name ?? ''));
    if (found === undefined) answer(response, 404, 'text/plain; charset=utf-8', 'There is no such file.');
    else answer(response, 200, found.type, found.body);
  };

  return (server) => {
    const guarded = (handler: Handler): Handler => withoutLeaks(handler, (error) => deps.unexpected(error));
    listRoutes(deps, options, pages.closed)(server);
    server.get('/upload', guarded(showPage));
    server.get('/upload/context', guarded(showContext));
    server.post('/upload/list', guarded(takeList));
    server.get('/upload/assets/:name', guarded(showAsset));
    server.get('/upload/:ticket', guarded(openTicket));
  };
}

interface Taken {
  readonly status: number;
  readonly body: UploadOutcome;
  /** False where the sender still sends: the connection cannot be used again. */
  readonly finished: boolean;
}

async function takeBytes(deps: UploadDeps, request: Request, session: string, context: UploadContext): Promise<Taken> {
  const bytes = new UploadBytes(request, context.limitBytes);
  const fileName = fileNameOf(request.headers);
  if (fileName === null) return { status: 400, body: refusal('nameless'), finished: await bytes.drain() };
  if (Number(request.headers['content-length'] ?? 0) > context.limitBytes) {
    return { status: 413, body: tooLarge(context.limitBytes), finished: await bytes.drain() };
  }
  const outcome = await deps.receive(session, fileName, bytes).catch((error: unknown) => {
    if (bytes.tooLarge || !request.complete) return null;
    throw error;
  });
  const finished = await bytes.drain().catch(() => false);
  if (bytes.tooLarge) return { status: 413, body: tooLarge(context.limitBytes), finished };
  // The sender has gone: nobody is left to read an answer.
  if (outcome === null) return { status: 400, body: refusal('broken-off'), finished };
  return { status: outcome.ok ? 200 : outcome.again ? 422 : 410, body: outcome, finished };
}

const REFUSALS = {
  over: {
    again: false,
    message: 'This link was used already or has expired. Go back to Teams and press the button on the card again.',
  },
  foreign: { again: false, message: 'A list can be sent from the upload page only.' },
  nameless: { again: true, message: 'The name of the file is missing. Choose the file again.' },
  'broken-off': { again: true, message: 'The upload broke off; nothing was changed. Send the list again.' },
} as const;

function refusal(why: keyof typeof REFUSALS): UploadOutcome {
  return { ok: false, page: null, ...REFUSALS[why] };
}

function tooLarge(limitBytes: number): UploadOutcome {
  const limit =
    limitBytes >= 1024 * 1024 ? `${Math.floor(limitBytes / 1024 / 1024)} MB` : `${Math.floor(limitBytes / 1024)} KB`;
  const message = `The file is larger than ${limit}, the most that is taken. Split the list and send the parts as requests of their own.`;
  return { ok: false, again: true, message, page: null };
}

function comesFromElsewhere(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

function asset(name: string): string {
  return readFileSync(new URL(`./upload-page/${name}`, import.meta.url), 'utf8');
}
