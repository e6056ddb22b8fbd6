import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inspectHash } from '../../../../src/lists/hash/inspect-hash.ts';
import { type HashExpectation, vectorHash, vectors } from '../../../support/hardware-hash-vectors.ts';

function expectReport(text: string, expected: HashExpectation) {
  const report = inspectHash(text);
  expect({ verdict: report.verdict, findings: report.findings.map(({ code }) => code) }).toEqual({
    verdict: expected.verdict,
    findings: expected.findings,
  });
  for (const { code, severity } of report.findings) {
    expect(severity.replace('warning', 'warn')).toBe(vectors.severities[code]);
  }
  if (expected.facts !== undefined) expect(report.facts).toEqual(expected.facts);
  if (expected.recordBytes !== undefined) expect(report.recordBytes).toBe(expected.recordBytes);
  if (expected.canonicalEquals !== undefined) expect(report.canonical).toBe(vectorHash(expected.canonicalEquals));
  expect(report.canonical === null).toBe(expected.verdict === 'bad' || expected.verdict === 'empty');
  return report;
}

describe('a whole hash is read, field by field', () => {
  test.each(vectors.bases)('$id: $note', ({ hash, expect: expected }) => {
    const report = expectReport(hash, expected);
    expect(report.canonical).toBe(hash);
    expect(report.digest).toBe(createHash('sha256').update(hash).digest('hex'));
    expect(report.changes).toEqual([]);
  });
});

describe('a spoilt hash is repaired only where its checksum proves the repair', () => {
  test.each(vectors.mutations)('$id: $note', ({ id, result, expect: expected }) => {
    const text = vectorHash(id);
    expect(createHash('sha256').update(text).digest('hex')).toBe(result.sha256OfUtf8Text);
    const report = expectReport(text, expected);
    expect(report.changes.length > 0).toBe(expected.verdict === 'repairable');
  });

  test('a repair says in words what it changed', () => {
    expect(inspectHash(vectorHash('M19')).changes).toEqual(['quotation marks and blanks round it removed']);
    expect(inspectHash(vectorHash('M16')).changes).toEqual(['percent signs decoded']);
  });

  test('several kinds of damage at once are undone together', () => {
    const spoilt = `"${vectorHash('M03').replaceAll('+', '-').replaceAll('/', '_').slice(0, 3998)}"\r\n`;
    const report = inspectHash(spoilt);
    expect(report.verdict).toBe('repairable');
    expect(report.canonical).toBe(vectorHash('B01'));
  });

  test('stray bits in the last character are no other content', () => {
    const compact = vectorHash('B02').slice(0, Math.ceil(((914 + 36) * 4) / 3));
    expect(compact.length % 4).not.toBe(0);
    const last = compact.at(-1) === 'A' ? 'B' : String.fromCharCode((compact.at(-1) ?? 'A').charCodeAt(0) + 1);
    expect(inspectHash(compact.slice(0, -1) + last).canonical).toBe(vectorHash('B02'));
  });
});

describe('what is no hash is said so', () => {
  test.each(vectors.texts)('$id: $note', ({ text, expect: expected }) => {
    expectReport(text, expected);
  });

  test('a value beyond every limit is not read at all', () => {
    expect(inspectHash('A'.repeat(16_385)).findings.map(({ code }) => code)).toEqual(['HASH_TEXT_TOO_LONG']);
  });

  test('the sample row of Microsoft’s template is named as such', () => {
    const report = inspectHash('T0FzAQEAHAAAAAoA6AOCOgAACgDoA4I6aA');
    expect(report.verdict).toBe('bad');
    expect(report.findings[0]?.message).toContain('sample row of Microsoft');
  });

  test('bytes that end before the header is over are a cut hash', () => {
    expect(inspectHash('T0E=').findings.map(({ code }) => code)).toEqual(['HASH_TRUNCATED']);
  });
});

test('no message holds more than a few characters of the value', () => {
  for (const { id } of vectors.mutations) {
    const text = vectorHash(id);
    for (const { message } of inspectHash(text).findings) {
      for (let at = 0; at + 24 <= text.length; at += 12) expect(message).not.toContain(text.slice(at, at + 24));
    }
  }
});
