import { z } from 'zod';
import { holdersOf, registerDevice, removeDevice, showInIntune } from '../autopilot/registry.ts';
import { nowMs } from '../sandbox-context.ts';
import { findTenant, type State } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { type Control, ControlInputError, readInput, readMany } from './control-input.ts';

const deviceSchema = z.strictObject({
  serial: z.string().min(1),
  /** Whose the device is from now on: id or domain; `null`: nobody's. */
  tenant: z.string().min(1).nullable(),
  groupTag: z.string().default(''),
  manufacturer: z.string().default('EXAMPLE COMPUTER'),
  model: z.string().default('Example Book 14'),
  by: z.enum(['somebody-else', 'manual-upload']).default('somebody-else'),
  /** Whether Intune shows the device at once; else it appears with the next sync. */
  visible: z.boolean().default(true),
});

const vanishSchema = z
  .strictObject({ tenant: z.string(), serial: z.string(), importId: z.string() })
  .partial()
  .extend({ stop: z.boolean().default(false) })
  .refine(({ tenant, serial, importId }) => [tenant, serial, importId].some((part) => part !== undefined), {
    message: 'say which: "tenant", "serial" or "importId"',
  });

/** What happens to devices and records behind the product's back. */
export const deviceControls: Readonly<Record<string, Control>> = {
  'POST /devices': (context, _options, body) => {
    const { state } = context;
    for (const device of readMany(deviceSchema, body)) putDevice(state, device, nowMs(context));
    return { ok: true };
  },
  'DELETE /imports': ({ state }, _options, body) => {
    const { stop, ...which } = readInput(vanishSchema, body);
    const tenant = which.tenant === undefined ? undefined : tenantOrRefuse(state, which.tenant);
    const found = [...state.tenants.values()]
      .flatMap(({ imports }) => [...imports.values()])
      .filter(
        (record) =>
          (tenant === undefined || record.tenant === tenant) &&
          (which.importId === undefined || record.importId === which.importId) &&
          (which.serial === undefined || record.serialNumber.toUpperCase() === which.serial.toUpperCase()),
      );
    for (const record of found) record.tenant.imports.delete(record.id);
    if (stop) {
      const rest = state.importing.filter((record) => !found.includes(record));
      state.importing.splice(0, state.importing.length, ...rest);
    }
    return { vanished: found.length };
  },
  'DELETE /batch-jobs': ({ state }, _options, body) => {
    const { trackingId } = readInput(z.strictObject({ trackingId: z.string().min(1) }), body);
    const records = [...state.partnerCenter.records.values()];
    return { vanished: records.filter(({ jobs }) => jobs.delete(trackingId.toLowerCase())).length };
  },
};

function putDevice(state: State, device: z.output<typeof deviceSchema>, atMs: number): void {
  const { serial, manufacturer, model, groupTag, by, visible } = device;
  const tenant = device.tenant === null ? null : tenantOrRefuse(state, device.tenant);
  for (const held of holdersOf(state, { serial, otherSerial: undefined, productKey: '' })) removeDevice(state, held);
  if (tenant === null) return;
  const registered = registerDevice(state, tenant, {
    serial,
    otherSerial: undefined,
    hardware: { manufacturer, model, sku: '', family: '' },
    productKey: '',
    registeredMs: atMs,
    registeredBy: by,
    groupTag,
  });
  if (visible) showInIntune(state, registered, atMs);
}

function tenantOrRefuse(state: State, name: string): Tenant {
  const tenant = findTenant(state, name);
  if (tenant === undefined) throw new ControlInputError(`there is no tenant "${name}"`);
  return tenant;
}
