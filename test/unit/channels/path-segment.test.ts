import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathSegment } from '../../../src/channels/path-segment.ts';

const HOST = 'https://graph.microsoft.com/v1.0/devices/';

describe('an id inside a path', () => {
  test.each(['', '.', '..', '...'])('%j is no segment', (id) => {
    expect(pathSegment(id)).toBeNull();
  });

  test('stays one segment, whatever it is', () => {
    const rough = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', '?', '#', ' ') }),
    );
    fc.assert(
      fc.property(rough, (id) => {
        const segment = pathSegment(id);
        fc.pre(segment !== null);

        const url = new URL(`${HOST}${segment}/allowNextEnrollment`);

        expect(url.pathname.split('/')).toHaveLength(5);
        expect(url.pathname.endsWith('/allowNextEnrollment')).toBe(true);
        expect(url.search + url.hash).toBe('');
      }),
    );
  });
});
