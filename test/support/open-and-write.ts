import { createStores } from '../../src/storage/create-stores.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createCountedIds } from './counted-ids.ts';
import { newDevice, newRequest } from './stored-samples.ts';

/**
 * A program for tests: opens the folder named first and prints `open`; with `write` as the second word it then creates
 * one request after the other and prints the number of each once its transaction has committed; with `hold` it only
 * holds the folder; otherwise it closes the folder again and has nothing more to do.
 */
const [dataDir = '', what] = process.argv.slice(2);
const clock = { now: () => new Date() };
const log = { info: () => {}, warn: () => {}, error: () => {} };

const opened = await openDatabase({ dataDir }, { clock, log });
if (!opened.ok) throw new Error(opened.fault.message);
process.stdout.write('open\n');
if (what === 'write') {
  const stores = createStores(opened.value, {
    clock,
    ids: createCountedIds(),
    wakeUps: { wake: () => Promise.resolve() },
  });
  for (;;) {
    const id = await stores.transactions.run(async () => {
      const origin = {
        front: 'terminal' as const,
        conversationId: `process-${process.pid}`,
        messageId: crypto.randomUUID(),
      };
      const { request } = await stores.requests.create(newRequest({ origin }), [newDevice(1), newDevice(2)]);
      await stores.audit.append({
        what: 'request.created',
        actor: { kind: 'system', name: 'test' },
        requestId: request.id,
        details: {},
      });
      return request.id;
    });
    process.stdout.write(`${id}\n`);
  }
} else if (what === 'hold') {
  process.stdin.resume();
} else {
  await opened.value.close();
}
