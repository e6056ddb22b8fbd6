import type { DeviceRow } from '../autopilot/device-row.ts';
import { submitRows } from '../autopilot/submit-rows.ts';
import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { startJob } from './batch-jobs.ts';
import { collection, link } from './collection.ts';
import { memberOf, textMember } from './members.ts';
import { ANY_CALLER, type CustomerCall, type PartnerRoute, USER_ONLY } from './partner-call.ts';
import { invalidInput, notFound, partnerError } from './partner-error.ts';
import { type DeviceBatch, type JobRow, recordsOf } from './partner-state.ts';
import { plainTime } from './partner-time.ts';
import { readDevice } from './read-device.ts';

const BATCHES = '/customers/{customer}/deviceBatches';

/**
 * Batches of devices: the batch id is the group tag.
 *
 * Source: Microsoft's pages "Upload a list of devices to create a new batch", "Upload a list of devices to an existing
 * batch", "Get a list of device batches".
 */
export const deviceBatchRoutes: readonly PartnerRoute[] = [
  { about: 'customer', method: 'GET', path: BATCHES, callers: ANY_CALLER, answer: listBatches },
  { about: 'customer', method: 'POST', path: BATCHES, callers: USER_ONLY, answer: createBatch },
  { about: 'customer', method: 'POST', path: `${BATCHES}/{batch}/devices`, callers: ANY_CALLER, answer: appendDevices },
];

/** The batch with this id, with regard to capitals or without as the service's behaviour says. */
export function findBatch(state: State, tenant: Tenant, id: string): DeviceBatch | undefined {
  const { batchIds } = state.partnerCenter.behaviour;
  const key = (text: string) => (batchIds === 'exact' ? text : text.toLowerCase());
  return recordsOf(state.partnerCenter, tenant).batches.find((batch) => key(batch.id) === key(id));
}

function listBatches({ state, customer, nowMs }: CustomerCall): Answer {
  const { batches } = recordsOf(state.partnerCenter, customer);
  const listed = batches.filter(({ createdMs }) => createdMs + state.timing.batchListMs <= nowMs);
  return collection(
    listed.map(({ id, createdMs, devices }) => ({
      id,
      creationDate: plainTime(createdMs),
      devicesCount: devices.length,
      devicesLink: link(`/customers/${customer.tenantId}/deviceBatches/${id}/devices`),
      attributes: { objectType: 'DeviceBatch' },
    })),
  );
}

function createBatch(call: CustomerCall): Answer {
  const { state, customer, nowMs, body } = call;
  const id = textMember(body, 'batchId');
  if (id === undefined || id === '') return invalidInput('batchId');
  const known = findBatch(state, customer, id);
  if (known !== undefined && state.partnerCenter.behaviour.existingBatch === 'conflict') {
    return partnerError(409, 'Conflict', `A batch with the id ${known.id} already exists.`);
  }
  const rows = readRows(call, memberOf(body, 'devices'));
  if (!rows.ok) return rows.answer;
  const batch = known ?? { id, createdMs: nowMs, devices: [] };
  if (known === undefined) recordsOf(state.partnerCenter, customer).batches.push(batch);
  return submit(call, batch, rows.value);
}

function appendDevices(call: CustomerCall): Answer {
  const batch = findBatch(call.state, call.customer, call.params['batch'] ?? '');
  if (batch === undefined) return notFound();
  const rows = readRows(call, call.body);
  return rows.ok ? submit(call, batch, rows.value) : rows.answer;
}

type RowsRead =
  | { readonly ok: true; readonly value: readonly DeviceRow[] }
  | { readonly ok: false; readonly answer: Answer };

/** One device that names none refuses the whole call; the answer says which by its place in the list, from 0. */
function readRows({ state }: CustomerCall, devices: unknown): RowsRead {
  const { maxDevices, sequenceErrorFor } = state.partnerCenter.behaviour;
  if (!Array.isArray(devices) || devices.length === 0) return { ok: false, answer: invalidInput('devices') };
  if (devices.length > maxDevices) {
    return { ok: false, answer: invalidInput(`devices: more than ${maxDevices} in one call`) };
  }
  const rows = devices.map((device) => readDevice(state, device));
  const wrong = rows.flatMap((row, index) => (row === undefined ? [`devices[${index}]`] : []));
  if (wrong.length > 0) return { ok: false, answer: invalidInput('devices', wrong) };
  const value = rows.filter((row) => row !== undefined);
  if (value.some(({ manufacturer }) => sequenceErrorFor.includes(manufacturer))) {
    const text = 'Sequence contains no matching element';
    return { ok: false, answer: partnerError(500, 'InternalServerError', text) };
  }
  return { ok: true, value };
}

function submit(call: CustomerCall, batch: DeviceBatch, rows: readonly DeviceRow[]): Answer {
  const target = { channel: 'partner-center', tenant: call.customer, groupTag: batch.id } as const;
  const submitted = submitRows(call.state, target, rows);
  return startJob(
    call,
    submitted.map(({ row, submission }): JobRow => {
      const { refusal } = row;
      return { kind: 'register', submission, refusal, batch, shown: shownOf(call.state, row), result: null };
    }),
  );
}

/** A device that was sent as a hash alone is not named in its job, unless the service's behaviour says so. */
function shownOf(state: State, { hasHash, serialNumber, productKey, hardware }: DeviceRow): JobRow['shown'] {
  const isNameless = hasHash && serialNumber === '' && productKey === '';
  const isNamed = isNameless && state.partnerCenter.behaviour.hashRows === 'with-ids';
  return isNamed ? { serialNumber: hardware?.serial ?? '', productKey } : { serialNumber, productKey };
}
