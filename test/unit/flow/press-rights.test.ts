import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestState } from '../../../src/domain/request.ts';
import { REQUEST_STATES } from '../../../src/domain/request.ts';
import { PRESSES, type PressName, REQUEST_PRESSES } from '../../../src/flow/request-view.ts';
import { FlowWorld, refusalCode, type Who } from '../../support/flow-world.ts';
import { newDevice, newRequest } from '../../support/stored-samples.ts';

/** What each person may change in each state of a request that Hana made; everything else must be refused. */
const MAY: Readonly<Partial<Record<RequestState, Readonly<Partial<Record<PressName, readonly Who[]>>>>>> = {
  draft: {
    fill: ['hana'],
    upload: ['hana'],
    'confirm-count': ['hana'],
    recheck: ['hana'],
    cancel: ['hana', 'ada', 'bo'],
  },
  'waiting-for-consent': {
    fill: ['hana'],
    upload: ['hana'],
    'confirm-count': ['hana'],
    recheck: ['hana'],
    cancel: ['hana', 'ada', 'bo'],
  },
  'waiting-for-approval': { approve: ['ada', 'bo'], reject: ['ada', 'bo'], cancel: ['hana', 'ada', 'bo'] },
  done: { retry: ['hana', 'sam', 'ada', 'bo'] },
  'done-with-failures': { retry: ['hana', 'sam', 'ada', 'bo'] },
  failed: { retry: ['hana', 'sam', 'ada', 'bo'] },
  rejected: { retry: ['hana', 'sam', 'ada', 'bo'] },
  cancelled: { retry: ['hana', 'sam', 'ada', 'bo'] },
  expired: { retry: ['hana', 'sam', 'ada', 'bo'] },
};

const PEOPLE: readonly Who[] = ['hana', 'sam', 'ada', 'bo', 'zoe'];

describe('of all presses in all states', () => {
  let world: FlowWorld;
  let made = 0;
  beforeAll(async () => {
    world = await FlowWorld.open();
  });
  afterAll(() => world.close());

  async function requestIn(state: RequestState): Promise<string> {
    made += 1;
    const { objectId, tenantId, upn, name } = world.person('hana');
    const { request } = await world.deps.requests.create(
      newRequest({
        state,
        requestedBy: { objectId, tenantId, upn, name },
        customerTenantId: 'c0000000-0000-4000-8000-000000000001',
        customerName: 'Contoso',
        planDigest: null,
        expiresAt: null,
        origin: { front: 'terminal', conversationId: 'sample', messageId: `sample-${made}` },
      }),
      [newDevice(1, { serial: `SAMPLE${made}`, state: 'failed', code: '808' })],
    );
    if (state === 'waiting-for-approval') {
      // Decided about by its plan; which one does not matter here.
      await world.deps.requests.change(request.id, request.version, { planDigest: 'f'.repeat(64) });
    }
    return request.id;
  }

  test.each(REQUEST_STATES)(
    '%s: only the right person can press what fits',
    async (state) => {
      for (const action of REQUEST_PRESSES.filter((name) => name !== 'refresh' && name !== 'unblock')) {
        for (const who of PEOPLE) {
          const id = await requestIn(state);
          const before = await world.deps.requests.find(id);
          const outcome = await world.press(id, action, who);
          const may = MAY[state]?.[action]?.includes(who) === true;
          expect([state, action, who, outcome.refused === null]).toEqual([state, action, who, may]);
          if (may) continue;
          expect(await world.deps.requests.find(id)).toEqual(before);
          expect(outcome.refused?.message).not.toBe('');
          const audited = await world.deps.audit.list({});
          expect(audited.at(-1)).toMatchObject({
            what: 'press.refused',
            details: { action, code: refusalCode(outcome) },
          });
        }
      }
    },
    60_000,
  );

  test('a person without a role sees no card, whatever they press', async () => {
    const id = await requestIn('waiting-for-approval');
    for (const action of [...PRESSES, 'nonsense']) {
      const outcome = await world.press(id, action, 'zoe', { input: { serial: 'X' } });
      expect([action, outcome.reply.kind]).toEqual([action, 'refused']);
    }
  });

  test('a button that does not exist and a request that does not exist are answered', async () => {
    expect(refusalCode(await world.press('R-1', 'constructor', 'hana'))).toBe('press.unknown');
    expect(refusalCode(await world.press('R-99999', 'send', 'hana'))).toBe('request.unknown');
    expect(refusalCode(await world.press('R-1\0<b>', 'send', 'hana'))).toBe('request.unknown');
  });
});
