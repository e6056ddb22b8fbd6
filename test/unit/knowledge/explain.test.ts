import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ALL_ENTRIES } from '../../../src/knowledge/all-entries.ts';
import { explain } from '../../../src/knowledge/explain.ts';

const caseSchema = z.object({
  query: z.string(),
  /** Ids of which any may stand first; none where the knowledge base must not answer. */
  first: z.array(z.string()),
  style: z.enum(['code', 'plain', 'typo', 'paraphrase', 'unknown']),
  /** `tuned` questions were looked at while words and weights were chosen, `held-out` ones only counted. */
  half: z.enum(['tuned', 'held-out']),
});
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures');
const cases = ['knowledge-cases.json', 'knowledge-questions.json'].flatMap((name) =>
  z.array(caseSchema).parse(JSON.parse(readFileSync(join(fixtures, name), 'utf8'))),
);
const firstIds = (query: string, count = 1): string[] =>
  explain(query)
    .slice(0, count)
    .map(({ id }) => id);
const isRight = ({ query, first }: z.infer<typeof caseSchema>): boolean => {
  const [best] = firstIds(query);
  return best === undefined ? first.length === 0 : first.includes(best);
};

describe('the first answer to questions in anybody’s words is right', () => {
  test('the cases name entries that exist', () => {
    const ids = new Set(ALL_ENTRIES.map(({ id }) => id));

    expect(cases.flatMap(({ first }) => first).filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each([
    ['tuned', 'code', 0.98],
    ['tuned', 'plain', 0.97],
    ['tuned', 'typo', 0.9],
    ['tuned', 'paraphrase', 0.93],
    ['tuned', 'unknown', 0.94],
    ['held-out', 'code', 0.93],
    ['held-out', 'plain', 0.87],
    ['held-out', 'typo', 0.8],
    ['held-out', 'paraphrase', 0.78],
    ['held-out', 'unknown', 0.88],
  ] as const)('%s, %s: at least %d', (half, style, least) => {
    const asked = cases.filter((one) => one.half === half && one.style === style);

    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter(isRight).length / asked.length).toBeGreaterThanOrEqual(least);
  });

  test('the right answer is among the three that a card offers', () => {
    const asked = cases.filter(({ half, first }) => half === 'held-out' && first.length > 0);
    const offered = asked.filter(({ query, first }) => firstIds(query, 3).some((id) => first.includes(id)));

    expect(offered.length / asked.length).toBeGreaterThanOrEqual(0.9);
  });

  test('a question stands in one half only, and once', () => {
    const queries = cases.map(({ query }) => query.toLowerCase());

    expect(queries.filter((query, index) => queries.indexOf(query) !== index)).toEqual([]);
  });
});

describe('a code is answered with what it names', () => {
  test.each([
    ['what does 808 mean?', 'import-808-other-tenant'],
    ['0x80180014', 'error-80180014'],
    ['80180014', 'error-80180014'],
    ['-2145910764', 'error-80180014'],
    ['ZTDDEVICEALREADYASSIGNED', 'import-806-already-registered'],
    ['ztd device already assigned', 'import-806-already-registered'],
    ['KB 5035942', 'kb-device-preparation'],
    ['hardwareRequirementsNotMet', 'state-assignment-failed'],
    ['f1346770-5b25-470b-88bd-d5744ab7952c', 'prep-confidential-client'],
  ])('%s', (query, id) => {
    expect(explain(query)[0]).toMatchObject({ id, score: 1 });
  });

  test('one number has two tables: the words beside it decide', () => {
    expect(firstIds('event id 807')).toEqual(['event-807']);
    expect(firstIds('import error 807')).toEqual(['import-807-not-registered']);
    expect(firstIds('807', 2).sort()).toEqual(['event-807', 'import-807-not-registered']);
    expect(firstIds('815')).toEqual(['event-815']);
  });

  test('a pasted log line with several codes is answered for each of them', () => {
    const line =
      '2025-02-11 08:15 [Error] AutopilotManager failed to set TPM identity confirmed. HRESULT=0x81039024 (event 171)';

    expect(firstIds(line, 2)).toEqual(['error-81039024', 'event-171-172']);
  });

  test('a serial number or the number of a request beside the code does not matter', () => {
    expect(firstIds('PF3QC5U3 in R-4711 stopped with 0x800705B4')).toEqual(['error-800705b4']);
  });
});

describe('a name of a command, a file or a setting is enough', () => {
  test.each([
    ['SmbiosSystemSerialNumber', 'repair-bios-fields'],
    ['what is skipexpresssettings', 'registry-oobe-config'],
    ['ODJConnectorUI.log', 'connector-logs'],
    ['msoemops@microsoft.com', 'consent-oem-remove'],
    ['is 6.2501.2000.5 new enough', 'connector-versions'],
    ['SLB9672', 'issue-infineon-tpm'],
  ])('%s', (query, id) => {
    expect(firstIds(query, 3)).toContain(id);
  });

  test('a message in a longer pasted text is found', () => {
    const pasted =
      'MDM Enroll: Server Returned Fault/Code/Subcode/Value=(DeviceNotSupported) Fault/Reason/Text=(Enrollment blocked for AP device by SDM One Time Limit Check)';

    expect(firstIds(pasted)).toEqual(['error-80180014']);
  });
});

describe('what it does not know it does not answer', () => {
  test.each([
    '0x80070005',
    '0xdeadbeef',
    'event 4624',
    'KB5001234',
    'import error 899',
    'ZtdSomethingNew',
    'AADSTS50126',
    'error 12345',
  ])('the code %s is in no table and is not answered with a similar one', (query) => {
    expect(explain(query)).toEqual([]);
  });

  test.each(['', '   ', '???', 'hello', 'the printer is out of toner', 'who won the football match'])(
    '“%s”',
    (query) => {
      expect(explain(query)).toEqual([]);
    },
  );

  test('counts of things are no codes', () => {
    expect(firstIds('we have 808 devices to import')).not.toContain('import-808-other-tenant');
  });

  test('very long text neither breaks it nor counts beyond its beginning', () => {
    expect(explain('x'.repeat(100_000))).toEqual([]);
    expect(firstIds(`0x80180014 ${'word '.repeat(50_000)}`)).toEqual(['error-80180014']);
  });
});

describe('the answer', () => {
  test('has title, kind, summary, steps, facts, a dated source and a score, best first', () => {
    const matches = explain('how do I deregister a device');

    expect(matches[0]).toMatchObject({ id: 'deregister-device', kind: 'procedure' });
    expect(matches[0]?.steps.length).toBeGreaterThan(3);
    expect(matches[0]?.source).toMatchObject({
      document: expect.any(String),
      section: expect.any(String),
      date: expect.stringMatching(/^20\d\d-\d\d/),
    });
    const scores = matches.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  test('is the same for the same question, however it is written', () => {
    expect(firstIds('How do I UNBLOCK a device?!')).toEqual(firstIds('how do i unblock a device'));
    expect(explain('fix pending')).toEqual(explain('fix pending'));
  });
});
