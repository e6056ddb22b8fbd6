import { describe, expect, test } from 'vitest';
import { readIntent } from '../../../src/intent/read-intent.ts';

describe('the customer', () => {
  test.each([
    ['register PF3XK2A9 for Contoso', 'Contoso'],
    ['register PF3XK2A9 for our client Fabrikam Inc with tag X-1', 'Fabrikam Inc'],
    ['register PF3XK2A9 for Fabrikam Inc. with tag X-1', 'Fabrikam Inc.'],
    ['register PF3XK2A9 for Fabrikam Inc.', 'Fabrikam Inc'],
    ['register PF3XK2A9 for O’Brien & Sons Ltd', 'O’Brien & Sons Ltd'],
    ['register PF3XK2A9 for Bank of Elbonia today', 'Bank of Elbonia'],
    ['register PF3XK2A9 for Contoso Today', 'Contoso'],
    ['register PF3XK2A9 in the Contoso tenant', 'Contoso'],
    ['deregister PF3XK2A9 from Contoso’s tenant', 'Contoso'],
    ['register PF3XK2A9 for "Blue With Green"', 'Blue With Green'],
    ['register pf3xk2a9 for northwind traders pls', 'northwind traders'],
    ['register PF3XK2A9\ncustomer: contoso', 'contoso'],
    ['register PF3XK2A9 for tenant 3f2b8c14-7a6d-4e91-b0c5-19d84a6e72f3', '3f2b8c14-7a6d-4e91-b0c5-19d84a6e72f3'],
    ['register PF3XK2A9 for Autopilot', null],
    ['register PF3XK2A9 for Monday', null],
    ['register PF3XK2A9 for testing', null],
    ['register PF3XK2A9 through Partner Center', null],
    ['register the Lenovo laptops PF3XK2A9 from Dell', null],
    ['assign jane@contoso.com to PF3XK2A9', null],
    ['see https://intune.microsoft.com about PF3XK2A9', null],
    ['retag PF3XK2A9 to Contoso', null],
  ])('of "%s" is %s', (text, customer) => {
    expect(readIntent(text).customer).toBe(customer);
  });
});

describe('the group tag', () => {
  test.each([
    ['register PF3XK2A9 for Contoso, tag CTS-Field', 'CTS-Field'],
    ['register PF3XK2A9 for Contoso, grouptag=KIOSK', 'KIOSK'],
    ['register PF3XK2A9 for Contoso with the KIOSK tag', 'KIOSK'],
    ['register PF3XK2A9 for Contoso with group tag Reception Area', 'Reception Area'],
    ['register PF3XK2A9 for Contoso with group tag ‘Reception area’', 'Reception area'],
    ['register PF3XK2A9 for Contoso with tag CTS/DE.1', 'CTS/DE.1'],
    ['register PF3XK2A9 for Contoso with tag kiosk please', 'kiosk'],
    ['register PF3XK2A9 for Contoso with tag FOR', 'FOR'],
    ['retag PF3XK2A9 from "Old" to "New"', 'New'],
    ['register PF3XK2A9 for Tag Heuer', null],
    ['register service tag PF3XK2A9 for Contoso', null],
    ['register PF3XK2A9 for Contoso without a tag', null],
    ['what is the tag of PF3XK2A9?', null],
    ['the tag is missing on PF3XK2A9', null],
  ])('of "%s" is %s', (text, tag) => {
    expect(readIntent(text).groupTag).toBe(tag);
  });
});

describe('the stated number of devices', () => {
  test.each([
    ['register these 40 serials', 40],
    ['register three laptops', 3],
    ['register a dozen devices', 12],
    ['register two dozen laptops', 24],
    ['register half a dozen laptops', 6],
    ['register one hundred and twenty devices', 120],
    ['register twenty-five new Lenovo laptops', 25],
    ['register 1,200 devices', 1200],
    ['register all 40 for Contoso', 40],
    ['quantity: 40', 40],
    ['onboarding, roughly 30 laptops', 30],
    ['report of the last 14 days', null],
    ['register the Windows 11 laptops', null],
    ['register 30-40 laptops', null],
    ['between 30 and 40 laptops', null],
    ['register 2 laptops and 3 tablets', null],
    ['register PF3XK2A9, PF3XK2B1', null],
  ])('of "%s" is %s', (text, count) => {
    expect(readIntent(text).count).toBe(count);
  });
});

describe('the file', () => {
  test.each([
    ['the csv is attached', true],
    ['I attached the list', true],
    ['see attachment', true],
    ['here is the csv', true],
    ['check devices.csv', false],
    ['the csv is not attached yet', false],
    ['I forgot to attach it, no attachment here', false],
    ['I will send the attached list later', false],
    ['check this file', false],
  ])('"%s" says attached: %s', (text, attached) => {
    expect(readIntent(text).attachment).toBe(attached);
  });
});

describe('the channel', () => {
  test.each([
    ['register PF3XK2A9 via Intune', 'intune'],
    ['register PF3XK2A9 through Partner Centre', 'partner-center'],
    ['register PF3XK2A9 by manual upload', 'manual-upload'],
    ['register PF3XK2A9 manually', 'manual-upload'],
    ['register PF3XK2A9 through the OEM', 'oem-direct'],
    ['register PF3XK2A9 with the OEM direct API', 'oem-direct'],
    ['register PF3XK2A9 not via Partner Center but via Intune', 'intune'],
    ['register PF3XK2A9 in Autopilot', null],
    ['is PF3XK2A9 in Intune?', null],
    ['register PF3XK2A9 via Intune or via Partner Center', null],
  ])('of "%s" is %s', (text, channel) => {
    expect(readIntent(text).channel).toBe(channel);
  });
});

describe('the serial numbers an order is about', () => {
  test.each([
    ['unblock PF3XK2A9, but don’t touch PF3XK2B1', ['PF3XK2A9']],
    ['unblock PF3XK2A9 and PF3XK2B1 but not PF3XK2B2', ['PF3XK2A9', 'PF3XK2B1']],
    ['We unblocked PF3XK2B1 last week. Please unblock PF3XK2A9.', ['PF3XK2A9']],
    ['don’t delete PF3XK2A9, unblock it', ['PF3XK2A9']],
    ['unblock all but PF3XK2A9: PF3XK2A9, PF3XK2B1', ['PF3XK2B1']],
    ['unblock all of these except PF3XK2A9: PF3XK2A9, PF3XK2B1', ['PF3XK2B1']],
    ['please unblock:\n> PF3XK2B1 was deregistered\nPF3XK2A9', ['PF3XK2A9']],
  ])('in %j are %j', (text, serials) => {
    expect(readIntent(text)).toMatchObject({ intent: 'unblock', serials });
  });
});
