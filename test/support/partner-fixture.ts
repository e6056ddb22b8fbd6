import { readFileSync } from 'node:fs';
import type { PartnerOptions } from '../../src/channels/partner-center/partner-client.ts';
import { createTokens, NOW } from './graph-fixture.ts';
import type { FakeAnswer, HttpsFake, SeenRequest } from './https-fake.ts';
import { createKeptLog } from './kept-log.ts';

const PARTNER_TENANT = '99999999-8888-4777-8666-555555555500';
export const CUSTOMER = '11111111-2222-4333-8444-555555555501';

/** One of the examples in test/fixtures/partner-center. */
export function partnerExample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/partner-center/${name}.json`, import.meta.url), 'utf8'));
}

/** An example that wraps a whole answer. */
export function partnerAnswer(name: string): FakeAnswer {
  const { status, headers, body } = partnerExample(name) as {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
  };
  const { 'Content-Length': _, ...rest } = headers ?? {};
  return { status, headers: rest, ...(body === null || body === undefined ? { text: '' } : { body }) };
}

/** Options for everything that talks to `fake`, with what the test may look at. */
export function partnerFixture(fake: HttpsFake, overrides: Partial<PartnerOptions> = {}) {
  const log = createKeptLog();
  let calls = 0;
  const options: PartnerOptions = {
    partnerUrl: fake.url,
    tokens: createTokens(null),
    partnerTenantId: PARTNER_TENANT,
    clock: { now: () => NOW },
    ids: {
      uuid: () => {
        calls += 1;
        return `call-${calls}`;
      },
    },
    log,
    callTimeoutMs: 2_000,
    ...overrides,
  };
  return { options, log };
}

/** Answers by the end of the path; whatever is not named is 404. */
export function byPath(answers: Readonly<Record<string, FakeAnswer | ((request: SeenRequest) => FakeAnswer)>>) {
  return (request: SeenRequest): FakeAnswer => {
    const path = `${request.method} ${request.path}`;
    const found = Object.entries(answers).find(([end]) => path.endsWith(end))?.[1];
    if (found === undefined) return partnerAnswer('error-404-1000-not-found');
    return typeof found === 'function' ? found(request) : found;
  };
}
