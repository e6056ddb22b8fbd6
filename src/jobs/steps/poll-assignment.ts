import { serialKey } from '../../domain/device.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Result } from '../../domain/result.ts';
import type { DeviceChannel, RegisteredDevice } from '../../ports/device-channel.ts';
import type { DevicePatch, StoredDevice } from '../../ports/request-store.ts';
import { type Follower, followerOf } from '../follower.ts';
import type { JobDeps } from '../job-deps.ts';
import { type Turn, waitAfter, write } from '../turn.ts';
import { finish } from './finish.ts';

/** Looks once which devices have their profile; a device found with another tag gets the one that was approved. */
export async function pollAssignment(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, job } = turn.view;
  const tenantId = request.customerTenantId;
  const follower = followerOf(deps, turn);
  if (follower === null || tenantId === null) throw new Error(`request ${request.id} has nobody to follow it`);
  const { channel, isOwn } = follower;
  const waiting = turn.view.devices.filter((device) => device.state === 'registered');
  const found = await readAll(follower, tenantId, waiting);
  if (!found.ok) {
    // A consent that another channel only borrowed may end; what the own channel confirmed stays true.
    if (!isOwn && found.fault.retry !== 'same-request') await finish(deps, turn);
    else await waitAfter(deps, turn, found.fault);
    return;
  }
  const bySerial = new Map(found.value.map((device) => [serialKey(device.serial), device]));
  if (waiting.some((device) => !bySerial.has(serialKey(device.serial)))) await syncAgain(deps, tenantId, channel);
  const patches: DevicePatch[] = [];
  const tagged: string[] = [];
  for (const device of waiting) {
    const there = bySerial.get(serialKey(device.serial));
    if (there === undefined) continue;
    if (request.groupTag !== null && (there.groupTag ?? '') !== request.groupTag) {
      const answer = await channel.setGroupTag(tenantId, there.deviceId, request.groupTag);
      if (answer.ok) tagged.push(device.serial);
      else deps.log.warn('job.tag-not-written', { request: request.id, code: answer.fault.code });
      if (!answer.ok && answer.fault.retry !== 'same-request') {
        patches.push(tagRefused(device, there, request.groupTag, answer.fault));
        continue;
      }
      if (there.deviceId !== device.deviceId) patches.push({ position: device.position, deviceId: there.deviceId });
      continue;
    }
    patches.push(...patchOf(device, there));
  }
  const assigned = patches.filter((patch) => patch.state === 'assigned').length;
  await write(deps, turn, {
    job: { polls: job.polls + 1, failures: 0 },
    devices: patches,
    ...(request.note === null ? {} : { request: { note: null } }),
    audit: [
      ...(tagged.length === 0
        ? []
        : [{ what: 'tag.written', details: { groupTag: request.groupTag, serials: tagged } }]),
      ...(assigned === 0 ? [] : [{ what: 'profile.assigned', details: { devices: assigned } }]),
    ],
  });
}

/** A device that is not visible yet may need a sync that the tenant's ten minutes did not allow before. */
async function syncAgain(deps: JobDeps, tenantId: string, channel: DeviceChannel): Promise<void> {
  if (!(await deps.jobs.claimSync(tenantId, channel.declaration.name, deps.settings.syncIntervalMs))) return;
  const answer = await channel.requestSync(tenantId);
  if (!answer.ok) deps.log.warn('job.sync-not-asked', { code: answer.fault.code });
}

/** By the service's id where we know it; one that was registered already, or by another channel, by its serial number. */
async function readAll(
  { channel, isOwn }: Follower,
  tenantId: string,
  waiting: readonly StoredDevice[],
): Promise<Result<readonly RegisteredDevice[]>> {
  const known = isOwn ? waiting.flatMap((device) => (device.deviceId === null ? [] : [device.deviceId])) : [];
  const unknown = waiting.filter((device) => !isOwn || device.deviceId === null).map((device) => device.serial);
  const read = known.length === 0 ? { ok: true as const, value: [] } : await channel.readDevices(tenantId, known);
  if (!read.ok || unknown.length === 0) return read;
  const found = await channel.findDevices(tenantId, unknown);
  return found.ok ? { ok: true, value: [...read.value, ...found.value] } : found;
}

/** The device is registered, but not as it was approved. */
function tagRefused(device: StoredDevice, there: RegisteredDevice, groupTag: string, fault: Fault): DevicePatch {
  return {
    position: device.position,
    state: 'failed',
    deviceId: there.deviceId,
    code: fault.code,
    name: fault.remote?.code ?? null,
    reason: `${device.serial} is registered, but its group tag ${groupTag} could not be written: ${fault.message}`,
  };
}

function patchOf(device: StoredDevice, there: RegisteredDevice): DevicePatch[] {
  const { position } = device;
  if (there.assignment === 'assigned') {
    return [{ position, state: 'assigned', deviceId: there.deviceId, profile: there.profile }];
  }
  const detail = there.assignmentDetail;
  if (there.assignment === 'failed') {
    return [
      {
        position,
        state: 'failed',
        deviceId: there.deviceId,
        code: 'assignment.failed',
        name: detail,
        reason: `${device.serial} is registered, but its profile could not be assigned${detail === null ? '' : ` (${detail})`}.`,
      },
    ];
  }
  return there.deviceId === device.deviceId ? [] : [{ position, deviceId: there.deviceId }];
}
