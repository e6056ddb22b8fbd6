import { serialKey } from '../domain/device.ts';
import type { Person } from '../domain/person.ts';
import type { AssignmentState, RegisteredDevice } from '../ports/device-channel.ts';
import type { FlowDeps } from './flow-deps.ts';
import { hintOf } from './hint-of.ts';
import { inventoryViews } from './inventory-view.ts';
import type { DeviceStatusView } from './reply.ts';
import type { ViewHint } from './request-view.ts';
import { whereRegistered } from './where-registered.ts';

const ASSIGNMENT_WORDS: Readonly<Record<AssignmentState, string>> = {
  assigned: 'Assigned',
  pending: 'Being assigned',
  'not-assigned': 'Not assigned',
  failed: 'Could not be assigned',
  unknown: 'Not known',
};

/** One device as its tenant shows it now, with the newest request that names it and the hint for its state. */
export async function deviceStatus(
  deps: FlowDeps,
  asker: Person,
  serial: string,
  tenantId: string | null,
): Promise<DeviceStatusView> {
  const newest = await deps.requests.newestFor(serialKey(serial));
  const place =
    (newest === null || tenantId !== null || newest.request.customerTenantId === null
      ? null
      : await whereRegistered(deps, serial, newest.request.customerTenantId)) ??
    (await whereRegistered(deps, serial, tenantId));
  const request =
    newest === null
      ? null
      : {
          id: newest.request.id,
          state: newest.request.state,
          deviceState: newest.device.state,
          reason: newest.device.reason,
        };
  const device = place?.device ?? null;
  return {
    serial: device?.serial ?? serial,
    customer: place === null ? null : { name: place.customer.name, tenantId: place.customer.tenantId },
    registered: device !== null,
    deviceId: device?.deviceId ?? null,
    groupTag: device?.groupTag ?? null,
    profile: device?.profile ?? null,
    assignment: device === null ? null : ASSIGNMENT_WORDS[device.assignment],
    enrollment: device?.enrollmentState ?? null,
    blocked: device?.blocked ?? false,
    manufacturer: device?.manufacturer ?? null,
    model: device?.model ?? null,
    assignedUser: device?.assignedUser ?? null,
    request,
    hint: hintFor(device, newest?.device ?? null),
    inventory: (await inventoryViews(deps, [serial])).find(({ known }) => known) ?? null,
    canUnblock: device?.blocked === true && asker.roles.includes('admin'),
    readAt: deps.clock.now().toISOString(),
  };
}

function hintFor(
  device: RegisteredDevice | null,
  inRequest: { readonly code: string | null; readonly name: string | null; readonly state: string } | null,
): ViewHint | null {
  if (device?.blocked === true) return hintOf({ code: null, name: null, state: 'blocked', kind: 'register' });
  if (device !== null && device.assignment !== 'assigned') {
    const code = device.assignment === 'failed' ? 'assignment.failed' : null;
    return hintOf({ code, name: device.assignmentDetail, state: device.assignment, kind: 'register' });
  }
  if (device === null && inRequest?.state === 'failed') return hintOf({ ...inRequest, kind: 'register' });
  return null;
}
