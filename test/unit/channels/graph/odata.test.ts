import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { odataString, queryOf } from '../../../../src/channels/graph/odata.ts';

const HOST = 'https://graph.microsoft.com/v1.0/devices/';

describe('a text inside a filter', () => {
  test('cannot end its literal', () => {
    expect(odataString("x') or contains(serialNumber,'")).toBe("'x'') or contains(serialNumber,'''");
  });

  test('comes out of the address as it went in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const url = new URL(`${HOST}${queryOf({ $filter: one, other })}`);

        expect([...url.searchParams]).toEqual([
          ['$filter', one],
          ['other', other],
        ]);
      }),
    );
  });
});
