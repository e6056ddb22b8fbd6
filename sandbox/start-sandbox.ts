import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { type SandboxClock, waitFor, wallClock } from './clock.ts';
import type { ControlOptions } from './controls/control-input.ts';
import { answerControl, CONTROL_PREFIX } from './controls/controls.ts';
import { createState } from './create-state.ts';
import type { Answer, Call } from './http/call.ts';
import { makeServerCertificate } from './http/certificate.ts';
import { damageAnswer } from './http/damage-answer.ts';
import { readBody } from './http/read-body.ts';
import { sendAnswer } from './http/send-answer.ts';
import { listenForBoth } from './http/two-protocol-server.ts';
import { nowMs, type SandboxContext, toldNow } from './sandbox-context.ts';
import { readScenario } from './scenario.ts';
import { answerOfFault } from './service-faults.ts';
import { serviceFor } from './services.ts';
import { settle } from './settle.ts';
import { START_WORLD } from './world.ts';

export interface SandboxOptions {
  /** 0: a free one. */
  readonly port: number;
  /** A scenario; parts that it leaves out are taken from the start world. Also what `reset` goes back to. */
  readonly scenario?: unknown;
  /** Where the certificate authority is kept; absent: made anew and kept in memory. */
  readonly dataDir?: string;
  /** Absent: the machine's. */
  readonly clock?: SandboxClock;
  /** Whether the calls to Graph are kept for `GET /__sandbox/calls` from the first on. */
  readonly record?: boolean;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `https://127.0.0.1:PORT`, the same port. */
  readonly httpsUrl: string;
  /** What a client has to trust (NODE_EXTRA_CA_CERTS) to speak HTTPS with it. */
  readonly caPem: string;
  readonly port: number;
  /** Breaks all connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the simulated Microsoft services on one loopback port that speaks HTTP and HTTPS.
 *
 * Rejects with a sentence for people where the port is taken or the scenario is not usable.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const start = readScenario(options.scenario ?? {}, START_WORLD);
  const clock = options.clock ?? wallClock;
  const controls: ControlOptions = { start, record: options.record ?? false };
  const context: SandboxContext = { clock, state: createState(start, clock.now().getTime(), controls.record) };
  const certificate = await makeServerCertificate(options.dataDir);

  const server = await listenForBoth(options.port, certificate, (request, response) => {
    void handle(context, controls, request, response);
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    httpsUrl: `https://127.0.0.1:${server.port}`,
    caPem: certificate.caPem,
    port: server.port,
    close: server.close,
  };
}

const TOO_LARGE: Answer = { status: 413, body: 'The body is larger than 64 MB.' };

async function handle(
  context: SandboxContext,
  controls: ControlOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const call = await readCall(request);
    if (call === undefined) return await sendAnswer(response, TOO_LARGE, context.clock);
    const isControl = call.url.pathname.startsWith(`${CONTROL_PREFIX}/`);
    const answer = isControl ? answerControl(context, controls, call) : await answerService(context, call);
    await sendAnswer(response, answer, context.clock);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    const message = error instanceof Error ? error.message : String(error);
    await sendAnswer(response, { status: 500, body: { error: { code: 'SandboxBug', message } } }, context.clock);
  }
}

async function readCall(request: IncomingMessage): Promise<Call | undefined> {
  const body = await readBody(request);
  if (body === 'too-large') return undefined;
  const scheme = (request.socket as Partial<TLSSocket>).encrypted === true ? 'https' : 'http';
  const host = request.headers.host ?? `127.0.0.1:${request.socket.localPort}`;
  return {
    method: request.method ?? 'GET',
    url: new URL(`${scheme}://${host}${request.url ?? '/'}`),
    headers: request.headers,
    body,
  };
}

/** One call to a service: logged, delayed, struck by a fault if one is set, else answered by the service. */
async function answerService(context: SandboxContext, call: Call): Promise<Answer> {
  const service = serviceFor(call.url.pathname);
  if (service === undefined) {
    return {
      status: 404,
      body: { error: { code: 'NotFound', message: `No simulated service has ${call.url.pathname}.` } },
    };
  }
  const { clock, state } = context;
  const entry = state.log.add({
    at: clock.now().toISOString(),
    service: service.name,
    method: call.method,
    path: call.url.pathname,
    status: null,
    tenant: service.tenantOf(state, call),
  });
  if (service.name === 'graph') state.recorder.record(call);

  await waitFor(clock, state.timing.latencyMs);
  const target = call.url.pathname + call.url.search;
  const fault = context.state.faults.take({ service: service.name, method: call.method, target });
  if (fault?.delayMs !== undefined) await waitFor(clock, fault.delayMs);
  const instead = fault === undefined ? undefined : answerOfFault(fault, service.name, clock.now());

  settle(context.state, nowMs(context));
  const answer = damageAnswer(instead ?? (await service.answer(context, call)), fault?.damage);
  const breaksConnection = answer.breaksConnection === true || fault?.drop === 'after';
  entry.status = breaksConnection || answer.cutsBody === true ? null : answer.status;
  const headers = { Date: toldNow(context).toUTCString(), ...answer.headers };
  return { ...answer, headers, breaksConnection, slowBodyMs: fault?.slowBodyMs };
}
