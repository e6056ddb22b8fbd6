import { type Right, refusalOf } from '../../approval/policy.ts';
import { serialKey } from '../../domain/device.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { inventoryViews } from '../inventory-view.ts';
import type { Press } from '../message.ts';
import { actorOf } from '../open-draft.ts';
import { linkToUpload } from '../upload-ticket.ts';
import { type FreePressHandler, type PressResult, refuse } from './press-context.ts';

/** Shows what the inventory knows of the devices that the button names. */
const pressShow: FreePressHandler = async (deps, press) => {
  const serials = (press.input['serial'] ?? '').split(/[\s,;]+/);
  return refused('see', press) ?? entries(deps, press, serials, null);
};

/** A person decides which of two sources is right: the rival `claim`, or, without one, the entry as it stands. */
const pressKeep: FreePressHandler = async (deps, press) => {
  const refusal = refused('change-inventory', press);
  if (refusal !== null) return refusal;
  const serial = serialOf(press);
  const claim = press.input['claim']?.trim() ?? '';
  const settled = await deps.transactions.run(async () => {
    const done = await deps.inventory.settle(serialKey(serial), claim === '' ? null : claim, deps.clock.now());
    if (done) await audit(deps, press, 'inventory.settled', { serial, claim: claim === '' ? 'entry' : claim });
    return done;
  });
  if (!settled) {
    return refuse(
      null,
      'inventory.nothing-to-settle',
      `There is nothing to decide about ${shown(serial)} (any more). "preflight inventory find" or the card of the device shows how it stands.`,
    );
  }
  return entries(deps, press, [serial], `Decided: ${shown(serial)} stands as shown; the other source is turned down.`);
};

/** Takes a device out of the inventory; requests that hold it already keep what they have. */
const pressRemove: FreePressHandler = async (deps, press) => {
  const refusal = refused('change-inventory', press);
  if (refusal !== null) return refusal;
  const serial = serialOf(press);
  const removed = await deps.transactions.run(async () => {
    const done = await deps.inventory.remove(serialKey(serial));
    if (done) await audit(deps, press, 'inventory.removed', { serial });
    return done;
  });
  if (!removed)
    return refuse(null, 'inventory.unknown', `The inventory does not know ${shown(serial)}: nothing was removed.`);
  return entries(deps, press, [serial], `${shown(serial)} was removed from the inventory.`);
};

/** Gives a personal link to upload a list to the inventory. */
const pressUpload: FreePressHandler = async (deps, press) => {
  const refusal = refused('import-inventory', press);
  if (refusal !== null) return refusal;
  return { done: true, requestId: null, say: null, reply: await linkToUpload(deps, press, null) };
};

export const INVENTORY_PRESSES = {
  'inventory-show': pressShow,
  'inventory-keep': pressKeep,
  'inventory-remove': pressRemove,
  'inventory-upload': pressUpload,
};

/** Longer than any serial number: what is shown of one that somebody made up. */
const LONGEST_SHOWN = 60;

function serialOf(press: Press): string {
  return press.input['serial']?.trim() ?? '';
}

function shown(serial: string): string {
  return serial === '' ? 'this device' : serial.slice(0, LONGEST_SHOWN);
}

function refused(right: Right, press: Press): PressResult | null {
  const fault = refusalOf(right, press.speaker);
  return fault === null ? null : { done: false, requestId: null, fault };
}

async function entries(
  deps: FlowDeps,
  press: Press,
  serials: readonly string[],
  say: string | null,
): Promise<PressResult> {
  const canChange = refusalOf('change-inventory', press.speaker) === null;
  const reply = { kind: 'inventory-entries', entries: await inventoryViews(deps, serials), say, canChange } as const;
  return { done: true, requestId: null, say: null, reply };
}

function audit(deps: FlowDeps, press: Press, what: string, details: Readonly<Record<string, string>>): Promise<void> {
  return deps.audit.append({ what, actor: actorOf(press.speaker), requestId: null, details });
}
