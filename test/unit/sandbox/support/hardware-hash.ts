import { createHash } from 'node:crypto';

const STANDARD_BYTES = 3000;

/** A whole, invented hardware hash with these fields: text in base64 of 4,000 characters. */
export function makeHash({ serial, manufacturer = 'EXAMPLE COMPUTER', model = 'Example Book 14' }: HashFields): string {
  const records = Buffer.concat([
    record(12, createHash('sha256').update(serial).digest().subarray(0, 16)),
    record(14, text(serial)),
    record(16, text(manufacturer)),
    record(17, text(model)),
    record(18, text('SYN-SKU')),
    record(19, text('Example Family')),
  ]);
  const head = Buffer.from([0x4f, 0x41, 0, 0]);
  head.writeUInt16LE(records.length + head.length, 2);
  const body = Buffer.concat([head, records]);
  const digest = createHash('sha256').update(body).digest();
  const whole = Buffer.concat([body, record(0x5343, digest)]);
  return Buffer.concat([whole, Buffer.alloc(STANDARD_BYTES - whole.length)]).toString('base64');
}

/** The same hash with one byte of a record changed: still strict base64, no longer whole. */
export function damaged(hash: string): string {
  const bytes = Buffer.from(hash, 'base64');
  bytes.writeUInt8(bytes.readUInt8(12) ^ 1, 12);
  return bytes.toString('base64');
}

interface HashFields {
  readonly serial: string;
  readonly manufacturer?: string;
  readonly model?: string;
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length + head.length, 2);
  return Buffer.concat([head, data]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`, 'utf8');
}
