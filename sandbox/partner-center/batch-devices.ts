import { removeDevice } from '../autopilot/registry.ts';
import type { Answer } from '../http/call.ts';
import { startJob } from './batch-jobs.ts';
import { collection, pageOf } from './collection.ts';
import { findBatch } from './device-batches.ts';
import { memberOf, textMember } from './members.ts';
import { ANY_CALLER, type CustomerCall, type PartnerRoute } from './partner-call.ts';
import { invalidInput, notFound } from './partner-error.ts';
import { type BatchDevice, type DeviceBatch, type JobRow, recordsOf } from './partner-state.ts';
import { offsetTime } from './partner-time.ts';

const DEVICES = '/customers/{customer}/deviceBatches/{batch}/devices';

/**
 * The devices of a batch.
 *
 * Source: Microsoft's pages "Get a list of devices for the specified batch and customer", "Update a list of devices with
 * a policy", "Delete a device for the specified customer"; the verb of the single update from the REST reference.
 */
export const batchDeviceRoutes: readonly PartnerRoute[] = [
  { about: 'customer', method: 'GET', path: DEVICES, callers: ANY_CALLER, answer: onBatch(listDevices) },
  {
    about: 'customer',
    method: 'PUT',
    path: `${DEVICES}/{device}`,
    callers: ANY_CALLER,
    answer: onDevice(updateDevice),
  },
  {
    about: 'customer',
    method: 'DELETE',
    path: `${DEVICES}/{device}`,
    callers: ANY_CALLER,
    answer: onDevice(deleteDevice),
  },
  {
    about: 'customer',
    method: 'PATCH',
    path: '/customers/{customer}/devicePolicyUpdates',
    callers: ANY_CALLER,
    answer: updatePolicies,
  },
];

function onBatch(answer: (call: CustomerCall, batch: DeviceBatch) => Answer): (call: CustomerCall) => Answer {
  return (call) => {
    const batch = findBatch(call.state, call.customer, call.params['batch'] ?? '');
    return batch === undefined ? notFound() : answer(call, batch);
  };
}

function onDevice(answer: (call: CustomerCall, device: BatchDevice, batch: DeviceBatch) => Answer) {
  return onBatch((call, batch) => {
    const device = batch.devices.find(({ id }) => id === (call.params['device'] ?? '').toLowerCase());
    return device === undefined ? notFound() : answer(call, device, batch);
  });
}

function listDevices(call: CustomerCall, batch: DeviceBatch): Answer {
  const { deviceList, pageSize } = call.state.partnerCenter.behaviour;
  const devices = batch.devices.filter(({ uploadedMs }) => uploadedMs + call.state.timing.batchListMs <= call.nowMs);
  if (deviceList === 'array') return { status: 200, body: devices.map(showDevice) };
  const page = pageOf(call, devices, pageSize);
  if (!page.ok) return page.answer;
  const answer = collection(page.items.map(showDevice));
  const next = page.next === null ? {} : { continuationToken: page.next };
  return { ...answer, body: { ...(answer.body as object), ...next } };
}

function showDevice(device: BatchDevice) {
  return {
    id: device.id,
    serialNumber: device.serialNumber,
    productKey: device.productKey,
    modelName: device.modelName,
    oemManufacturerName: device.manufacturer,
    policies: [{ key: 'o_o_b_e', value: device.policyId }],
    uploadedDate: offsetTime(device.uploadedMs),
    attributes: { objectType: 'Device' },
  };
}

/** The policy for the first start in a device's `policies`; `null` takes it off, undefined: the body names none. */
function policyIn(body: unknown): string | null | undefined {
  const policies = memberOf(body, 'policies');
  if (!Array.isArray(policies)) return undefined;
  const policy: unknown = policies.find((item) => textMember(item, 'key') === 'o_o_b_e');
  if (policy === undefined) return undefined;
  return textMember(policy, 'value') || null;
}

function updateDevice(call: CustomerCall, device: BatchDevice): Answer {
  const policyId = policyIn(call.body);
  const { policies } = recordsOf(call.state.partnerCenter, call.customer);
  if (policyId === undefined || (policyId !== null && !policies.has(policyId))) return invalidInput('policies');
  device.policyId = policyId;
  return { status: 200, body: showDevice(device) };
}

/** Takes the device out of Autopilot as well. */
function deleteDevice({ state, customer }: CustomerCall, device: BatchDevice, batch: DeviceBatch): Answer {
  batch.devices.splice(batch.devices.indexOf(device), 1);
  const registered = customer.devices.get(device.id);
  if (registered !== undefined) removeDevice(state, registered);
  return { status: 204 };
}

function updatePolicies(call: CustomerCall): Answer {
  const devices = memberOf(call.body, 'devices');
  if (!Array.isArray(devices) || devices.length === 0) return invalidInput('devices');
  const rows: JobRow[] = [];
  for (const [index, device] of devices.entries()) {
    const deviceId = textMember(device, 'id') ?? '';
    const policyId = policyIn(device);
    if (deviceId === '' || policyId === undefined) return invalidInput('devices', [`devices[${index}]`]);
    const shown = { serialNumber: '', productKey: '' };
    rows.push({ kind: 'set-policy', deviceId: deviceId.toLowerCase(), policyId, shown, result: null });
  }
  return startJob(call, rows);
}
