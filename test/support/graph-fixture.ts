import type { GraphOptions } from '../../src/channels/graph/graph-client.ts';
import type { Fault } from '../../src/domain/fault.ts';
import { failed, ok } from '../../src/domain/result.ts';
import type { TokenSource } from '../../src/ports/token-source.ts';
import type { FakeAnswer, HttpsFake, SeenRequest } from './https-fake.ts';
import { createKeptLog } from './kept-log.ts';
import { violationsOf } from './openapi-check.ts';

export const TENANT = 'c0000000-0000-4000-8000-000000000001';
export const NOW = new Date('2026-11-21T10:00:00Z');

/** A token source with a new token for each fresh one; `fault` refuses them all. */
export function createTokens(
  roles: readonly string[] | null = ['DeviceManagementServiceConfig.ReadWrite.All'],
  fault?: Fault,
): TokenSource & { readonly asked: boolean[] } {
  const asked: boolean[] = [];
  let current = 1;
  return {
    asked,
    async token(_tenantId, { fresh = false } = {}) {
      asked.push(fresh);
      if (fault !== undefined) return failed(fault);
      if (fresh) current += 1;
      return ok({ token: `token-${current}`, roles, expiresAt: null });
    },
  };
}

/** Options for everything that talks to `fake`, with what the test may look at. */
export function graphFixture(fake: HttpsFake, overrides: Partial<GraphOptions> = {}) {
  const log = createKeptLog();
  const options: GraphOptions = {
    graphUrl: fake.url,
    tokens: createTokens(),
    clock: { now: () => NOW },
    ids: { uuid: () => 'call-1' },
    log,
    callTimeoutMs: 2_000,
    ...overrides,
  };
  return { options, log };
}

/** `GET /v1.0/organization?…`, decoded, for each request. */
export function linesOf(requests: readonly SeenRequest[]): string[] {
  return requests.map(({ method, path, query }) => `${method} ${path}${decodeURIComponent(query)}`);
}

/** What the requests do against Microsoft's API description. */
export function violationsIn(requests: readonly SeenRequest[]): readonly string[] {
  return requests.flatMap((request) => violationsOf(request));
}

export function page(value: readonly unknown[], nextLink?: string): FakeAnswer {
  return { status: 200, body: { value, ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }) } };
}
