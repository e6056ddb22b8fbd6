import { describe, expect, test } from 'vitest';
import { createSealer } from '../../../src/security/sealer.ts';

const key = (id: number, fill = id) => ({ id, bytes: new Uint8Array(32).fill(fill) });
const CONTEXT = 'device:R-1:PF3XK2A9';

describe('the sealer', () => {
  test('opens what it sealed, in the same context', () => {
    const sealer = createSealer(key(1));

    for (const text of ['', 'T0EBAB0AAAA=', 'ü'.repeat(4_000)]) {
      expect(sealer.open(sealer.seal(text, CONTEXT), CONTEXT)).toBe(text);
    }
  });

  test('never gives the same bytes twice, nor the text in them', () => {
    const sealer = createSealer(key(1));
    const sealed = sealer.seal('T0EBAB0AAAA=', CONTEXT);

    expect(Buffer.from(sealed).equals(sealer.seal('T0EBAB0AAAA=', CONTEXT))).toBe(false);
    expect(Buffer.from(sealed).includes('T0EBAB0')).toBe(false);
    expect(sealed).toHaveLength(1 + 12 + 16 + 12);
  });

  test('does not open in another context', () => {
    const sealer = createSealer(key(1));
    const sealed = sealer.seal('text', CONTEXT);

    expect(sealer.open(sealed, 'device:R-2:PF3XK2A9')).toBeNull();
    expect(sealer.open(sealed, '')).toBeNull();
  });

  test('does not open with another key, also under the same number', () => {
    const sealed = createSealer(key(1)).seal('text', CONTEXT);

    expect(createSealer(key(2)).open(sealed, CONTEXT)).toBeNull();
    expect(createSealer(key(1, 9)).open(sealed, CONTEXT)).toBeNull();
  });

  test('does not open bytes that were touched anywhere, cut or made longer', () => {
    const sealer = createSealer(key(1), [key(2)]);
    const sealed = sealer.seal('text', CONTEXT);

    for (let index = 0; index < sealed.length; index += 1) {
      const touched = Uint8Array.from(sealed);
      touched[index] = (touched[index] ?? 0) ^ 3;
      expect(sealer.open(touched, CONTEXT)).toBeNull();
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(sealer.open(sealed.subarray(0, length), CONTEXT)).toBeNull();
    }
    expect(sealer.open(Uint8Array.of(...sealed, 0), CONTEXT)).toBeNull();
  });

  test('after a change of keys opens what the retired one sealed, and seals with the new one', () => {
    const before = createSealer(key(1)).seal('old', CONTEXT);
    const sealer = createSealer(key(2), [key(1)]);

    expect(sealer.open(before, CONTEXT)).toBe('old');
    expect(sealer.seal('new', CONTEXT)[0]).toBe(2);
  });

  test('takes no keys that are none', () => {
    expect(() => createSealer({ id: 1, bytes: new Uint8Array(31) })).toThrow('32 bytes');
    expect(() => createSealer(key(0))).toThrow('1 to 255');
    expect(() => createSealer(key(256))).toThrow('1 to 255');
    expect(() => createSealer(key(1), [key(1)])).toThrow('number 1');
  });
});
