import { beginAssignment, intendedProfile, removeDevice } from '../autopilot/registry.ts';
import type { Answer } from '../http/call.ts';
import type { Profile } from '../scenario.ts';
import { type Device, domainsOf } from '../tenant.ts';
import { showDevice, showProfile } from './device-entity.ts';
import { type PropertyKind, readEntity, textOf } from './entity-body.ts';
import { BETA, BOTH, type GraphCall, type Route } from './graph-call.ts';
import { intuneError, segmentNotFound } from './graph-error.ts';
import { badQuery, entity, listPage, meets, readFilter } from './odata-list.ts';
import { CONFIG_READ, CONFIG_WRITE } from './roles.ts';

const COLLECTION = '/deviceManagement/windowsAutopilotDeviceIdentities';
const ONE = `${COLLECTION}/{id}`;

const V1_PROPERTIES: Readonly<Record<string, PropertyKind>> = {
  userPrincipalName: 'string',
  addressableUserName: 'string',
  groupTag: 'string',
  displayName: 'string',
};
const BETA_PROPERTIES: Readonly<Record<string, PropertyKind>> = {
  ...V1_PROPERTIES,
  deviceAccountUpn: 'string',
  deviceAccountPassword: 'string',
  deviceFriendlyName: 'string',
};
const USER_PROPERTIES: Readonly<Record<string, PropertyKind>> = {
  userPrincipalName: 'string',
  addressableUserName: 'string',
};

/**
 * Registered devices that Intune shows.
 *
 * Source: Microsoft Graph documentation, windowsAutopilotDeviceIdentity; for what the list refuses, the public issues
 * microsoftgraph/microsoft-graph-docs 9357 and 12174, microsoft-graph-docs-contrib 2756, msgraph-sdk-powershell 2464.
 */
export const deviceRoutes: readonly Route[] = [
  { method: 'GET', path: COLLECTION, versions: BOTH, roles: CONFIG_READ, answer: listDevices },
  { method: 'GET', path: ONE, versions: BOTH, roles: CONFIG_READ, answer: onDevice(getDevice) },
  { method: 'DELETE', path: ONE, versions: BOTH, roles: CONFIG_WRITE, answer: onDevice(deleteDevice) },
  {
    method: 'POST',
    path: `${ONE}/updateDeviceProperties`,
    versions: BOTH,
    roles: CONFIG_WRITE,
    answer: onDevice(update),
  },
  {
    method: 'POST',
    path: `${ONE}/assignUserToDevice`,
    versions: BOTH,
    roles: CONFIG_WRITE,
    answer: onDevice(assignUser),
  },
  // The documentation names the read permission as the least privileged here, odd as it is for a write.
  {
    method: 'POST',
    path: `${ONE}/unassignUserFromDevice`,
    versions: BOTH,
    roles: CONFIG_READ,
    answer: onDevice(unassignUser),
  },
  {
    method: 'POST',
    path: `${ONE}/allowNextEnrollment`,
    versions: BETA,
    roles: CONFIG_WRITE,
    answer: onDevice(unblock),
  },
  {
    method: 'GET',
    path: `${ONE}/deploymentProfile`,
    versions: BETA,
    roles: CONFIG_READ,
    answer: onDevice((call, device) => profileAnswer(call, device.assigned?.profile)),
  },
  {
    method: 'GET',
    path: `${ONE}/intendedDeploymentProfile`,
    versions: BETA,
    roles: CONFIG_READ,
    answer: onDevice((call, device) => profileAnswer(call, intendedProfile(device))),
  },
];

/** The devices of a tenant that lists show, in order of registration. By its id a device is there earlier. */
export function visibleDevices({ tenant, state, nowMs }: GraphCall): readonly Device[] {
  const { deviceListMs } = state.timing;
  return [...tenant.devices.values()].filter(
    ({ visibleMs }) => visibleMs !== null && visibleMs + deviceListMs <= nowMs,
  );
}

function onDevice(answer: (call: GraphCall, device: Device) => Answer): (call: GraphCall) => Answer {
  return (call) => {
    const device = call.tenant.devices.get((call.params['id'] ?? '').toLowerCase());
    if (device === undefined || device.visibleMs === null) {
      return intuneError(call.activity, call.path, 404, 'ResourceNotFound', 'Resource not found');
    }
    return answer(call, device);
  };
}

function listDevices(call: GraphCall): Answer {
  if (call.query.has('$select')) return selectFails(call);
  const devices = visibleDevices(call);
  const filter = call.query.get('$filter');
  if (filter === null) return listPage(call, devices, (device) => showDevice(call, device));
  const condition = readFilter(filter);
  if (condition === 'not-understood') return badQuery(call);
  const isSupported = condition.operator === 'contains' && condition.property === 'serialnumber';
  if (!isSupported || condition.value.includes('-')) return badQuery(call);
  const found = devices.filter((device) => meets(condition, device.serial));
  return listPage(call, found, (device) => showDevice(call, device));
}

function getDevice(call: GraphCall, device: Device): Answer {
  if (call.query.has('$select')) return selectFails(call);
  const expand = (call.query.get('$expand') ?? '').split(',').filter((name) => name !== '');
  const expandable: Readonly<Record<string, Profile | undefined>> = {
    deploymentProfile: device.assigned?.profile,
    intendedDeploymentProfile: intendedProfile(device),
  };
  const wrong = expand.find((name) => call.version !== 'beta' || !(name in expandable));
  if (wrong !== undefined) return badQuery(call);
  const expanded = expand.map((name) => {
    const profile = expandable[name];
    return [name, profile === undefined ? null : showProfile(profile)];
  });
  return entity(call, { ...showDevice(call, device), ...Object.fromEntries(expanded) });
}

/** Refused for a device that is enrolled: Intune has to let go of it first. */
function deleteDevice(call: GraphCall, device: Device): Answer {
  if (device.enrollmentState === 'enrolled') return badQuery(call);
  removeDevice(call.state, device);
  return { status: 204 };
}

function update(call: GraphCall, device: Device): Answer {
  const read = readEntity(call, call.body, call.version === 'beta' ? BETA_PROPERTIES : V1_PROPERTIES);
  if (!read.ok) return read.answer;
  const given = (name: string) => (name in read.value ? textOf(read.value, name) : undefined);
  device.userPrincipalName = given('userPrincipalName') ?? device.userPrincipalName;
  device.addressableUserName = given('addressableUserName') ?? device.addressableUserName;
  device.displayName = given('displayName') ?? device.displayName;
  device.deviceAccountUpn = given('deviceAccountUpn') ?? device.deviceAccountUpn;
  device.deviceFriendlyName = given('deviceFriendlyName') ?? device.deviceFriendlyName;
  const groupTag = given('groupTag');
  if (groupTag !== undefined && groupTag !== device.groupTag) {
    device.groupTag = groupTag;
    beginAssignment(call.state, device, call.nowMs);
  }
  return { status: 204 };
}

/** Only the domain of the user is checked: a wrong name in the right domain passes, as it does in the service. */
function assignUser(call: GraphCall, device: Device): Answer {
  const read = readEntity(call, call.body, USER_PROPERTIES);
  if (!read.ok) return read.answer;
  const userPrincipalName = textOf(read.value, 'userPrincipalName');
  const domain = userPrincipalName.split('@')[1]?.toLowerCase() ?? '';
  if (!domainsOf(call.tenant).includes(domain)) return badQuery(call);
  device.userPrincipalName = userPrincipalName;
  device.addressableUserName = textOf(read.value, 'addressableUserName');
  return { status: 204 };
}

function unassignUser(_call: GraphCall, device: Device): Answer {
  device.userPrincipalName = '';
  device.addressableUserName = '';
  return { status: 204 };
}

function unblock(_call: GraphCall, device: Device): Answer {
  device.userlessEnrollmentStatus = 'allowed';
  if (device.enrollmentState === 'blocked') device.enrollmentState = 'notContacted';
  return { status: 204 };
}

function profileAnswer(call: GraphCall, profile: Profile | undefined): Answer {
  if (profile === undefined) return segmentNotFound(call.activity, call.path);
  return entity(call, showProfile(profile));
}

function selectFails(call: GraphCall): Answer {
  const text = 'An internal server error has occurred';
  return intuneError(call.activity, call.path, 500, 'InternalServerError', text);
}
