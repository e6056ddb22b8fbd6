import { describe, expect, test } from 'vitest';
import { findCustomer } from '../../../src/plan/find-customer.ts';
import { similarCustomers } from '../../../src/plan/similar-customers.ts';
import { CONTOSO, PHARMA } from '../../support/plan-facts.ts';

const ALL = [CONTOSO, PHARMA];

describe('finding the customer that words name', () => {
  test.each([
    'Contoso',
    ' contoso ',
    'CONTOSO LTD',
    'contoso.com',
    CONTOSO.tenantId,
    CONTOSO.tenantId.toUpperCase(),
    'Contoso Inc.',
  ])('%j is Contoso', (words) => {
    expect(findCustomer(words, ALL)).toEqual({ kind: 'exact', customer: CONTOSO });
  });

  test('a name that begins like two is a choice, never taken', () => {
    expect(findCustomer('Conto', ALL)).toEqual({ kind: 'near', customers: ALL });
  });

  test('a slip of the pen is offered, not taken', () => {
    expect(findCustomer('Contosso', [CONTOSO])).toEqual({ kind: 'near', customers: [CONTOSO] });
  });

  test('two customers of one name are both offered', () => {
    const twin = { ...PHARMA, name: 'Contoso' };

    expect(findCustomer('Contoso', [CONTOSO, twin])).toEqual({ kind: 'several', customers: [CONTOSO, twin] });
  });

  test('a stranger is nobody', () => {
    expect(findCustomer('Wingtip Toys', ALL)).toEqual({ kind: 'near', customers: [] });
  });
});

test('customers whose names begin alike are told apart', () => {
  expect(similarCustomers(CONTOSO, ALL)).toEqual([PHARMA]);
  expect(similarCustomers(PHARMA, ALL)).toEqual([CONTOSO]);
});
