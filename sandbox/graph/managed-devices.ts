import type { Answer } from '../http/call.ts';
import type { ManagedDevice } from '../scenario.ts';
import { BOTH, type GraphCall, type Route } from './graph-call.ts';
import { intuneError } from './graph-error.ts';
import { badQuery, entity, listPage, meets, readFilter } from './odata-list.ts';
import { MANAGED_READ } from './roles.ts';

const COLLECTION = '/deviceManagement/managedDevices';

/** Devices that Intune manages: looked up, never changed here. Source: Microsoft Graph v1.0 documentation. */
export const managedDeviceRoutes: readonly Route[] = [
  { method: 'GET', path: COLLECTION, versions: BOTH, roles: MANAGED_READ, answer: listManaged },
  { method: 'GET', path: `${COLLECTION}/{id}`, versions: BOTH, roles: MANAGED_READ, answer: getManaged },
];

function listManaged(call: GraphCall): Answer {
  const devices = call.tenant.managedDevices.map((device, index) => ({ ...device, sequence: index + 1 }));
  const filter = call.query.get('$filter');
  const condition = filter === null ? undefined : readFilter(filter);
  if (condition === 'not-understood') return badQuery(call);
  if (condition !== undefined && condition.property !== 'serialnumber') return badQuery(call);
  const found = condition === undefined ? devices : devices.filter((device) => meets(condition, device.serialNumber));
  return listPage(withoutSelect(call), found, (device) => selected(call, show(device)));
}

function getManaged(call: GraphCall): Answer {
  const device = call.tenant.managedDevices.find(({ id }) => id === call.params['id']?.toLowerCase());
  if (device === undefined) {
    return intuneError(call.activity, call.path, 404, 'ResourceNotFound', 'Resource not found');
  }
  return entity(call, selected(call, show(device)));
}

function withoutSelect(call: GraphCall): GraphCall {
  const query = new URLSearchParams(call.query);
  query.delete('$select');
  return { ...call, query };
}

function selected(call: GraphCall, entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = call.query.get('$select')?.split(',');
  if (names === undefined) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name.startsWith('@') || names.includes(name)));
}

function show(device: ManagedDevice): Readonly<Record<string, unknown>> {
  return {
    '@odata.type': '#microsoft.graph.managedDevice',
    id: device.id,
    deviceName: device.deviceName,
    managedDeviceOwnerType: 'company',
    operatingSystem: 'Windows',
    complianceState: 'compliant',
    managementAgent: 'mdm',
    deviceRegistrationState: 'registered',
    userPrincipalName: device.userPrincipalName,
    model: device.model,
    manufacturer: device.manufacturer,
    serialNumber: device.serialNumber,
  };
}
