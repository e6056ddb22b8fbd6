import { serialKey } from '../../domain/device.ts';
import type { InventoryItem } from '../../ports/inventory-store.ts';
import type { NewDevice, StoredDevice, StoredRequest } from '../../ports/request-store.ts';
import { devicesFromSerials } from '../draft-devices.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { knownDevices } from '../known-devices.ts';
import type { Press } from '../message.ts';
import { actorOf } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { onDraft } from './on-draft.ts';
import { done, type PressHandler } from './press-context.ts';

/** Why a device has no hash that a newer inventory may cure; a row that the list itself refused is not among them. */
const CURABLE: ReadonlySet<string | null> = new Set([
  null,
  'device.hash-unknown',
  'device.identity-unknown',
  'HASH_NOT_USABLE',
]);

/** Looks again: consent, what the tenant has, what the inventory knows by now. */
export const pressRecheck: PressHandler = onDraft(async (deps, press, request) => {
  if (request.kind === 'register') await fillFromInventory(deps, press, request);
  return done(await planRequest(deps, request.id));
});

async function fillFromInventory(deps: FlowDeps, press: Press, request: StoredRequest): Promise<void> {
  const devices = await deps.requests.devices(request.id);
  const lacking = devices.filter(({ hashDigest, code }) => hashDigest === null && CURABLE.has(code));
  if (lacking.length === 0) return;
  const known = await knownDevices(
    deps,
    lacking.map(({ serial }) => serial),
  );
  const curable = new Set(lacking.map(({ position }) => position));
  let found = 0;
  const mended = devices.map((device) => {
    const item = curable.has(device.position) ? known.get(serialKey(device.serial)) : undefined;
    if (item === undefined || item.hashDigest === null) return device;
    found += 1;
    return withHash(device, item);
  });
  if (found === 0) return;
  await deps.transactions.run(async () => {
    const changed = await deps.requests.replaceDevices(request.id, request.version, mended, { planDigest: null });
    // Changed meanwhile: the plan that follows shows what there is, and the button is still there.
    if (changed === null) return;
    await deps.audit.append({
      what: 'request.filled-in',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: { fromInventory: found },
    });
  });
}

/** What the list said of the device stays; only what it lacked is taken from the inventory. */
function withHash(device: StoredDevice, item: InventoryItem): NewDevice {
  const [fresh] = devicesFromSerials([device.serial], new Map([[serialKey(device.serial), item]]));
  if (fresh === undefined) return device;
  return {
    ...fresh,
    position: device.position,
    line: device.line,
    assignedUser: device.assignedUser,
    manufacturer: device.manufacturer ?? fresh.manufacturer,
    model: device.model ?? fresh.model,
    productKeyId: device.productKeyId ?? fresh.productKeyId,
  };
}
