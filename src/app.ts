import { randomBytes, randomUUID } from 'node:crypto';
import type { Config, Secrets } from './config/config.ts';
import { connectChannels } from './connect-channels.ts';
import type { Person } from './domain/person.ts';
import { failed, ok, type Result } from './domain/result.ts';
import { answer } from './flow/answer.ts';
import type { NoticeDeps } from './flow/deliver-notices.ts';
import { findAs, importAs } from './flow/inventory-commands.ts';
import { acceptOffer, declineOffer, makeOffer } from './flow/kept-lists/offer-file.ts';
import { press } from './flow/press.ts';
import { registerFromMessage } from './flow/register-from-message.ts';
import { openHit, search } from './flow/search.ts';
import { showRequest } from './flow/show-request.ts';
import { readStartInventory } from './flow/start-inventory.ts';
import { uploadPage } from './flow/upload-page.ts';
import { DEFAULT_JOB_SETTINGS } from './jobs/job-settings.ts';
import type { Log } from './ports/log.ts';
import { peopleFromSettings } from './security/people-from-settings.ts';
import { readSealKey } from './security/seal-key.ts';
import { createSealer } from './security/sealer.ts';
import { prepareWork } from './start-work.ts';
import { createStores } from './storage/create-stores.ts';
import { customersFromSettings } from './storage/customers-from-settings.ts';
import { openDatabase } from './storage/open-database.ts';
import { createQueue } from './storage/queue.ts';
import { createAdapter } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';
import { consentRoutes } from './teams/consent-routes.ts';
import { type RunningServer, startServer } from './teams/server.ts';
import { createTeamsSurface } from './teams/teams-surface.ts';
import { terminalInventoryRoutes } from './teams/terminal-inventory-routes.ts';
import { terminalRoutes } from './teams/terminal-routes.ts';
import { uploadRoutes } from './teams/upload-routes.ts';

export interface App {
  /** Null where this process only works. */
  readonly url: string | null;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Log;
  /** False for a process that only works on jobs. */
  readonly serves: boolean;
}

/** Joins adapters to ports and starts; the only place that knows both. */
export async function startApp({ config, secrets, log, serves }: AppOptions): Promise<Result<App>> {
  const clock = { now: () => new Date() };
  const ids = { uuid: () => randomUUID(), secret: () => randomBytes(32).toString('base64url') };
  const place = secrets.databaseUrl === null ? { dataDir: `${config.dataDir}/database` } : { url: secrets.databaseUrl };
  const database = await openDatabase(place, { clock, log });
  if (!database.ok) return database;
  const key = readSealKey(secrets.sealKey, config);
  if (!key.ok) {
    await database.value.close();
    return key;
  }
  const sealer = createSealer({ id: 1, bytes: key.value });
  const queue = createQueue(database.value, { log, clock });
  const stores = createStores(database.value, { clock, ids, wakeUps: queue });
  const identity = config.mode === 'local' ? null : { ...config.bot, password: secrets.botPassword };
  const adapter = createAdapter(identity, log, ids.uuid);
  const surface = createTeamsSurface(adapter, identity);
  const { callTimeoutMs } = config.times;
  const roads = connectChannels({ config, secrets }, { clock, ids, log, jobs: stores.jobs });
  const deps: NoticeDeps = {
    ...stores,
    wakeUps: queue,
    ...roads,
    sealer,
    clock,
    ids,
    jitter: Math.random,
    log,
    settings: { ...DEFAULT_JOB_SETTINGS, ...config.times, leaseMs: 2 * callTimeoutMs + 30_000 },
    customers: customersFromSettings(config.customers),
    people: peopleFromSettings(config.people),
    flowSettings: {
      publicUrl: config.publicUrl,
      fallbackChannel: 'intune',
      uploadTicketMs: config.uploadTicketMs,
      checkedListMs: config.checkedListMs,
      maxListBytes: config.maxListBytes,
      inventoryHashDays: config.inventoryHashDays,
      draftExpiryMs: config.draftExpiryMs,
      approvalExpiryMs: config.approvalExpiryMs,
    },
    surface,
    personal: surface,
  };

  if (database.value.mode === 'embedded') await stores.jobs.releaseAll();
  if (config.inventoryFile !== null && serves) await readStartInventory(deps, config.inventoryFile);
  const work = prepareWork(deps, queue);
  if (config.workers) await work.begin();

  let server: RunningServer | null = null;
  if (serves) {
    const bot = createBot({
      answer: (message) => answer(deps, message),
      press: (pressed) => press(deps, pressed),
      search: (person, words) => search(deps, person, words),
      openHit: (person, hit) => openHit(deps, person, hit),
      registerFromMessage: (message) => registerFromMessage(deps, message),
      people: deps.people,
      cards: stores.cards,
      conversations: stores.conversations,
      wakeUps: queue,
      offers: {
        make: ({ listId, listVersion, expiresAt }, { objectId, tenantId }, address) =>
          makeOffer(deps, {
            listId,
            listVersion,
            person: { objectId, tenantId },
            address,
            expiresAt: new Date(expiresAt),
          }),
        placed: (id, activityId) => stores.offers.placed(id, activityId),
        accept: (id, person) => acceptOffer(deps, id, person),
        decline: (id, person) => declineOffer(deps, id, person),
      },
      files: { maxBytes: config.maxListBytes, timeoutMs: callTimeoutMs, hosts: config.fileHosts },
      log,
      now: clock.now,
      newId: ids.uuid,
    });
    const started = await startServer({
      port: config.port,
      // Without sign-in nobody but this machine may come in.
      host: identity === null ? '127.0.0.1' : '0.0.0.0',
      adapter,
      run: (context, activity) => bot.run(context, activity),
      identity,
      notReady: () =>
        stores.requests.list({ limit: 1 }).then(
          () => [],
          () => ['the database does not answer'],
        ),
      log,
      newId: ids.uuid,
      routes: [
        consentRoutes(),
        uploadRoutes(uploadPage(deps), {
          secureCookie: config.publicUrl.startsWith('https://'),
          publicOrigin: identity === null ? null : new URL(config.publicUrl).origin,
        }),
        ...(identity === null
          ? [
              terminalRoutes({
                answer: (message) => answer(deps, message),
                press: (pressed) => press(deps, pressed),
                findPerson: (as) => personCalled(config.people, as),
                listRequests: (withDevices) =>
                  stores.requests
                    .list({})
                    .then((requests) => Promise.all(requests.map(({ id }) => showRequest(deps, id, withDevices)))),
                showRequest: (id) => showRequest(deps, id),
                audit: (kind) => (kind === 'verify' ? stores.audit.verify() : stores.audit.list({})),
                newId: ids.uuid,
              }),
              terminalInventoryRoutes({
                findPerson: (as) => personCalled(config.people, as),
                importFile: (speaker, file) => importAs(deps, speaker, file),
                find: (speaker, serials) => findAs(deps, speaker, serials),
                press: (pressed) => press(deps, pressed),
                limitBytes: config.maxListBytes,
              }),
            ]
          : []),
      ],
    });
    if (!started.ok) {
      await work.end();
      await database.value.close();
      return failed(started.fault);
    }
    server = started.value;
  }
  return ok({
    url: server?.url ?? null,
    close: async () => {
      await server?.close();
      await work.end();
      await database.value.close();
    },
  });
}

/** By UPN or the part before its "@", without case. */
function personCalled(people: readonly Person[], as: string): Person | null {
  const wanted = as.toLowerCase();
  const names = (upn: string): string[] => [upn.toLowerCase(), upn.toLowerCase().split('@')[0] ?? ''];
  return people.find(({ upn }) => names(upn).includes(wanted)) ?? null;
}
