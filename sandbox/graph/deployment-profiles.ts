import type { Answer } from '../http/call.ts';
import { inventedGuid } from '../permissions.ts';
import type { Profile } from '../scenario.ts';
import { showDevice, showProfile } from './device-entity.ts';
import { visibleDevices } from './devices.ts';
import { BETA, type GraphCall, type Route } from './graph-call.ts';
import { intuneError } from './graph-error.ts';
import { entity, listAll, listPage } from './odata-list.ts';
import { CONFIG_READ } from './roles.ts';

const COLLECTION = '/deviceManagement/windowsAutopilotDeploymentProfiles';
const ONE = `${COLLECTION}/{id}`;

/** Deployment profiles and whom they are assigned to. Source: Microsoft Graph beta documentation. */
export const deploymentProfileRoutes: readonly Route[] = [
  { method: 'GET', path: COLLECTION, versions: BETA, roles: CONFIG_READ, answer: listProfiles },
  { method: 'GET', path: ONE, versions: BETA, roles: CONFIG_READ, answer: onProfile(getProfile) },
  { method: 'GET', path: `${ONE}/assignments`, versions: BETA, roles: CONFIG_READ, answer: onProfile(listAssignments) },
  {
    method: 'GET',
    path: `${ONE}/assignedDevices`,
    versions: BETA,
    roles: CONFIG_READ,
    answer: onProfile(listAssigned),
  },
];

function onProfile(answer: (call: GraphCall, profile: Profile) => Answer): (call: GraphCall) => Answer {
  return (call) => {
    const profile = call.tenant.profiles.find(({ id }) => id === call.params['id']?.toLowerCase());
    if (profile === undefined) {
      return intuneError(call.activity, call.path, 404, 'ResourceNotFound', 'Resource not found');
    }
    return answer(call, profile);
  };
}

function listProfiles(call: GraphCall): Answer {
  return listAll(call, call.tenant.profiles.map(showProfile));
}

function getProfile(call: GraphCall, profile: Profile): Answer {
  return entity(call, showProfile(profile));
}

/** The default profile goes to all devices, the others to a group of devices with their tag. */
function listAssignments(call: GraphCall, profile: Profile): Answer {
  const groupId = inventedGuid(`group of ${profile.id}`);
  const target = profile.isDefault
    ? { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' }
    : { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId };
  const assignment = {
    '@odata.type': '#microsoft.graph.windowsAutopilotDeploymentProfileAssignment',
    id: `${profile.id}_${groupId}`,
    source: 'direct',
    sourceId: profile.id,
    target,
  };
  return listAll(call, [assignment]);
}

function listAssigned(call: GraphCall, profile: Profile): Answer {
  const devices = visibleDevices(call).filter((device) => device.assigned?.profile === profile);
  return listPage(call, devices, (device) => showDevice(call, device));
}
