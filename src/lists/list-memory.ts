import { serialKey } from '../domain/device.ts';
import type { FindingCode } from './codes.ts';
import { serialInside } from './compare-row-with-hash.ts';
import type { HashFacts } from './hash/hash-facts.ts';
import { isInvalidUuid } from './hash/judge-facts.ts';
import type { ListHash } from './list-hash.ts';

/** What stays of a row that had a whole hash. */
interface Device {
  readonly line: number;
  readonly writtenKey: string;
  readonly serialKey: string | null;
  readonly makerKey: string;
  readonly uuid: string | null;
  readonly tpm: string | null;
  readonly capturedAt: string;
}

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
  /** Notes a serial number (for a tuple: with its manufacturer and model) and gives the earlier line that has it. */
  noteSerial(key: string, line: number): number | null;
  /** Notes a whole hash and gives what it shares with earlier rows. */
  noteHash(hash: ListHash, writtenSerial: string, line: number): SharedFinding[];
}

/**
 * Remembers of every row what the checks across rows need: a few short keys, never the hash itself. Devices are the
 * same by TPM, UUID, maker and serial number; texts are never compared, because every capture differs.
 */
export function createListMemory(): ListMemory {
  const serials = new Map<string, number>();
  const hashes = new Map<string, Device>();
  const bySerial = new Map<string, Device>();
  const byUuid = new Map<string, Device>();
  const byTpm = new Map<string, Device>();
  const byAdapter = new Map<string, Device>();

  return {
    noteSerial(key, line) {
      const earlier = serials.get(key);
      if (earlier !== undefined) return earlier;
      serials.set(key, line);
      return null;
    },

    noteHash(hash, writtenSerial, line) {
      const { facts, identity } = hash;
      if (facts === null || identity === null) return [];
      const device = deviceOf(facts, writtenSerial, line);
      const twin = hashes.get(identity);
      if (twin !== undefined) return [twinFinding(twin, device)];
      hashes.set(identity, device);

      const found: SharedFinding[] = [];
      const name = device.serialKey === null ? null : `${device.makerKey}|${device.serialKey}`;
      const namesake = name === null ? undefined : bySerial.get(name);
      if (name !== null && namesake !== undefined) {
        if (isSameDevice(namesake, device)) {
          const older = namesake.capturedAt <= device.capturedAt ? namesake : device;
          found.push({
            code: 'FILE_DEVICE_RECAPTURED',
            earlier: namesake.line,
            leaveOut: older.line,
            earlierIsOwner: false,
          });
          if (older === namesake) bySerial.set(name, device);
          return found;
        }
        found.push(shared('FILE_SERIAL_SHARED', namesake));
      } else if (name !== null) {
        bySerial.set(name, device);
      }

      const sameBoard = noteShared(byUuid, device.uuid, device);
      if (sameBoard !== null && differ(sameBoard.serialKey, device.serialKey)) {
        found.push(shared('FILE_UUID_SHARED', sameBoard));
      }
      const sameTpm = noteShared(byTpm, device.tpm, device);
      if (sameTpm !== null && differ(sameTpm.serialKey, device.serialKey))
        found.push(shared('FILE_EK_SHARED', sameTpm));
      const sameAdapter = noteAdapters(facts, device);
      if (sameAdapter !== null) found.push(shared('FILE_MAC_SHARED', sameAdapter));
      return found;
    },
  };

  function noteAdapters(facts: HashFacts, device: Device): Device | null {
    let shares: Device | null = null;
    for (const { mac } of facts.macs) {
      const other = noteShared(byAdapter, mac, device);
      if (other !== null && other.uuid !== device.uuid && differ(other.serialKey, device.serialKey)) shares ??= other;
    }
    return shares;
  }
}

function deviceOf(facts: HashFacts, writtenSerial: string, line: number): Device {
  const inside = serialInside(facts);
  return {
    line,
    writtenKey: serialKey(writtenSerial),
    serialKey: inside === null ? null : serialKey(inside),
    makerKey: (facts.manufacturer ?? '').trim().toUpperCase(),
    uuid: facts.uuid === undefined || isInvalidUuid(facts.uuid) ? null : facts.uuid,
    tpm: facts.ekPubSha256,
    capturedAt: facts.createdUtc ?? '',
  };
}

function twinFinding(twin: Device, device: Device): SharedFinding {
  const twoSerials = twin.writtenKey !== '' && device.writtenKey !== '' && twin.writtenKey !== device.writtenKey;
  return {
    code: twoSerials ? 'FILE_ONE_HASH_TWO_SERIALS' : 'FILE_HASH_DUPLICATE',
    earlier: twin.line,
    leaveOut: twoSerials ? null : device.line,
    earlierIsOwner: twin.writtenKey === twin.serialKey,
  };
}

function isSameDevice(one: Device, other: Device): boolean {
  return one.uuid === other.uuid && (one.tpm === null || other.tpm === null || one.tpm === other.tpm);
}

function shared(code: FindingCode, earlier: Device): SharedFinding {
  return { code, earlier: earlier.line, leaveOut: null, earlierIsOwner: false };
}

/** True for two serial numbers that are both known and not the same. */
function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function noteShared(known: Map<string, Device>, key: string | null, device: Device): Device | null {
  if (key === null) return null;
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier;
  known.set(key, device);
  return null;
}
