import type { IncomingHttpHeaders } from 'node:http';
import type { Activity, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Log } from '../ports/log.ts';
import { activityShape, type InboundActivity } from './activity-shape.ts';
import type { ChannelAdapter } from './channel-adapter.ts';
import { foreignCall, isLoopback } from './local-only.ts';
import { noteUnexpected } from './note-unexpected.ts';
import { readJson } from './read-json.ts';

/** Teams' messages are at most about 100 KB; a list comes through the upload page. */
const LARGEST_ACTIVITY_BYTES = 512 * 1024;

/** How long a look at what is ready may take, and how long a stop waits for calls that are under way. */
const READY_WITHIN_MS = 5_000;
const END_WITHIN_MS = 5_000;
const TIDY_EVERY_MS = 50;

export interface ServerOptions {
  readonly port: number;
  /** Loopback only in local mode. */
  readonly host: string;
  readonly adapter: ChannelAdapter;
  readonly run: (context: TurnContext, activity: InboundActivity) => Promise<unknown>;
  /** Null in local mode: then only this machine is answered, and answers go to this machine only. */
  readonly identity: object | null;
  /** What is not ready, in words; empty when all is. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly log: Log;
  readonly newId: () => string;
  /** Adds further routes before the server listens. */
  readonly routes: readonly ((server: Server) => void)[];
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new calls and waits a moment for those that are under way. */
  close(): Promise<void>;
}

/** The HTTP entry: activities, health, and the pages that `routes` add. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const server = restify.createServer({ name: 'Preflight', handleUncaughtExceptions: false });
  server.pre((_request: Request, response: Response, next: Next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    hideUnexpected(options, response, error);
    done();
  });
  server.post('/api/messages', async (request: Request, response: Response) => {
    await receive(options, request, response);
  });
  server.get('/healthz', (_request: Request, response: Response, next: Next) => {
    response.send(200, { alive: true });
    next();
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const missing = await whatIsMissing(options);
    response.send(missing.length === 0 ? 200 : 503, { ready: missing.length === 0, missing });
  });
  for (const add of options.routes) add(server);
  return listen(server, options);
}

async function receive(options: ServerOptions, request: Request, response: Response): Promise<void> {
  const foreign = options.identity === null ? foreignCall(request.headers) : null;
  if (foreign !== null) {
    refuse(response, 403, foreign);
    return;
  }
  const body = await readJson(request, LARGEST_ACTIVITY_BYTES);
  if (!body.ok) {
    refuse(response, body.status, body.message);
    return;
  }
  const read = activityShape.safeParse(body.value);
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? '';
    response.send(400, { message: `This is no activity that Preflight can read: ${where}` });
    return;
  }
  if (options.identity === null && wantsAnswerElsewhere(read.data)) {
    response.send(403, { message: 'In local mode answers go to this machine only: the serviceUrl names another.' });
    return;
  }
  try {
    const answer = await options.adapter.receive(
      authorizationOf(request.headers),
      // The schema has vouched for what is read of it; the rest is passed on as it came.
      read.data as object as Activity,
      async (context) => {
        await options.run(context, read.data);
      },
    );
    if (answer?.body === undefined) response.send(answer?.status ?? 200);
    else response.send(answer.status, answer.body);
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    response.send(error.statusCode, { message: error.message });
  }
}

/** Invokes and `expectReplies` are answered in the response; all else is answered at the `serviceUrl`. */
function wantsAnswerElsewhere({ type, deliveryMode, serviceUrl }: InboundActivity): boolean {
  return type !== 'invoke' && deliveryMode !== 'expectReplies' && !isLoopback(serviceUrl);
}

function authorizationOf({ authorization }: IncomingHttpHeaders): string {
  return authorization ?? '';
}

/** The sender may still be sending: the connection is not used again. */
function refuse(response: Response, status: number, message: string): void {
  response.setHeader('Connection', 'close');
  response.send(status, { message });
}

async function whatIsMissing({ notReady }: ServerOptions): Promise<readonly string[]> {
  const late = new Promise<readonly string[]>((done) => {
    setTimeout(() => done(['the database does not answer in time']), READY_WITHIN_MS).unref();
  });
  return Promise.race([notReady().catch(() => ['what is ready could not be found out']), late]);
}

/** A failure that nobody expected shows its number and nothing else; a wrong call is told what is wrong with it. */
function hideUnexpected({ log, newId }: ServerOptions, response: Response, error: unknown): void {
  if (isWrongCall(error) || response.headersSent) return;
  const reference = noteUnexpected(log, newId, 'server.unexpected', error);
  response.send(500, { message: `Something went wrong inside Preflight (reference ${reference}).` });
}

function isWrongCall(error: unknown): boolean {
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : null;
  return typeof status === 'number' && status < 500;
}

function listen(server: Server, { port, host, log }: ServerOptions): Promise<Result<RunningServer>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(failed(cannotListen(error, port)));
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address();
      log.info('server.listening', { host, port: bound });
      resolve(ok({ url: `http://${host}:${bound}`, close: () => close(server) }));
    });
  });
}

function close(server: Server): Promise<void> {
  const { server: http } = server;
  return new Promise((closed) => {
    const cutOff = setTimeout(() => http.closeAllConnections(), END_WITHIN_MS);
    // A connection whose call ends from now on would wait for the next one.
    const tidy = setInterval(() => http.closeIdleConnections(), TIDY_EVERY_MS);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(tidy);
      closed();
    });
  });
}

function cannotListen(error: NodeJS.ErrnoException, port: number): Fault {
  const message =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Stop that program, or choose another port with PORT.`
      : `The bot cannot listen on port ${port} (${error.code ?? error.message}).`;
  return { code: 'server.cannot-listen', message, retry: 'after-change' };
}
