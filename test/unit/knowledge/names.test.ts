import { describe, expect, test } from 'vitest';
import { makeEntry } from '../../../src/knowledge/entry.ts';
import { NameIndex } from '../../../src/knowledge/names.ts';

const entry = (id: string, summary: string, facts: string[] = []) =>
  makeEntry({ id, title: id, kind: 'faq', summary, facts, source: { document: 'd', section: 's', date: '2025-02' } });
const found = (index: NameIndex, question: string) => [...index.find(question)].map(([{ id }, where]) => [id, where]);

describe('names as programs write them', () => {
  const index = new NameIndex([
    entry('a', 'Set SkipUserStatusPage for the kiosk.'),
    entry('b', 'Something else.', [
      'Run Mdmdiagnosticstool.exe or set SkipUserStatusPage.',
      'On GitHub there is more.',
    ]),
  ]);

  test('are found in any case, and count more in the headline than in the details', () => {
    expect(found(index, 'what is SKIPUSERSTATUSPAGE?')).toEqual([
      ['a', 1],
      ['b', 0.6],
    ]);
    expect(found(index, 'mdmdiagnosticstool.exe does not run')).toEqual([['b', 0.6]]);
  });

  test('are whole words', () => {
    expect(found(index, 'NoSkipUserStatusPages')).toEqual([]);
  });

  test('of products are none: people speak of them in any matter', () => {
    expect(found(index, 'github actions')).toEqual([]);
  });

  test('that many entries hold say nothing of one', () => {
    const many = new NameIndex(['a', 'b', 'c', 'd', 'e'].map((id) => entry(id, 'Run Get-WindowsAutopilotInfo.')));

    expect(found(many, 'Get-WindowsAutopilotInfo')).toEqual([]);
  });
});
