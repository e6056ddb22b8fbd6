import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialKey } from '../../src/domain/device.ts';
import { failed, ok, type Result } from '../../src/domain/result.ts';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { DEFAULT_JOB_SETTINGS } from '../../src/jobs/job-settings.ts';
import { startJob } from '../../src/jobs/start-job.ts';
import type { ConsentAnswer } from '../../src/ports/consent-source.ts';
import type {
  DeviceChannel,
  ImportChunk,
  ImportOutcome,
  RegisteredDevice,
  Submission,
} from '../../src/ports/device-channel.ts';
import type { NewDevice, StoredRequest } from '../../src/ports/request-store.ts';
import { createStores } from '../../src/storage/create-stores.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { emptyDatabase } from './database.ts';
import { HandClock } from './hand-clock.ts';
import { registeredDevice } from './plan-facts.ts';

/** The process "dies" here: nothing that follows in the turn happens. */
export class Died extends Error {}

/** What happens at the n-th outside call or commit of a run. */
export type Mishap =
  | 'none'
  | 'die-before'
  | 'die-after'
  | 'no-answer-undone'
  | 'no-answer-done'
  | 'throttled'
  | 'refused';

const TENANT = 'c0000000-0000-4000-8000-000000000001';

/** A simulated service: takes imports, answers as told, counts what it got. */
class FakeService implements DeviceChannel {
  readonly declaration = {
    name: 'intune' as const,
    identities: ['hash' as const],
    chunkSize: 3,
    groupTag: 'device' as const,
    actions: ['register', 'find', 'follow', 'sync', 'unblock', 'retag', 'assign-user'] as const,
  };
  readonly submissions = new Map<string, number>();
  readonly outcomes = new Map<string, number>();
  readonly #records = new Map<string, ImportOutcome[]>();
  /** Chosen before each call. */
  next: () => Mishap = () => 'none';
  consent: ConsentAnswer['state'] = 'granted';

  submit(_tenantId: string, chunk: ImportChunk): Promise<Result<Submission>> {
    return this.#call(() => {
      const records = chunk.devices.map(({ serial }) => {
        const key = serialKey(serial);
        this.submissions.set(key, (this.submissions.get(key) ?? 0) + 1);
        return this.#outcome(serial);
      });
      this.#records.set(chunk.importId, [...(this.#records.get(chunk.importId) ?? []), ...records]);
      return {
        reference: null,
        outcomes: records.map((record) => ({
          ...record,
          state: 'pending' as const,
          deviceId: null,
          code: null,
          name: null,
        })),
      };
    });
  }

  findImports(_tenantId: string, chunk: { readonly importId: string }): Promise<Result<readonly ImportOutcome[]>> {
    return this.#call(() => this.#records.get(chunk.importId) ?? []);
  }

  requestSync(): Promise<Result<'requested' | 'already-covered'>> {
    return this.#call(() => 'requested' as const);
  }

  readDevices(_tenantId: string, deviceIds: readonly string[]): Promise<Result<readonly RegisteredDevice[]>> {
    return this.#call(() => deviceIds.map((id) => registeredDevice(id.replace('id-', ''))));
  }

  findDevices(_tenantId: string, serials: readonly string[]): Promise<Result<readonly RegisteredDevice[]>> {
    return this.#call(() =>
      serials
        .filter((serial) => this.outcomes.get(serialKey(serial)) === 806)
        .map((serial) => registeredDevice(serial)),
    );
  }

  unblock(): Promise<Result<null>> {
    return this.#call(() => null);
  }

  setGroupTag(): Promise<Result<null>> {
    return this.#call(() => null);
  }

  #outcome(serial: string): ImportOutcome {
    const code = this.outcomes.get(serialKey(serial)) ?? 0;
    return code === 0
      ? { serial, remoteId: `record-${serial}`, state: 'complete', deviceId: `id-${serial}`, code: null, name: null }
      : { serial, remoteId: `record-${serial}`, state: 'error', deviceId: null, code, name: `Name${code}` };
  }

  async #call<T>(work: () => T): Promise<Result<T>> {
    await Promise.resolve();
    switch (this.next()) {
      case 'die-before':
        throw new Died();
      case 'die-after':
        work();
        throw new Died();
      case 'no-answer-undone':
        return failed({ code: 'channel.unreachable', message: 'No answer.', retry: 'same-request', doubt: true });
      case 'no-answer-done':
        work();
        return failed({ code: 'channel.unreachable', message: 'No answer.', retry: 'same-request', doubt: true });
      case 'throttled':
        return failed({ code: 'channel.throttled', message: 'Too many.', retry: 'same-request', retryAfterMs: 7_000 });
      case 'refused':
      case 'none':
        return ok(work());
    }
  }
}

/** A database of its own, a service and a clock moved by hand. */
export class JobWorld {
  readonly clock = new HandClock();
  readonly service = new FakeService();
  readonly wakes: { topic: string; id: string; at: Date | undefined }[] = [];
  #messages = 0;
  readonly #database: Database;
  readonly #folder: string;
  readonly stores: Stores;
  readonly deps: JobDeps;
  /** Called before and after every commit of the job: may throw `Died`. */
  atCommit: (when: 'before' | 'after') => void = () => {};

  private constructor(database: Database, folder: string, clock: HandClock) {
    this.#database = database;
    this.#folder = folder;
    this.clock = clock;
    let count = 0;
    const next = (): number => {
      count += 1;
      return count;
    };
    const ids = {
      uuid: () => `00000000-0000-4000-8000-${String(next()).padStart(12, '0')}`,
      secret: () => `secret-${next()}`,
    };
    const wakeUps = {
      wake: (topic: string, id: string, at?: Date) => {
        this.wakes.push({ topic, id, at });
        return Promise.resolve();
      },
    };
    this.stores = createStores(database, { clock, ids, wakeUps });
    this.deps = {
      ...this.stores,
      transactions: {
        run: async (work) => {
          this.atCommit('before');
          const result = await this.stores.transactions.run(work);
          this.atCommit('after');
          return result;
        },
      },
      wakeUps,
      channels: new Map([['intune', this.service]]),
      consents: new Map([
        [
          'intune',
          {
            channel: 'intune',
            check: (tenantId: string) =>
              Promise.resolve({
                channel: 'intune' as const,
                tenantId,
                state: this.service.consent,
                missing: [],
                evidence: {},
                link: null,
                checkedAt: this.clock.now(),
              }),
          },
        ],
      ]),
      sealer: { seal: (text) => Buffer.from(text), open: (sealed) => Buffer.from(sealed).toString() },
      clock,
      ids,
      jitter: () => 0.5,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      settings: DEFAULT_JOB_SETTINGS,
    };
  }

  static async open(): Promise<JobWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'preflight-jobs-'));
    const clock = new HandClock();
    const database = await openDatabase(
      { dataDir: join(folder, 'database') },
      { clock, log: { info: () => {}, warn: () => {}, error: () => {} } },
    );
    if (!database.ok) throw new Error(database.fault.message);
    return new JobWorld(database.value, folder, clock);
  }

  async close(): Promise<void> {
    await this.#database.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Forgets everything, so that opening a database is not paid for by every test; the clock stands where it stood. */
  async empty(): Promise<void> {
    await emptyDatabase(this.#database);
    this.wakes.length = 0;
    this.atCommit = () => {};
    this.service.next = () => 'none';
    this.service.consent = 'granted';
    this.service.submissions.clear();
    this.service.outcomes.clear();
  }

  /** An approved request with its job, as the flow leaves it. */
  async approved(serials: readonly string[], kind: 'register' | 'unblock' = 'register'): Promise<StoredRequest> {
    this.#messages += 1;
    const devices = serials.map((serial, index) => newDevice(index + 1, serial, kind));
    const { request } = await this.stores.requests.create(
      {
        kind,
        state: 'approved',
        requestedBy: { objectId: 'hana', tenantId: 'home', upn: 'hana@preflight.example', name: 'Hana' },
        customerText: 'Contoso',
        customerTenantId: TENANT,
        customerName: 'Contoso',
        groupTag: 'KIOSK',
        channel: 'intune',
        statedCount: null,
        planDigest: 'digest',
        listFindings: [],
        note: null,
        origin: { front: 'terminal', conversationId: 'c', messageId: `m-${this.#messages}` },
        expiresAt: null,
      },
      devices,
    );
    await startJob(this.deps, request);
    return request;
  }
}

function newDevice(position: number, serial: string, kind: 'register' | 'unblock'): NewDevice {
  return {
    position,
    serial,
    state: 'pending',
    manufacturer: null,
    model: null,
    productKeyId: null,
    assignedUser: null,
    hashDigest: `digest-${serial}`,
    sealedHash: Buffer.from(`hash-of-${serial}`),
    repair: null,
    line: position,
    code: null,
    name: null,
    reason: null,
    deviceId: kind === 'unblock' ? `id-${serial}` : null,
    profile: null,
    chunkId: null,
  };
}
