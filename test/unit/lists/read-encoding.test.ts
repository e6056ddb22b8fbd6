import { describe, expect, test } from 'vitest';
import { createListDecoder } from '../../../src/lists/read-encoding.ts';

/** More than is held while it is not clear what the bytes mean. */
const LONG = 33 * 1024 * 1024;
const PIECE = 1024 * 1024 + 1;

function decode(bytes: Buffer) {
  let text = 0;
  let last = '';
  const decoder = createListDecoder((utf8) => {
    text += utf8.length;
    last = (last + utf8.toString('utf8').slice(-20)).slice(-20);
  });
  for (let at = 0; at < bytes.length; at += PIECE) if (!decoder.push(bytes.subarray(at, at + PIECE))) break;
  return { end: decoder.end(), text, last };
}

describe('a file so long that its encoding is decided before its end', () => {
  test('UTF-8, cut anywhere between the bytes of a character', () => {
    const bytes = Buffer.from('für €\n'.repeat(LONG / 9));
    expect(decode(bytes)).toEqual({
      end: { kind: 'text', encoding: 'utf-8', bytes: bytes.length },
      text: bytes.length,
      last: 'für €\n'.repeat(5).slice(-20),
    });
  });

  test('Windows-1252', () => {
    const bytes = Buffer.from('für\n'.repeat(LONG / 4), 'latin1');
    const { end, text } = decode(bytes);
    expect(end).toMatchObject({ kind: 'text', encoding: 'windows-1252' });
    expect(text).toBe((bytes.length / 4) * 5);
  });

  test('UTF-8 that breaks off in a character, or changes into something else', () => {
    const bytes = Buffer.from('für\n'.repeat(LONG / 5));
    expect(decode(Buffer.concat([bytes, Buffer.from([0xe2, 0x82])])).end).toEqual({ kind: 'invalid' });
    expect(decode(Buffer.concat([bytes, Buffer.from([0xfc, 0x41])])).end).toEqual({ kind: 'invalid' });
  });
});
