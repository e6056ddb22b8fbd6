import type { FindingCode } from '../codes.ts';
import { isPlaceholder } from '../placeholders.ts';
import type { HashFacts } from './hash-facts.ts';
import { isVirtualDevice } from './is-virtual-device.ts';
import { isSingleRecord, KNOWN_TOOL_VERSIONS } from './layout.ts';
import type { HashStructure } from './read-structure.ts';
import { rememberLast } from './remember-last.ts';

const INVALID_UUID = /^(0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12}|03000200-0400-0500-0006-000700080009|)$/i;

/** The serial number comes first, as in `serial|product|vendor`. */
const NO_DISK_SERIAL = /^\s*(\||$)/;

/** True for a UUID that many devices share, or that is not readable as one: it tells no device apart. */
export function isInvalidUuid(uuid: string): boolean {
  const first = uuid.charAt(0);
  return (first === '' || first === '0' || first === 'f' || first === 'F') && INVALID_UUID.test(uuid);
}

/** The codes that the content of a whole hash earns: fields, TPM, origin; in this order. */
export function judgeFacts(facts: HashFacts, structure: HashStructure): FindingCode[] {
  const codes: FindingCode[] = [];
  judgeField(codes, 'FIELD_SERIAL', facts.serial);
  judgeField(codes, 'FIELD_MANUFACTURER', facts.manufacturer);
  judgeField(codes, 'FIELD_MODEL', facts.model);
  if (facts.uuid === undefined) codes.push('FIELD_UUID_MISSING');
  else if (isInvalidUuid(facts.uuid)) codes.push('FIELD_UUID_INVALID');
  if (facts.macs.length === 0) codes.push('FIELD_MAC_MISSING');
  if (facts.disks.every((disk) => NO_DISK_SERIAL.test(disk))) codes.push('FIELD_DISK_MISSING');
  if (hasRepeatedRecord(structure)) codes.push('FIELD_RECORD_REPEATED');

  if (facts.tpmVersion === undefined) codes.push('TPM_ABSENT');
  else if (isOldTpm(facts.tpmVersion)) codes.push('TPM_VERSION_OLD');
  if (facts.ekMatches === false) codes.push('TPM_EK_INCONSISTENT');

  if (isVirtualDevice(facts)) codes.push('DEVICE_VIRTUAL');
  if (facts.osType === 'WinPE') codes.push('CAPTURED_IN_WINPE');
  if (facts.toolVersion !== undefined && !KNOWN_TOOL_VERSIONS.has(facts.toolVersion))
    codes.push('TOOL_VERSION_UNKNOWN');
  if (facts.unknownTypes.length > 0) codes.push('RECORD_TYPE_UNKNOWN');
  return codes;
}

type NamedField = 'FIELD_SERIAL' | 'FIELD_MANUFACTURER' | 'FIELD_MODEL';

function judgeField(codes: FindingCode[], prefix: NamedField, value: string | undefined): void {
  if (value === undefined || value.trim() === '') codes.push(`${prefix}_MISSING`);
  else if (isPlaceholder(value)) codes.push(`${prefix}_PLACEHOLDER`);
}

/** Types of single records are below 32, so one number holds those that were seen. */
function hasRepeatedRecord(structure: HashStructure): boolean {
  let seen = 0;
  for (const { type } of structure.records) {
    if (!isSingleRecord(type)) continue;
    const bit = 1 << type;
    if ((seen & bit) !== 0) return true;
    seen |= bit;
  }
  return false;
}

const isOldTpm = rememberLast((version) => {
  const major = /^TPM-Version:\s*(\d+)/i.exec(version)?.[1];
  return major !== undefined && Number(major) < 2;
});
