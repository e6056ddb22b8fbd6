import { type DeviceRow, deviceRow } from '../autopilot/device-row.ts';
import type { State } from '../state.ts';
import { textMember } from './members.ts';

/**
 * Reads a device of a body; undefined where it names none or holds anything but texts.
 *
 * Source: Microsoft's page "Device deployment resources" (accepted combinations).
 */
export function readDevice(state: State, device: unknown): DeviceRow | undefined {
  const serialNumber = textMember(device, 'serialNumber');
  const productKey = textMember(device, 'productKey');
  const hash = textMember(device, 'hardwareHash');
  const manufacturer = textMember(device, 'oemManufacturerName');
  const modelName = textMember(device, 'modelName');
  const isText = [serialNumber, productKey, hash, manufacturer, modelName].every((text) => text !== undefined);
  if (!isText) return undefined;
  const given = {
    serialNumber: serialNumber ?? '',
    productKey: productKey ?? '',
    manufacturer: manufacturer ?? '',
    modelName: modelName ?? '',
  };
  return deviceRow(state, given, hash ?? '');
}
