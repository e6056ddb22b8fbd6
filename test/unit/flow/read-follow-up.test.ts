import { describe, expect, test } from 'vitest';
import { readFollowUp } from '../../../src/flow/read-follow-up.ts';
import { readIntent } from '../../../src/intent/read-intent.ts';

const read = (text: string) => readFollowUp(text, readIntent(text));

describe('a short message after a draft', () => {
  test.each([
    ['and PF3XK2B1 as well', { add: ['PF3XK2B1'] }],
    ['also PF3XK2B1, PF3XK2B2 please', { add: ['PF3XK2B1', 'PF3XK2B2'] }],
    ['sorry, I forgot: add PF3XK2B1', { add: ['PF3XK2B1'] }],
    ['without PF3XK2B1', { remove: ['PF3XK2B1'] }],
    ['but not PF3XK2B1', { remove: ['PF3XK2B1'] }],
    ['leave out PF3XK2B1 and PF3XK2B2', { remove: ['PF3XK2B1', 'PF3XK2B2'] }],
    ['no, tag KIOSK2', { groupTag: 'KIOSK2' }],
    ['change the tag to KIOSK2', { groupTag: 'KIOSK2' }],
    ['make it tag KIOSK2', { groupTag: 'KIOSK2' }],
    ['for Fabrikam instead', { customer: 'Fabrikam', corrects: true }],
    ['no, Fabrikam', { customer: 'Fabrikam', corrects: true }],
    ['Fabrikam', { customer: 'Fabrikam', corrects: false }],
    ['via partner center please', { channel: 'partner-center' }],
    ['and PF3XK2B1 too, with tag KIOSK2', { add: ['PF3XK2B1'], groupTag: 'KIOSK2' }],
  ])('%s', (text, change) => {
    expect(read(text)).toMatchObject(change);
  });

  test.each([
    'PF3XK2B1',
    'is PF3XK2B1 in there as well?',
    'sorry, PF3XK2B1 is wrong, it is PF3XK2B2',
    'and PF3XK2B1 is broken',
    'and deregister PF3XK2B1',
    'remove PF3XK2B1',
    'status of PF3XK2B1 and PF3XK2B2',
    'without PF3XK2B1, tag KIOSK2',
    'thanks, that is all',
    'ok',
    'the printer on the third floor does not work',
    'approve R-1',
    'and do not send it',
  ])('%s changes nothing', (text) => {
    expect(read(text)).toBeNull();
  });
});
