import { randomUUID } from 'node:crypto';
import type { DeviceSeed, Profile } from '../scenario.ts';
import type { State } from '../state.ts';
import type { Device, Tenant } from '../tenant.ts';

export function nextSequence(state: State): number {
  state.lastSequence += 1;
  return state.lastSequence;
}

/** Makes the device known to the Autopilot service as this tenant's. Intune does not show it yet. */
export function registerDevice(
  state: State,
  tenant: Tenant,
  device: Pick<Device, 'serial' | 'otherSerial' | 'hardware' | 'productKey' | 'registeredMs' | 'registeredBy'> &
    Partial<Pick<Device, 'id' | 'groupTag' | 'userPrincipalName' | 'enrollmentState' | 'userlessEnrollmentStatus'>>,
): Device {
  const registered: Device = {
    visibleMs: null,
    addressableUserName: '',
    displayName: '',
    deviceAccountUpn: '',
    deviceFriendlyName: '',
    groupTag: '',
    userPrincipalName: '',
    enrollmentState: 'notContacted',
    userlessEnrollmentStatus: 'unknown',
    assigned: null,
    assigningSinceMs: null,
    id: randomUUID(),
    ...device,
    sequence: nextSequence(state),
    tenant,
  };
  tenant.devices.set(registered.id, registered);
  state.arriving.add(registered);
  for (const key of identityKeys(registered)) {
    const holders = state.devicesByIdentity.get(key) ?? new Set();
    state.devicesByIdentity.set(key, holders.add(registered));
  }
  return registered;
}

export function removeDevice(state: State, device: Device): void {
  device.tenant.devices.delete(device.id);
  state.arriving.delete(device);
  state.assigning.delete(device);
  for (const key of identityKeys(device)) state.devicesByIdentity.get(key)?.delete(device);
}

type Identity = Pick<Device, 'serial' | 'otherSerial' | 'productKey'>;

/** Devices of all tenants that share a serial number or PKID with this identity. */
export function holdersOf(state: State, identity: Identity): readonly Device[] {
  return [...new Set(identityKeys(identity).flatMap((key) => [...(state.devicesByIdentity.get(key) ?? [])]))];
}

function identityKeys({ serial, otherSerial, productKey }: Identity): readonly string[] {
  const serials = [serial, otherSerial ?? ''].filter((text) => text !== '');
  return [
    ...serials.map((text) => `serial ${text.toUpperCase()}`),
    ...(productKey === '' ? [] : [`product key ${productKey}`]),
  ];
}

/** Lists, which may lag behind, have shown the devices of the start for long. */
const LONG_AGO_MS = 0;

/** Lets Intune show a registered device from this instant on, and begin with its profile. */
export function showInIntune(state: State, device: Device, atMs: number): void {
  state.arriving.delete(device);
  device.visibleMs = atMs;
  beginAssignment(state, device, atMs);
}

/** A device of the scenario: Intune shows it from the start. */
export function addSeededDevice(state: State, tenant: Tenant, seed: DeviceSeed, nowMs: number): void {
  const { serial, manufacturer, model, id, assigned, ...rest } = seed;
  const device = registerDevice(state, tenant, {
    ...rest,
    ...(id === undefined ? {} : { id }),
    serial,
    otherSerial: undefined,
    hardware: { manufacturer, model, sku: '', family: '' },
    productKey: '',
    registeredMs: nowMs,
    registeredBy: 'start',
  });
  state.arriving.delete(device);
  device.visibleMs = LONG_AGO_MS;
  const profile = intendedProfile(device);
  if (assigned && profile !== undefined) device.assigned = { profile, atMs: nowMs };
  else beginAssignment(state, device, nowMs);
}

/** The profile that the device's group tag asks for, else the tenant's default. */
export function intendedProfile(device: Device): Profile | undefined {
  const { profiles } = device.tenant;
  return (
    profiles.find((profile) => device.groupTag !== '' && profile.groupTags.includes(device.groupTag)) ??
    profiles.find((profile) => profile.isDefault)
  );
}

/** Starts the assignment of the profile that the device's tag asks for, unless that one is in force already. */
export function beginAssignment(state: State, device: Device, nowMs: number): void {
  if (device.assigned?.profile === intendedProfile(device)) {
    device.assigningSinceMs = null;
    state.assigning.delete(device);
    return;
  }
  device.assigningSinceMs = nowMs;
  state.assigning.add(device);
}
