import { randomUUID } from 'node:crypto';
import { readHardwareHash } from '../autopilot/hardware-hash.ts';
import { nextSequence } from '../autopilot/registry.ts';
import { nameOf } from '../autopilot/submission.ts';
import type { Answer } from '../http/call.ts';
import { isRecord } from '../http/call.ts';
import type { State } from '../state.ts';
import type { ImportRecord, Tenant } from '../tenant.ts';
import { type PropertyKind, readEntity, textOf, UNREADABLE } from './entity-body.ts';
import { BOTH, type GraphCall, type Route } from './graph-call.ts';
import { graphError, intuneError } from './graph-error.ts';
import { badQuery, entity, listPage, meets, readFilter } from './odata-list.ts';
import { CONFIG_READ, CONFIG_WRITE } from './roles.ts';

const COLLECTION = '/deviceManagement/importedWindowsAutopilotDeviceIdentities';
const ODATA_TYPE = '#microsoft.graph.importedWindowsAutopilotDeviceIdentity';

const PROPERTIES: Readonly<Record<string, PropertyKind>> = {
  id: 'string',
  groupTag: 'string',
  serialNumber: 'string',
  productKey: 'string',
  importId: 'string',
  hardwareIdentifier: 'binary',
  assignedUserPrincipalName: 'string',
  state: 'object',
};

/**
 * Imported device identities: submission, polling, clean-up.
 *
 * Source: Microsoft Graph v1.0 documentation, importedWindowsAutopilotDeviceIdentity: create, import, list, get, delete.
 */
export const importRoutes: readonly Route[] = [
  { method: 'GET', path: COLLECTION, versions: BOTH, roles: CONFIG_READ, answer: listImports },
  { method: 'POST', path: COLLECTION, versions: BOTH, roles: CONFIG_WRITE, answer: createImport },
  { method: 'POST', path: `${COLLECTION}/import`, versions: BOTH, roles: CONFIG_WRITE, answer: importMany },
  { method: 'GET', path: `${COLLECTION}/{id}`, versions: BOTH, roles: CONFIG_READ, answer: getImport },
  { method: 'DELETE', path: `${COLLECTION}/{id}`, versions: BOTH, roles: CONFIG_WRITE, answer: deleteImport },
];

/** The state of an import as the service tells it: unknown, then pending, then complete or error. */
export function importState(state: State, record: ImportRecord, nowMs: number) {
  const { result } = record;
  const isFresh = nowMs < record.submittedMs + state.timing.importMs / 2;
  const running = isFresh ? 'unknown' : 'pending';
  return {
    status: result === null ? running : result.code === 0 ? 'complete' : 'error',
    code: result?.code ?? 0,
    name: result?.name ?? '',
    deviceId: result?.deviceId ?? '',
  };
}

function createImport(call: GraphCall): Answer {
  const read = readEntity(call, call.body, PROPERTIES);
  if (!read.ok) return read.answer;
  const [record] = submit(call, [read.value]);
  if (record === undefined) return badQuery(call);
  return { ...entity(call, show(call, record, read.value['hardwareIdentifier'])), status: 201 };
}

function importMany(call: GraphCall): Answer {
  const list = isRecord(call.body) ? call.body['importedWindowsAutopilotDeviceIdentities'] : undefined;
  if (!Array.isArray(list) || list.length === 0) return graphError(call.activity, 400, 'BadRequest', UNREADABLE);
  const entries: Record<string, unknown>[] = [];
  for (const item of list) {
    const read = readEntity(call, item, PROPERTIES);
    if (!read.ok) return read.answer;
    entries.push(read.value);
  }
  const records = submit(call, entries);
  const value = records.map((record, index) => show(call, record, entries[index]?.['hardwareIdentifier']));
  const context = `${call.origin}/${call.version}/$metadata#Collection(microsoft.graph.importedWindowsAutopilotDeviceIdentity)`;
  return { status: 200, body: { '@odata.context': context, value } };
}

/** Takes the devices in. Entries of one call share an import id where the caller gave none. */
function submit(call: GraphCall, entries: readonly Record<string, unknown>[]): readonly ImportRecord[] {
  const { state, tenant } = call;
  const commonImportId = randomUUID();
  const hashesOfCall = new Set<string>();
  return entries.map((entry) => {
    const hash = textOf(entry, 'hardwareIdentifier');
    const core = hash.replace(/[A=]+$/, '');
    const isRepeated = core !== '' && hashesOfCall.has(core);
    hashesOfCall.add(core);
    const record = takeIn(state, tenant, {
      serialNumber: textOf(entry, 'serialNumber').trim(),
      groupTag: textOf(entry, 'groupTag'),
      productKey: textOf(entry, 'productKey'),
      importId: textOf(entry, 'importId') || commonImportId,
      userPrincipalName: textOf(entry, 'assignedUserPrincipalName'),
      hardware: readHardwareHash(Buffer.from(hash, 'base64')),
      isRepeated,
      submittedMs: call.nowMs,
    });
    state.submissions.count(record.channel, nameOf(record));
    return record;
  });
}

function takeIn(
  state: State,
  tenant: Tenant,
  entry: Omit<ImportRecord, 'id' | 'sequence' | 'tenant' | 'channel' | 'submissionNumber' | 'result'>,
): ImportRecord {
  state.submittedDevices += 1;
  const record: ImportRecord = {
    ...entry,
    id: randomUUID(),
    sequence: nextSequence(state),
    channel: 'intune',
    tenant,
    submissionNumber: state.submittedDevices,
    result: null,
  };
  tenant.imports.set(record.id, record);
  state.importing.push(record);
  return record;
}

function listImports(call: GraphCall): Answer {
  const { importListMs } = call.state.timing;
  const all = [...call.tenant.imports.values()];
  const records = all.filter(({ submittedMs }) => submittedMs + importListMs <= call.nowMs);
  const filter = call.query.get('$filter');
  if (filter === null) return listPage(call, records, (record) => show(call, record, null));
  const condition = readFilter(filter);
  if (condition === 'not-understood') return badQuery(call);
  const text = FILTERABLE[`${condition.property} ${condition.operator}`];
  if (text === undefined) return badQuery(call);
  const found = records.filter((record) => meets(condition, text(record)));
  return listPage(call, found, (record) => show(call, record, null));
}

/** Filters that public clients use with success; Microsoft documents none. */
const FILTERABLE: Readonly<Record<string, (record: ImportRecord) => string>> = {
  'importid eq': (record) => record.importId,
  'serialnumber contains': (record) => record.serialNumber,
};

function getImport(call: GraphCall): Answer {
  const record = call.tenant.imports.get(call.params['id'] ?? '');
  return record === undefined ? notFound(call) : entity(call, show(call, record, null));
}

/** Forgets the record. What the service has taken in goes on. */
function deleteImport(call: GraphCall): Answer {
  return call.tenant.imports.delete(call.params['id'] ?? '') ? { status: 204 } : notFound(call);
}

function notFound(call: GraphCall): Answer {
  return intuneError(call.activity, call.path, 404, 'ResourceNotFound', 'Resource not found');
}

/** `hash`: echoed by the submission alone; reading never gives it back. */
function show(call: GraphCall, record: ImportRecord, hash: unknown) {
  const { status, code, name, deviceId } = importState(call.state, record, call.nowMs);
  return {
    '@odata.type': ODATA_TYPE,
    id: record.id,
    groupTag: record.groupTag,
    serialNumber: record.serialNumber,
    productKey: record.productKey,
    importId: record.importId,
    hardwareIdentifier: hash ?? null,
    state: {
      '@odata.type': '#microsoft.graph.importedWindowsAutopilotDeviceIdentityState',
      deviceImportStatus: status,
      deviceRegistrationId: deviceId,
      deviceErrorCode: code,
      deviceErrorName: name,
    },
    assignedUserPrincipalName: record.userPrincipalName,
  };
}
