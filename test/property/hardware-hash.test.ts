import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectHash } from '../../src/lists/hash/inspect-hash.ts';
import { hashOf } from '../support/device-lists.ts';

const HASH = hashOf(1);
const BYTES = Buffer.from(HASH, 'base64');
const USED = BYTES.readUInt16LE(2) + 36;

describe('a hardware hash under damage', () => {
  test('any text gives a report, never an exception', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.base64String({ maxLength: 400 }),
      fc
        .uint8Array({ maxLength: 300 })
        .map((bytes) => Buffer.from(['O', 'A'].map((c) => c.charCodeAt(0)).concat([...bytes])).toString('base64')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { verdict, findings, canonical } = inspectHash(text);
        expect(verdict === 'ok' || findings.length > 0).toBe(true);
        expect(canonical === null).toBe(verdict === 'bad' || verdict === 'empty');
      }),
      { numRuns: 2000 },
    );
  });

  test('no flipped bit in what the checksum covers, or in the zeros, goes unseen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2999 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = Buffer.from(BYTES);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        expect(inspectHash(changed.toString('base64')).verdict).toBe('bad');
      }),
      { numRuns: 1000 },
    );
  });

  test('cut anywhere it is either restored exactly, or bad; never "ok"', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), (length) => {
        const report = inspectHash(HASH.slice(0, length));
        expect(report.verdict).toBe(length * 3 >= USED * 4 ? 'repairable' : 'bad');
        expect(report.canonical).toBe(report.verdict === 'repairable' ? HASH : null);
      }),
      { numRuns: 1000 },
    );
  });

  test('one edited character never makes another content', () => {
    const character = fc.constantFrom(...'ABCXYZabcxyz0189+/=-_ ,"%\n\u200b');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        character,
        fc.integer({ min: 0, max: 1 }),
        (at, insert, remove) => {
          const { canonical } = inspectHash(HASH.slice(0, at) + insert + HASH.slice(at + remove));
          expect([null, HASH]).toContain(canonical);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('whatever was repaired is whole, and stays as it is', () => {
    const spoil = fc.constantFrom<((text: string) => string)[]>(
      (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
      (text) => text.replace(/.{64}/g, '$&\n'),
      (text) => ` "${text}" `,
      (text) => text.replaceAll('+', '%2B').replaceAll('/', '%2F'),
      (text) => text.slice(0, -3),
      (text) => `\ufeff${text}`,
      (text) => `${text}==`,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.uniqueArray(spoil, { minLength: 1, maxLength: 3 }),
        (number, spoils) => {
          const hash = hashOf(number);
          const report = inspectHash(spoils.reduce((text, apply) => apply(text), hash));
          if (report.canonical === null) return;
          expect(report.canonical).toBe(hash);
          expect(inspectHash(report.canonical).verdict).toBe('ok');
        },
      ),
      { numRuns: 500 },
    );
  });
});
