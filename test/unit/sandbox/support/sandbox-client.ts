import { onTestFinished } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../../../sandbox/start-sandbox.ts';
import { APP, TENANTS } from '../../../../sandbox/world.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { makeHash } from './hardware-hash.ts';

/** What came back over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text where it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads into answers of many shapes
  readonly body: any;
}

export interface SandboxClient {
  readonly url: string;
  readonly httpsUrl: string;
  readonly caPem: string;
  readonly clock: HandClock;
  send(method: string, path: string, options?: SendOptions): Promise<Reply>;
  /** An access token for Graph in this tenant. */
  token(tenant?: string): Promise<string>;
  /** A call to Graph with a fresh token for the tenant (default: Contoso). */
  graph(
    method: string,
    path: string,
    body?: unknown,
    options?: { tenant?: string; headers?: Record<string, string> },
  ): Promise<Reply>;
  control(method: string, path: string, body?: unknown): Promise<Reply>;
  /** Imports devices with good hashes into Contoso in one call. */
  importDevices(serials: readonly string[], more?: Record<string, unknown>): Promise<Reply>;
}

interface SendOptions {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A sandbox of this test's own: on a free port, without latency, with a clock moved by hand. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
  const clock = createHandClock();
  const sandbox = await startSandbox({ port: 0, clock, scenario: { timing: { latencyMs: 0 } }, ...options });
  onTestFinished(() => sandbox.close());

  const send: SandboxClient['send'] = async (method, path, { headers = {}, body } = {}) => {
    const response = await fetch(new URL(sandbox.url + path), {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, body: parse(await response.text()) };
  };
  const token = async (tenant: string = TENANTS.contoso) => {
    const reply = await send('POST', `/${tenant}/oauth2/v2.0/token`, tokenRequest());
    return String(reply.body.access_token);
  };
  const json = (body: unknown) =>
    body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };

  const client: SandboxClient = {
    url: sandbox.url,
    httpsUrl: sandbox.httpsUrl,
    caPem: sandbox.caPem,
    clock,
    send,
    token,
    graph: async (method, path, body, { tenant, headers = {} } = {}) => {
      const withBody = json(body);
      const authorization = `Bearer ${await token(tenant)}`;
      return send(method, path, {
        ...withBody,
        headers: { ...withBody.headers, Authorization: authorization, ...headers },
      });
    },
    control: (method, path, body) => send(method, `/__sandbox${path}`, json(body)),
    importDevices: (serials, more = {}) =>
      client.graph('POST', `${IMPORTS}/import`, {
        importedWindowsAutopilotDeviceIdentities: serials.map((serial) => importEntry(serial, more)),
      }),
  };
  return client;
}

export const IMPORTS = '/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities';
export const DEVICES = '/beta/deviceManagement/windowsAutopilotDeviceIdentities';

export function importEntry(serial: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { serialNumber: serial, hardwareIdentifier: makeHash({ serial }), groupTag: 'KIOSK', ...more };
}

/** A token request that is right, with some fields changed or (undefined) left out. */
export function tokenRequest(changes: Record<string, string | undefined> = {}): SendOptions {
  const fields: Record<string, string | undefined> = {
    grant_type: 'client_credentials',
    client_id: APP.clientId,
    client_secret: APP.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
    ...changes,
  };
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(given).toString(),
  };
}

/** The useful part of Intune's message, which is a JSON document inside a string. */
export function intuneText(reply: Reply): string {
  return String(JSON.parse(reply.body.error.message).Message).split(' - Operation ID')[0] ?? '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
