import { createHash } from 'node:crypto';

const SIZE_BYTES = 3_000;
const TRAILER_TYPE = 'CS';

/** Base64 of a whole hardware hash of an invented device: records, digest, zeros up to the usual size. */
export function wholeHash(serial: string, manufacturer = 'LENOVO', model = '21HM004NGE'): string {
  const records = Buffer.concat([record(14, serial), record(16, manufacturer), record(17, model)]);
  const head = Buffer.alloc(4);
  head.write('OA', 'latin1');
  head.writeUInt16LE(head.length + records.length, 2);
  const body = Buffer.concat([head, records]);
  const trailer = Buffer.alloc(4);
  trailer.write(TRAILER_TYPE, 'latin1');
  trailer.writeUInt16LE(36, 2);
  const digest = createHash('sha256').update(body).digest();
  const whole = Buffer.alloc(SIZE_BYTES);
  Buffer.concat([body, trailer, digest]).copy(whole);
  return whole.toString('base64');
}

function record(type: number, text: string): Buffer {
  const content = Buffer.from(`${text}\0`, 'utf8');
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(head.length + content.length, 2);
  return Buffer.concat([head, content]);
}
