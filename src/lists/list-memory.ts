import { serialKey } from '../domain/device.ts';
import type { FindingCode } from './codes.ts';
import { serialInside } from './compare-row-with-hash.ts';
import { createDeviceTable, type DeviceKeys } from './device-table.ts';
import type { HashFacts } from './hash/hash-facts.ts';
import { isInvalidUuid } from './hash/judge-facts.ts';
import { rememberLast } from './hash/remember-last.ts';
import { createKeyTable, type Fingerprint, fingerprintOf, type KeyTable, together } from './key-table.ts';
import type { ListHash } from './list-hash.ts';

/** Something that a row shares with an earlier one. */
export interface SharedFinding {
  readonly code: FindingCode;
  /** The earlier line. */
  readonly earlier: number;
  /** Of two rows for one device, the line that would be left out; null where that is for a person to say. */
  readonly leaveOut: number | null;
  /** True where the earlier row's serial number is the one inside the hash. */
  readonly earlierIsOwner: boolean;
}

export interface ListMemory {
  /**
   * Notes a serial number and gives the earlier line that has it. `maker`: manufacturer and model of a tuple, null for
   * any other row; two tuples are the same only with the same maker.
   */
  noteSerial(serial: string, maker: string | null, line: number): number | null;
  /** Notes a whole hash and gives what it shares with earlier rows. */
  noteHash(hash: ListHash, writtenSerial: string, line: number): SharedFinding[];
}

/** Of a SHA-256, as characters of any form, so many are enough to tell it from others. */
const DIGEST_CHARS = 16;

/**
 * Remembers of every row what the checks across rows need: fingerprints of a few short keys, never the hash itself, in
 * some 300 bytes. Devices are the same by TPM, UUID, maker and serial number; texts are never compared, because every
 * capture differs.
 */
export function createListMemory(): ListMemory {
  const devices = createDeviceTable();
  const serials = createKeyTable();
  const serialsOfTuples = createKeyTable();
  const tuples = createKeyTable();
  const hashes = createKeyTable();
  const bySerial = createKeyTable();
  const byUuid = createKeyTable();
  const byTpm = createKeyTable();
  const byAdapter = createKeyTable();

  return {
    noteSerial(text, maker, line) {
      const serial = fingerprintOf(text);
      const noted = (table: KeyTable, key: Fingerprint) => {
        const earlier = table.note(key, line);
        return earlier < 0 ? null : earlier;
      };
      if (maker === null) return noted(serials, serial) ?? serialsOfTuples.find(serial);
      serialsOfTuples.note(serial, line);
      return noted(tuples, together(serial, fingerprintOf(maker))) ?? serials.find(serial);
    },

    noteHash({ facts, identity }, writtenSerial, line) {
      if (facts === null || identity === null) return [];
      const inside = serialInside(facts);
      const device = keysOf(facts, inside, writtenSerial, line);
      const number = devices.count;
      const twin = noteFirst(hashes, fingerprintOf(identity.slice(0, DIGEST_CHARS)), number);
      if (twin !== null) return [twinFinding(twin, device)];
      devices.add(device);

      const found: SharedFinding[] = [];
      const name = device.inside === null ? null : together(makerKey(facts.manufacturer ?? ''), device.inside);
      const namesake = name === null ? null : noteFirst(bySerial, name, number);
      if (name !== null && namesake !== null) {
        if (isSameDevice(namesake, device)) {
          const older = namesake.capturedAt <= device.capturedAt ? namesake : device;
          found.push({
            code: 'FILE_DEVICE_RECAPTURED',
            earlier: namesake.line,
            leaveOut: older.line,
            earlierIsOwner: false,
          });
          if (older === namesake) bySerial.replace(name, number);
          return found;
        }
        found.push(shared('FILE_SERIAL_SHARED', namesake));
      }

      const sameBoard = noteFirst(byUuid, device.uuid, number);
      if (sameBoard !== null && differ(sameBoard.inside, device.inside)) {
        found.push(shared('FILE_UUID_SHARED', sameBoard));
      }
      const sameTpm = noteFirst(byTpm, device.tpm, number);
      if (sameTpm !== null && differ(sameTpm.inside, device.inside)) found.push(shared('FILE_EK_SHARED', sameTpm));
      const sameAdapter = noteAdapters(facts, device, number);
      if (sameAdapter !== null) found.push(shared('FILE_MAC_SHARED', sameAdapter));
      return found;
    },
  };

  /** The earlier device with this key; null where it is the first, which is then noted. */
  function noteFirst(table: KeyTable, key: Fingerprint | null, number: number): DeviceKeys | null {
    if (key === null) return null;
    const earlier = table.note(key, number);
    return earlier < 0 ? null : devices.at(earlier);
  }

  function noteAdapters(facts: HashFacts, device: DeviceKeys, number: number): DeviceKeys | null {
    let shares: DeviceKeys | null = null;
    for (const { mac } of facts.macs) {
      const other = noteFirst(byAdapter, fingerprintOf(mac), number);
      if (other !== null && !equal(other.uuid, device.uuid) && differ(other.inside, device.inside)) shares ??= other;
    }
    return shares;
  }
}

function keysOf(facts: HashFacts, inside: string | null, writtenSerial: string, line: number): DeviceKeys {
  const written = fingerprintOrNull(serialKey(writtenSerial));
  const isTold = facts.uuid !== undefined && !isInvalidUuid(facts.uuid);
  return {
    line,
    written,
    inside: inside === writtenSerial ? written : fingerprintOrNull(serialKey(inside ?? '')),
    uuid: fingerprintOrNull(isTold ? (facts.uuid ?? '') : ''),
    tpm: fingerprintOrNull((facts.ekPubSha256 ?? '').slice(0, DIGEST_CHARS)),
    capturedAt: facts.createdUtc === undefined ? 0 : Date.parse(facts.createdUtc) / 1000,
  };
}

const makerKey = rememberLast((maker) => fingerprintOf(maker.trim().toUpperCase()));

function fingerprintOrNull(text: string): Fingerprint | null {
  return text === '' ? null : fingerprintOf(text);
}

function twinFinding(twin: DeviceKeys, device: DeviceKeys): SharedFinding {
  const twoSerials = differ(twin.written, device.written);
  return {
    code: twoSerials ? 'FILE_ONE_HASH_TWO_SERIALS' : 'FILE_HASH_DUPLICATE',
    earlier: twin.line,
    leaveOut: twoSerials ? null : device.line,
    earlierIsOwner: twin.written !== null && equal(twin.written, twin.inside),
  };
}

function isSameDevice(one: DeviceKeys, other: DeviceKeys): boolean {
  return equal(one.uuid, other.uuid) && (one.tpm === null || other.tpm === null || equal(one.tpm, other.tpm));
}

function shared(code: FindingCode, earlier: DeviceKeys): SharedFinding {
  return { code, earlier: earlier.line, leaveOut: null, earlierIsOwner: false };
}

function equal(one: Fingerprint | null, other: Fingerprint | null): boolean {
  return one?.high === other?.high && one?.low === other?.low;
}

/** True for two that are both known and not the same. */
function differ(one: Fingerprint | null, other: Fingerprint | null): boolean {
  return one !== null && other !== null && !equal(one, other);
}
