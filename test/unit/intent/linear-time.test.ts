import { describe, expect, test, vi } from 'vitest';
import { readActs } from '../../../src/intent/acts.ts';
import { readSentences } from '../../../src/intent/clauses.ts';
import { readMessage } from '../../../src/intent/message.ts';
import { readIntent } from '../../../src/intent/read-intent.ts';
import { readCustomers } from '../../../src/intent/slots/customer.ts';
import { readTags } from '../../../src/intent/slots/tag.ts';

const HOSTILE = [
  'register ',
  'do not ',
  'please ',
  'retag to ',
  'tag of ',
  'for Contoso ',
  'customer: ',
  'because ',
  'request 1 ',
  'PF3XK2A9, ',
  'if you ',
  'a and ',
  'the ',
  '"',
  "'",
  '<',
  '&',
  '\n',
  'a,b\n',
  '|a',
  '-',
  '.',
  'regsiter ',
  'check file ',
  'repair motherboard ',
];

function filled(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** The number of tokens that the readers look at, counted at the token list itself. */
function looksAt(text: string): number {
  let looks = 0;
  const message = readMessage(text);
  const tokens = new Proxy(message.tokens, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  const counted = { ...message, tokens };
  const tags = readTags(counted);
  const taken = new Set<number>();
  for (const span of tags.spans) for (let at = span.first; at <= span.last; at += 1) taken.add(at);
  readCustomers(counted, taken);
  const masks = { tags: taken, customers: new Set<number>(), all: taken };
  const sentences = readSentences(counted, taken);
  readActs(counted, sentences, masks, { serials: true, requests: true, mails: true, devices: true, tag: true });
  return looks;
}

/** The characters that are handed to regular expressions while a message is read. */
function charactersMatched(text: string): number {
  let characters = 0;
  const exec = RegExp.prototype.exec;
  const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function count(this: RegExp, subject: string) {
    characters += String(subject).length;
    return exec.call(this, subject);
  });
  try {
    readIntent(text);
  } finally {
    spy.mockRestore();
  }
  return characters;
}

describe('a message four times as long takes at most about four times the work', () => {
  test.each(HOSTILE.map((unit) => [unit]))('%j: tokens looked at', (unit) => {
    const short = looksAt(filled(unit, 2_500));
    const long = looksAt(filled(unit, 10_000));

    expect(long).toBeLessThan(5 * short + 20_000);
  });

  test.each(HOSTILE.map((unit) => [unit]))('%j: characters matched', (unit) => {
    const short = charactersMatched(filled(unit, 2_500));
    const long = charactersMatched(filled(unit, 10_000));

    expect(long).toBeLessThan(5 * short + 200_000);
  });
});
