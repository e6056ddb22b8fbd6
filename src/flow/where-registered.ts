import type { Customer } from '../domain/customer.ts';
import { serialKey } from '../domain/device.ts';
import type { RegisteredDevice } from '../ports/device-channel.ts';
import type { FlowDeps } from './flow-deps.ts';

/** Where a device is registered, as far as we can read. */
export interface Place {
  readonly customer: Customer;
  readonly device: RegisteredDevice;
}

/** Without a named customer at most this many tenants are searched. */
const MOST_TENANTS = 20;

/** Looks for a device in one tenant, or in those that Preflight can read; null where none has it. */
export async function whereRegistered(deps: FlowDeps, serial: string, tenantId: string | null): Promise<Place | null> {
  const channel = deps.channels.get('intune');
  const consent = deps.consents.get('intune');
  if (channel === undefined || consent === undefined) return null;
  const customers = (await deps.customers.list()).filter(
    (customer) => tenantId === null || customer.tenantId === tenantId,
  );
  for (const customer of customers.slice(0, MOST_TENANTS)) {
    if ((await consent.check(customer.tenantId)).state !== 'granted') continue;
    const found = await channel.findDevices(customer.tenantId, [serial]);
    const device = found.ok
      ? found.value.find((candidate) => serialKey(candidate.serial) === serialKey(serial))
      : undefined;
    if (device === undefined) continue;
    // The list tells less than the device itself: profile and block are read from there.
    const read = await channel.readDevices(customer.tenantId, [device.deviceId]);
    return { customer, device: (read.ok ? read.value[0] : undefined) ?? device };
  }
  return null;
}
