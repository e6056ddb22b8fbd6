import tls from 'node:tls';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { createKeptLog } from './kept-log.ts';

/** Without any sandbox's: their authorities have one name, and two of one name cannot be told apart. */
const WELL_KNOWN = tls.getCACertificates('default');

/** The sandbox on a clock moved by hand, trusted by this process, and what every channel has in common to reach it. */
export async function startSandboxWorld(scenario: Readonly<Record<string, unknown>> = {}) {
  let nowMs = Date.parse('2026-11-21T10:00:00Z');
  const clock = { now: () => new Date(nowMs), wait: () => Promise.resolve() };
  const sandbox = await startSandbox({ port: 0, clock, record: true, scenario });
  tls.setDefaultCACertificates([...WELL_KNOWN, sandbox.caPem]);
  return {
    sandbox,
    tools: { clock, log: createKeptLog(), callTimeoutMs: 5_000 },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** A control of the sandbox; throws its complaint. */
export async function control<T>(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${sandbox.url}/__sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** How often devices were submitted so far, over all channels. */
export async function submissionsOf(sandbox: Sandbox): Promise<number> {
  const state = await control<{ readonly submissions: Readonly<Record<string, number>> }>(sandbox, 'GET', 'state');
  return Object.values(state.submissions).reduce((sum, count) => sum + count, 0);
}
