import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/intent/message.ts';

const tokensOf = (text: string) => readMessage(text).tokens.map(({ kind, text: typed }) => [kind, typed]);
const kindOf = (text: string, typed: string) => readMessage(text).tokens.find((token) => token.text === typed)?.kind;

describe('the words of our domain', () => {
  test.each([
    ['3f2b8c14-7a6d-4e91-b0c5-19d84a6e72f3', 'guid'],
    ['jane.doe@contoso.com', 'mail'],
    ['contoso.onmicrosoft.com', 'domain'],
    ['devices_may.csv', 'file'],
    ['KB5046740', 'kb'],
    ['0x80180014', 'code'],
    ['801c0003', 'code'],
    ['ZtdDeviceAlreadyAssigned', 'code'],
    ['R-1042', 'request'],
    ['#1042', 'request'],
    ['SO-100482', 'reference'],
    ['INC0012345', 'reference'],
    ['2025-05-14', 'date'],
    ['09:01:12', 'date'],
    ['PF3XK2A9', 'serial'],
    ['pf3yl4c7', 'serial'],
    ['003712345678', 'serial'],
    ['2219-8840-1375-6602-9914-27', 'serial'],
    ['PF0001-PF0040', 'range'],
    ['PF0001-0040', 'range'],
    ['00-14-22-01-23-45', 'reference'],
    ['https://admin.microsoft.com/x', 'url'],
    ['T0HLAQEAHAAAAAoAbQhhAGYAbABvAHcAQgBhAHMAZQA2ADQAVABlAA', 'blob'],
    ['24H2', 'word'],
    ['M365-E5', 'word'],
    ['i5-1135G7', 'word'],
    ['Microsoft365Managed_PowerUser', 'word'],
  ])('%s is a %s', (text, kind) => {
    expect(tokensOf(text)).toEqual([[kind, text]]);
  });

  test.each([
    ['order 4500098712 has come in', '4500098712', 'reference'],
    ['PO no. 4500098712', '4500098712', 'reference'],
    ['ticket #4711', '#4711', 'reference'],
    ['orders 4500098712 and 4500098713', '4500098713', 'reference'],
    ['request 1042', '1042', 'request'],
    ['request no. 1042', '1042', 'request'],
    ['service request 1042', '1042', 'reference'],
    ['event ID 809', '809', 'event'],
    ['error 808', '808', 'event'],
    ['serial number 80180018', '80180018', 'serial'],
    ['S/N: ABCDEFGH', 'ABCDEFGH', 'serial'],
    ['service tag 7HJ4K53', '7HJ4K53', 'serial'],
    ['model 20XW004YGE', '20XW004YGE', 'reference'],
    ['id=7C41E9A0B2', '7C41E9A0B2', 'reference'],
    ['register DEMO-0001 please', 'DEMO-0001', 'serial'],
    ['with tag DEMO-0001 please', 'DEMO-0001', 'maybe-serial'],
    ['12345 devices', '12345', 'number'],
    ['call +49 171 1234567', '1234567', 'reference'],
    ['hash T0HLAQEAHAAAAAoAbQg… here', 'T0HLAQEAHAAAAAoAbQg', 'blob'],
  ])('in "%s" %s is a %s', (text, typed, kind) => {
    expect(kindOf(text, typed)).toBe(kind);
  });

  test('punctuation, Markdown and emoji stick to no word', () => {
    const words = readMessage('**PF3XK2A9**, `PF3XK2B1`; 🚀PF3XK2B2🚀 (PF3XK2B3).')
      .tokens.filter((token) => token.kind === 'serial')
      .map((token) => token.text);

    expect(words).toEqual(['PF3XK2A9', 'PF3XK2B1', 'PF3XK2B2', 'PF3XK2B3']);
  });
});
