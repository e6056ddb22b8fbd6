import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config/read-config.ts';
import { serialKey } from '../../src/domain/device.ts';
import type { Person } from '../../src/domain/person.ts';
import { ok } from '../../src/domain/result.ts';
import { answer } from '../../src/flow/answer.ts';
import type { NoticeDeps } from '../../src/flow/deliver-notices.ts';
import { importInventory } from '../../src/flow/import-inventory.ts';
import type { Attachment } from '../../src/flow/message.ts';
import { type PressOutcome, press } from '../../src/flow/press.ts';
import { openUpload, receiveUpload } from '../../src/flow/receive-upload.ts';
import type { Reply } from '../../src/flow/reply.ts';
import type { RequestView } from '../../src/flow/request-view.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import type { DeviceChannel, RegisteredDevice } from '../../src/ports/device-channel.ts';
import { peopleFromSettings } from '../../src/security/people-from-settings.ts';
import { createSealer } from '../../src/security/sealer.ts';
import { customersFromSettings } from '../../src/storage/customers-from-settings.ts';
import { crlf, INTUNE_3, intuneRows } from './device-lists.ts';
import { JobWorld } from './job-world.ts';
import { createKeptLog } from './kept-log.ts';

export type Who = 'hana' | 'sam' | 'ada' | 'bo' | 'zoe';

export interface Say {
  readonly as?: Who;
  readonly id?: string;
  readonly files?: readonly Attachment[];
  readonly scope?: 'channel' | 'personal';
}

export interface Pressed {
  readonly input?: Readonly<Record<string, string>>;
  readonly shownPlan?: string | null;
}

const DAY_MS = 24 * 3_600_000;

/** The flow on real stores: the people and customers of the sandbox, a service and a clock that the test moves. */
export class FlowWorld {
  readonly jobs: JobWorld;
  readonly deps: NoticeDeps;
  readonly log = createKeptLog();
  /** What the customers' tenants hold, by `serialKey`. */
  readonly registered = new Map<string, RegisteredDevice>();
  /** Personal messages that went out. */
  readonly written: { to: string; text: string }[] = [];
  /** Messages that were taken away. */
  readonly removed: string[] = [];
  /** While true the audit takes nothing. */
  auditBroken = false;
  #messages = 0;

  private constructor(jobs: JobWorld) {
    this.jobs = jobs;
    const read = readConfig({
      PREFLIGHT_MODE: 'local',
      PREFLIGHT_DIRECTORY: 'env/sandbox-directory.json',
      GRAPH_CLIENT_ID: '00000000-0000-4000-8000-000000000001',
      SECRET_GRAPH_CLIENT_SECRET: 'not-a-secret',
    });
    if (!read.ok) throw new Error(read.fault.message);
    const { customers, people } = read.value.config;
    const stores = jobs.stores;
    const ids = { ...jobs.deps.ids };
    this.deps = {
      ...jobs.deps,
      ...stores,
      // The job's world has transactions that can die.
      transactions: jobs.deps.transactions,
      audit: {
        ...stores.audit,
        append: (event) =>
          this.auditBroken ? Promise.reject(new Error('the audit is full')) : stores.audit.append(event),
      },
      ids,
      log: this.log,
      sealer: createSealer({ id: 1, bytes: Buffer.alloc(32, 7) }),
      channels: new Map([['intune', this.#channel()]]),
      customers: customersFromSettings(customers),
      people: peopleFromSettings(people),
      flowSettings: {
        publicUrl: 'https://preflight.example',
        fallbackChannel: 'intune',
        uploadTicketMs: 15 * 60_000,
        checkedListMs: DAY_MS,
        maxListBytes: 64 * 1024 * 1024,
        inventoryHashDays: 180,
        draftExpiryMs: 7 * DAY_MS,
        approvalExpiryMs: 3 * DAY_MS,
      },
      surface: {
        edit: () => Promise.resolve(ok('edited' as const)),
        remove: (_address, activityId) => {
          this.removed.push(activityId);
          return Promise.resolve();
        },
      },
      personal: {
        write: (to, text) => {
          this.written.push({ to, text });
          return Promise.resolve(ok({ activityId: null }));
        },
        open: (person) => Promise.resolve(person.objectId),
      },
    };
  }

  static async open(): Promise<FlowWorld> {
    return new FlowWorld(await JobWorld.open());
  }

  /** A world of its own on the same database, emptied. */
  async fresh(): Promise<FlowWorld> {
    await this.jobs.empty();
    return new FlowWorld(this.jobs);
  }

  close(): Promise<void> {
    return this.jobs.close();
  }

  person(who: Who): Person {
    const { people } = JSON.parse(readFileSync('env/sandbox-directory.json', 'utf8')) as { people: Person[] };
    const found = people.find(({ upn }) => upn === `${who}@preflight.example`);
    if (found === undefined) throw new Error(`nobody is called ${who}`);
    return found;
  }

  say(text: string, { as = 'hana', id, files = [], scope = 'personal' }: Say = {}): Promise<Reply> {
    this.#messages += 1;
    return answer(this.deps, {
      id: id ?? `message-${this.#messages}`,
      text,
      speaker: this.person(as),
      conversation: { front: 'terminal', id: scope === 'personal' ? `personal:${as}` : 'channel', scope },
      attachments: files,
    });
  }

  press(requestId: string | null, action: string, as: Who, { input = {}, shownPlan = null }: Pressed = {}) {
    return press(this.deps, {
      requestId,
      action,
      speaker: this.person(as),
      conversation: { front: 'terminal', id: `personal:${as}`, scope: 'personal' },
      shownVersion: null,
      shownPlan,
      input,
    });
  }

  /** The inventory knows the invented devices 1 to `count` with their whole hashes. */
  async stock(count: number): Promise<void> {
    const file = { name: 'inventory.csv', pieces: [crlf(INTUNE_3, ...intuneRows(count, ''))] };
    await importInventory(this.deps, file, { kind: 'system', name: 'test' });
  }

  /** A draft of Hana's with a plan that can be sent; the inventory must know the serial numbers. */
  async draft(serials: readonly string[], rest = 'to Contoso with tag KIOSK'): Promise<RequestView> {
    return viewOf(await this.say(`register ${serials.join(', ')} ${rest}`));
  }

  async sent(serials: readonly string[]): Promise<RequestView> {
    const draft = await this.draft(serials);
    return viewOf((await this.press(draft.id, 'send', 'hana')).reply);
  }

  async upload(link: string, file: Attachment) {
    const session = await openUpload(this.deps, link.slice(link.lastIndexOf('/') + 1));
    if (session === null) throw new Error('the upload did not open');
    return receiveUpload(this.deps, session.session, file);
  }

  /** Runs the job to its end. */
  async carryOut(requestId: string): Promise<void> {
    for (let turn = 0; turn < 200; turn += 1) {
      await runJob(this.deps, requestId);
      const job = await this.deps.jobs.find(requestId);
      if (job === null || job.phase === 'settled') return;
      this.jobs.clock.moveTo(job.nextDueAt);
    }
    throw new Error(`${requestId} did not come to its end`);
  }

  async state(requestId: string): Promise<string | undefined> {
    return (await this.deps.requests.find(requestId))?.state;
  }

  async audited(requestId: string): Promise<string[]> {
    return (await this.deps.audit.list({ requestId })).map(({ what }) => what);
  }

  #channel(): DeviceChannel {
    const { service } = this.jobs;
    const present = (match: (device: RegisteredDevice) => boolean): RegisteredDevice[] =>
      [...this.registered.values()].filter(match);
    return {
      declaration: service.declaration,
      submit: (tenantId, chunk) => service.submit(tenantId, chunk),
      findImports: (tenantId, chunk) => service.findImports(tenantId, chunk),
      requestSync: () => service.requestSync(),
      readDevices: async (tenantId, deviceIds) => {
        const own = present(({ deviceId }) => deviceIds.includes(deviceId));
        const ownIds = new Set(own.map(({ deviceId }) => deviceId));
        const others = await service.readDevices(
          tenantId,
          deviceIds.filter((id) => !ownIds.has(id)),
        );
        return others.ok ? ok([...own, ...others.value]) : others;
      },
      findDevices: async (tenantId, serials) => {
        const keys = new Set(serials.map(serialKey));
        const others = await service.findDevices(tenantId, serials);
        return others.ok ? ok([...present(({ serial }) => keys.has(serialKey(serial))), ...others.value]) : others;
      },
      unblock: async (_tenantId, deviceId) => {
        const answered = await service.unblock();
        if (answered.ok) {
          for (const device of present((one) => one.deviceId === deviceId)) {
            this.registered.set(serialKey(device.serial), { ...device, blocked: false });
          }
        }
        return answered;
      },
      setGroupTag: () => service.setGroupTag(),
    };
  }
}

/** The card of a request in a reply; any other reply fails the test. */
export function viewOf(reply: Reply): RequestView {
  if (reply.kind !== 'request') throw new Error(`no card of a request, but ${JSON.stringify(reply).slice(0, 300)}`);
  return reply.view;
}

export function refusalCode(outcome: PressOutcome): string | null {
  return outcome.refused?.code ?? null;
}
