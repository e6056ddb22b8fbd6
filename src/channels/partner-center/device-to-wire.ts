import type { ImportDevice } from '../../ports/device-channel.ts';
import type { SentDevice } from './wire.ts';

/**
 * A device in one of the documented combinations: the hash with whatever else names the device; else the product key id
 * alone; else manufacturer, model and serial number, letter by letter as they are. A serial number alone is never
 * enough; the plan has left such a device out.
 * Source: Microsoft Partner Center REST documentation, "Device deployment resources".
 */
export function deviceToWire(device: ImportDevice): SentDevice {
  const { serial, hardwareHash, productKeyId, manufacturer, model } = device;
  if (hardwareHash !== null) {
    return {
      ...(serial === '' ? {} : { serialNumber: serial }),
      ...(productKeyId === null ? {} : { productKey: productKeyId }),
      hardwareHash,
    };
  }
  if (productKeyId !== null) return { productKey: productKeyId };
  return {
    serialNumber: serial,
    ...(manufacturer === null ? {} : { oemManufacturerName: manufacturer }),
    ...(model === null ? {} : { modelName: model }),
  };
}
