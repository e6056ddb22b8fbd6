import { describe, expect, test } from 'vitest';
import { safeText, toJson } from '../../../src/storage/safe-text.ts';

describe('text for the database', () => {
  test('what PostgreSQL takes stays as it is', () => {
    expect(safeText('ü\n\t\u0001')).toBe('ü\n\t\u0001');
    expect(JSON.parse(toJson({ a: [1, null, 'ü', { b: true }] }))).toEqual({ a: [1, null, 'ü', { b: true }] });
  });

  test('what it refuses becomes a replacement character, at any depth and in names', () => {
    expect(safeText('a\0b\0')).toBe('a\uFFFDb\uFFFD');
    expect(JSON.parse(toJson({ 'n\0': [{ x: '\ud800\0' }] }))).toEqual({ 'n\uFFFD': [{ x: '\uFFFD\uFFFD' }] });
    expect(toJson({ x: '\0\udfff' })).not.toMatch(/\\u0000|\\ud/i);
  });
});
