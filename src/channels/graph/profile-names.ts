import { pathSegment } from '../path-segment.ts';
import type { GraphClient } from './graph-client.ts';
import { OPERATIONS } from './operations.ts';
import { readPages } from './read-pages.ts';
import { deviceSchema, profileSchema } from './wire.ts';

const PROFILES_PATH = '/deviceManagement/windowsAutopilotDeploymentProfiles';

/**
 * Device id → name of its profile, read from the profiles' side: the list of devices does not tell it. Ends as soon as
 * every device has a name. A name is an extra: where the profiles cannot be read, those found so far are the answer.
 */
export async function profileNames(
  graph: GraphClient,
  tenantId: string,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (deviceIds.length === 0) return names;
  const wanted = new Set(deviceIds);
  const profiles = await readPages(graph, tenantId, OPERATIONS.listProfiles, PROFILES_PATH, profileSchema);
  if (!profiles.ok) return names;
  for (const { id, displayName } of profiles.value.items) {
    const segment = pathSegment(id);
    if (displayName === null || segment === null) continue;
    const path = `${PROFILES_PATH}/${segment}/assignedDevices`;
    const assigned = await readPages(graph, tenantId, OPERATIONS.listAssignedDevices, path, deviceSchema);
    if (!assigned.ok) return names;
    for (const device of assigned.value.items) if (wanted.has(device.id)) names.set(device.id, displayName);
    if (names.size === wanted.size) return names;
  }
  return names;
}
