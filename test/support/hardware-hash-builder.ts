import { createHash } from 'node:crypto';

/** An invented device; what is left out is derived from the serial number. */
export interface InventedDevice {
  readonly serial: string;
  /** Tells the last byte of its adapters' addresses: 2n and 2n+1 of the documentation range 00:00:5E:00:53:xx. */
  readonly number: number;
  readonly manufacturer?: string;
  readonly model?: string;
  /** 13 digits; null for none. */
  readonly productKeyId?: string | null;
  /** ISO time of the capture. */
  readonly capturedAt?: string;
  readonly tpm?: '2.0' | '1.2' | null;
  readonly osType?: 'FullOS' | 'WinPE';
  readonly adapters?: number;
  /** Seeds of UUID and TPM; another seed is another board. */
  readonly board?: string;
}

export const EXAMPLE_MAKER = 'EXAMPLE COMPUTER';
export const EXAMPLE_MODEL = 'Example Kiosk 24 G2';

const EPOCH_2000_MS = Date.UTC(2000, 0, 1);

/** A whole hardware hash of an invented device, 4,000 characters; the same for the same device, always. */
export function buildHardwareHash(device: InventedDevice): string {
  const records = Buffer.concat(recordsOf(device));
  const head = Buffer.alloc(4);
  head.write('OA', 'latin1');
  head.writeUInt16LE(4 + records.length, 2);
  const content = Buffer.concat([head, records]);
  const whole = Buffer.alloc(3000);
  Buffer.concat([content, record(0x5343, createHash('sha256').update(content).digest())]).copy(whole);
  return whole.toString('base64');
}

/** The 13-digit product key id that the hash of this device holds unless it says otherwise. */
export function productKeyIdOf(serial: string): string {
  return `00${(BigInt(`0x${sha256(`product key ${serial}`).toString('hex', 0, 6)}`) % 100_000_000_000n).toString().padStart(11, '0')}`;
}

function recordsOf(device: InventedDevice): Buffer[] {
  const { serial, tpm = '2.0', osType = 'FullOS' } = device;
  const manufacturer = device.manufacturer ?? EXAMPLE_MAKER;
  const key = tpm === null ? null : endorsementKey(device.board ?? serial);
  const disk = `SYNTHETIC_DISK_${serial}|EXAMPLE SSD 512GB|`;
  return [
    record(1, toolAndOs(device.capturedAt ?? '2026-03-02T08:15:00Z', osType)),
    record(2, Buffer.from('09000100040008000100' + '0000', 'hex')),
    record(34, Buffer.from('0100' + '04000800', 'hex')),
    record(5, memory()),
    record(3, text('ExampleCPU')),
    record(4, text('Example(R) Processor 0000 @ 0.00GHz')),
    record(6, Buffer.from('0002000000000000' + '1100' + '0001', 'hex')),
    record(7, Buffer.from(disk, 'latin1')),
    ...adapters(device),
    record(9, Buffer.from('3501ae0080073804', 'hex')),
    record(27, Buffer.from('1f0011008007' + '3804', 'hex')),
    record(10, Buffer.from('0d02000000', 'hex')),
    ...(key === null
      ? []
      : [record(13, text(`TPM-Version:${tpm} -Level:0-Revision:1.59-VendorID:'EXMP'-Firmware:1.0`)), record(25, key)]),
    record(11, offlineDeviceId(key, serial)),
    record(12, uuid(device.board ?? serial)),
    record(14, text(serial)),
    record(15, text('EXAMPLE FIRMWARE')),
    record(16, text(manufacturer)),
    record(17, text(device.model ?? EXAMPLE_MODEL)),
    record(18, text('SYN-SKU-24')),
    record(19, text('Example Kiosk')),
    record(23, text('G2')),
    record(20, text(manufacturer)),
    record(21, text('SYNBOARD')),
    record(22, text('1.0')),
    ...(device.productKeyId === null ? [] : [record(24, text(device.productKeyId ?? productKeyIdOf(serial)))]),
    ...(osType === 'WinPE' ? [] : [record(28, text(disk))]),
    record(29, Buffer.from('0000008000000000', 'hex')),
    record(30, Buffer.from('Example Graphics\0', 'utf16le')),
  ];
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(4 + data.length, 2);
  return Buffer.concat([head, data]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`, 'utf8');
}

function toolAndOs(capturedAt: string, osType: 'FullOS' | 'WinPE'): Buffer {
  const data = Buffer.alloc(24);
  for (const at of [0, 8]) {
    data.writeUInt16LE(10, at + 2);
    data.writeUInt16LE(1000, at + 4);
    data.writeUInt16LE(26100, at + 6);
  }
  data.writeUInt32LE((Date.parse(capturedAt) - EPOCH_2000_MS) / 1000, 16);
  data.writeInt8(4, 20);
  data.writeUInt8(osType === 'FullOS' ? 2 : 1, 21);
  data.writeUInt8(9, 22);
  data.writeUInt8(9, 23);
  return data;
}

function memory(): Buffer {
  const data = Buffer.alloc(21);
  data.writeBigUInt64LE(16n, 0);
  data.writeBigUInt64LE(32n, 8);
  data.writeUInt16LE(2, 16);
  data.writeUInt16LE(1, 18);
  data.writeUInt8(3, 20);
  return data;
}

function adapters({ number, adapters: count = 2 }: InventedDevice): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const bus = Buffer.from('PCI\0', 'utf16le');
    const data = Buffer.alloc(14);
    data.writeUInt32LE(index === 0 ? 9 : 14, 0);
    Buffer.from([0x00, 0x00, 0x5e, 0x00, 0x53, (number * 2 + index) % 256]).copy(data, 4);
    data.writeUInt32LE(bus.length, 10);
    return record(8, Buffer.concat([data, bus]));
  });
}

/** 256 bytes that are SHA-256 of fixed text: no RSA modulus, so no TPM in the world has this key. */
function endorsementKey(seed: string): Buffer {
  return Buffer.concat(Array.from({ length: 8 }, (_, part) => sha256(`synthetic endorsement key ${part} of ${seed}`)));
}

function offlineDeviceId(key: Buffer | null, serial: string): Buffer {
  const head = Buffer.from(key === null ? '00000000' + '0300' + '20000000' : '00000000' + '0100' + '20000000', 'hex');
  return Buffer.concat([
    head,
    key === null ? sha256(`random seed ${serial}`) : createHash('sha256').update(key).digest(),
  ]);
}

function uuid(seed: string): Buffer {
  const bytes = sha256(`synthetic uuid ${seed}`).subarray(0, 16);
  bytes.writeUInt8(0x5e, 3);
  return bytes;
}

function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
