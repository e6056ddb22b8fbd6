import { expect, test } from 'vitest';
import { refusalOf } from '../../../src/approval/policy.ts';
import type { Person, Role } from '../../../src/domain/person.ts';

function person(objectId: string, ...roles: Role[]): Person {
  return { objectId, tenantId: 'home', upn: `${objectId}@preflight.example`, name: objectId, roles };
}

const request = { id: 'R-1', kind: 'register' as const, requestedBy: { objectId: 'hana', tenantId: 'home' } };

test('the requester cannot approve, even as an admin', () => {
  expect(refusalOf('approve', person('hana', 'agent', 'admin'), request)?.code).toBe('approval.own-request');
});

test('another admin can approve, an agent cannot', () => {
  expect(refusalOf('approve', person('ada', 'admin'), request)).toBeNull();
  expect(refusalOf('approve', person('sam', 'sales'), request)?.code).toBe('approval.not-an-admin');
});

test('a person of the same object id in another tenant is another person', () => {
  expect(refusalOf('approve', { ...person('hana', 'admin'), tenantId: 'elsewhere' }, request)).toBeNull();
});

test('without a role nothing is allowed', () => {
  for (const right of ['ask', 'request', 'approve', 'cancel', 'see'] as const) {
    expect(refusalOf(right, person('zoe'), request)?.code).toBe('approval.no-role');
  }
});

test('a request is cancelled by the requester or an admin', () => {
  expect(refusalOf('cancel', person('hana', 'agent'), request)).toBeNull();
  expect(refusalOf('cancel', person('ada', 'admin'), request)).toBeNull();
  expect(refusalOf('cancel', person('sam', 'sales'), request)?.code).toBe('approval.not-yours');
});
