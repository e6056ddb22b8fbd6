import type { Request as BotRequest, Response as BotResponse, CloudAdapter, TurnContext } from 'botbuilder';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Log } from '../ports/log.ts';
import { activityShape, type InboundActivity } from './activity-shape.ts';
import { tenantOf } from './speaker.ts';

/** Teams' messages are at most about 100 KB; a list comes through the upload page. */
const LARGEST_ACTIVITY_BYTES = 512 * 1024;

export interface ServerOptions {
  readonly port: number;
  /** Loopback only in local mode. */
  readonly host: string;
  readonly adapter: CloudAdapter;
  readonly run: (context: TurnContext, activity: InboundActivity) => Promise<unknown>;
  /** Null in local mode; else activities of other tenants and channels are refused. */
  readonly identity: { readonly tenantId: string } | null;
  /** What is not ready, in words; empty when all is. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly log: Log;
  /** Adds further routes before the server listens. */
  readonly routes: readonly ((server: Server) => void)[];
}

type AdapterArguments = [BotRequest, BotResponse];

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The HTTP entry: activities, health, and the pages that `routes` add. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const server = restify.createServer({ name: 'Preflight', handleUncaughtExceptions: false });
  server.pre((_request: Request, response: Response, next: Next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  const readJson = restify.plugins.bodyParser({ mapParams: false, maxBodySize: LARGEST_ACTIVITY_BYTES });
  server.post('/api/messages', readJson, async (request: Request, response: Response) => {
    await receive(options, request, response);
  });
  server.get('/healthz', (_request: Request, response: Response, next: Next) => {
    response.send(200, { alive: true });
    next();
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const missing = await options.notReady();
    response.send(missing.length === 0 ? 200 : 503, { ready: missing.length === 0, missing });
  });
  for (const add of options.routes) add(server);
  return listen(server, options);
}

async function receive(options: ServerOptions, request: Request, response: Response): Promise<void> {
  const read = activityShape.safeParse(request.body);
  if (!read.success) {
    response.send(400, {
      message: `This is no activity that Preflight can read: ${read.error.issues[0]?.path.join('.') ?? ''}`,
    });
    return;
  }
  if (
    options.identity !== null &&
    (tenantOf(read.data) !== options.identity.tenantId || read.data.channelId !== 'msteams')
  ) {
    response.send(403, { message: 'This bot serves another organisation.' });
    return;
  }
  // restify's request and response are what the adapter takes at run time; their type packages disagree.
  const [adapterRequest, adapterResponse] = [request, response] as unknown as AdapterArguments;
  await options.adapter.process(adapterRequest, adapterResponse, async (context) => {
    await options.run(context, read.data);
  });
}

function listen(server: Server, { port, host, log }: ServerOptions): Promise<Result<RunningServer>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(failed(cannotListen(error, port)));
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address();
      log.info('server.listening', { host, port: bound });
      resolve(
        ok({
          url: `http://${host}:${bound}`,
          close: () =>
            new Promise<void>((closed) => {
              server.close(() => {
                closed();
              });
              server.server.closeAllConnections();
            }),
        }),
      );
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
