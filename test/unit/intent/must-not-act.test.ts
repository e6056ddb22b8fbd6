import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readIntent } from '../../../src/intent/read-intent.ts';

/** Sentences round an order (`{}`) that make it a question, a report, a quotation, a condition, a plan or a do-not. */
const SENTENCES = JSON.parse(
  readFileSync(new URL('../../fixtures/intent-must-not-act.json', import.meta.url), 'utf8'),
) as string[];

const ORDERS = [
  'register PF3AA1B2 for Contoso',
  'unblock PF3AA1B2',
  'deregister PF3AA1B2',
  'retag PF3AA1B2 to KIOSK',
  'change the group tag of PF3AA1B2 to KIOSK',
  'assign jane@contoso.com to PF3AA1B2',
  'remove the user from PF3AA1B2',
  'approve R-1042',
  'reject R-1042',
  'cancel R-1042',
  'delete PF3AA1B2 from Autopilot',
];

const CHANGES = [
  'register',
  'unblock',
  'retag',
  'assign-user',
  'unassign-user',
  'deregister',
  'approve',
  'reject',
  'cancel',
];

test.each(ORDERS)('"%s" alone is an order', (order) => {
  expect(CHANGES).toContain(readIntent(order).intent);
});

describe.each(SENTENCES)('"%s" orders nothing', (sentence) => {
  test.each(ORDERS)('round "%s"', (order) => {
    expect(CHANGES).not.toContain(readIntent(sentence.replace('{}', order)).intent);
  });
});
