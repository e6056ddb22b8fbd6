import { type DeviceOutcome, outcome } from '../controls/outcomes.ts';
import type { State } from '../state.ts';
import type { Hardware } from '../tenant.ts';
import { readHardwareHash } from './hardware-hash.ts';

/** One device as a channel for partners or makers hands it in. */
export interface DeviceRow {
  readonly serialNumber: string;
  readonly productKey: string;
  readonly manufacturer: string;
  readonly modelName: string;
  readonly hasHash: boolean;
  readonly hardware: Hardware | undefined;
  /** What tells two rows of one call to be the same device. */
  readonly identity: string;
  /** What Autopilot says of an identity that leads to no device. */
  readonly refusal: DeviceOutcome | undefined;
}

type Named = Pick<DeviceRow, 'serialNumber' | 'productKey' | 'manufacturer' | 'modelName'>;

/** The device that a hash, a PKID, or maker, model and serial number together lead to; undefined where they name none. */
export function deviceRow(state: State, given: Named, hash: string): DeviceRow | undefined {
  if (hash !== '') return rowOfHash(given, hash);
  if (given.productKey !== '') return rowOfProductKey(state, given);
  const isTuple = given.serialNumber !== '' && given.manufacturer !== '' && given.modelName !== '';
  return isTuple ? rowOfTuple(state, given) : undefined;
}

function rowOfHash(given: Named, hash: string): DeviceRow {
  const hardware = readHardwareHash(Buffer.from(hash, 'base64'));
  const identity = `hash ${hash.replace(/[A=]+$/, '')}`;
  return { ...given, hasHash: true, hardware, identity, refusal: hardware === undefined ? outcome(802) : undefined };
}

/** A PKID that the maker announced leads to that device; one that nobody announced is taken as it is. */
function rowOfProductKey(state: State, given: Named): DeviceRow {
  const announced = state.scenario.announcedDevices.filter(({ productKey }) => productKey === given.productKey);
  const [device] = announced;
  return {
    ...given,
    hasHash: false,
    hardware:
      device === undefined
        ? hardwareOf(given)
        : hardwareOf({ ...device, serialNumber: device.serial, modelName: device.model }),
    identity: `product key ${given.productKey}`,
    refusal: announced.length > 1 ? outcome(813) : undefined,
  };
}

/** A device that the maker announced has to be written exactly as there, capitals included. */
function rowOfTuple(state: State, given: Named): DeviceRow {
  const announced = state.scenario.announcedDevices.filter(({ serial }) => serial === given.serialNumber);
  const isExact = announced.some(
    ({ manufacturer, model }) => manufacturer === given.manufacturer && model === given.modelName,
  );
  return {
    ...given,
    hasHash: false,
    hardware: hardwareOf(given),
    identity: `tuple ${given.serialNumber.toUpperCase()}`,
    refusal: announced.length > 0 && !isExact ? outcome(812) : undefined,
  };
}

function hardwareOf(given: Pick<Named, 'serialNumber' | 'manufacturer' | 'modelName'>): Hardware {
  return { serial: given.serialNumber, manufacturer: given.manufacturer, model: given.modelName, sku: '', family: '' };
}
