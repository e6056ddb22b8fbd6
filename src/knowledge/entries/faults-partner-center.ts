import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Faults of Partner Center by its own codes. */
export const partnerCenterFaults: readonly EntryDraft[] = [
  {
    id: 'fault-partner-no-relationship',
    title: '403 code 20002: no reseller relationship with this customer in Partner Center',
    kind: 'error',
    codes: ['partner:20002', 'partner:60003', 'partner:1000'],
    asks: [
      'no commerce relationship between partner and customer',
      'partner center error 20002',
      'customer not found in partner center',
      'partner center says there is no relationship with the customer',
    ],
    cause: 'The customer has not accepted the reseller invitation, or another tenant is meant.',
    summary:
      'Partner Center knows no reseller relationship between you and this customer: that is missing consent. Send the customer the reseller invitation and check again when it is accepted.',
    steps: [
      'Compare the tenant id with the customer’s.',
      'Send the reseller invitation (Request a reseller relationship).',
      'Check again after their Global Administrator accepted.',
    ],
    actions: [{ do: 'check-consent' }, open('partner-center')],
    source: from('partner-center', 'Error codes'),
  },
  {
    id: 'fault-partner-mfa',
    title: '401 code 900421: Partner Center wants proof of multifactor authentication',
    kind: 'error',
    codes: ['partner:900421'],
    asks: [
      'partner center api requires mfa',
      'partner center 401 unauthorized mfa required',
      'partner center needs multi factor',
      'partner center mfa error',
    ],
    cause: 'The token of the integration user does not show multifactor authentication.',
    summary:
      'Partner Center only takes calls of users who signed in with multifactor authentication. Whoever runs Preflight must sign the integration user in again with MFA; trying again does not help.',
    steps: [
      'Sign the integration user in again with MFA and store the new refresh token.',
      'Then try the request again.',
    ],
    facts: ['Enforcement for the interface began step by step on 8 June 2026, as reported by others.'],
    source: from('partner-center', 'Partner security requirements'),
  },
  {
    id: 'fault-partner-other-codes',
    title: 'Error codes of Partner Center',
    kind: 'error',
    codes: [
      'partner:900118',
      'partner:3000',
      'partner:800002',
      'partner:900127',
      'partner:800001',
      'partner:2032',
      'partner:900149',
      'partner:900150',
      'partner:800003',
    ],
    asks: [
      'list of partner center error codes',
      'partner center says access denied 2032',
      'partner center code 800002 invalid input',
      'meaning of partner center codes',
      'error list of partner center api',
    ],
    summary:
      '900118: wrong customer id. 3000 and 800002: a value is invalid. 900127: not supported in this environment. 800001: no ' +
      'partner token. 2032, 900149, 900150: role or programme is missing. 800003: unexpected fault, outcome unknown: look before sending again.',
    steps: ['Read which code stands in the error and act on it.'],
    source: from('partner-center', 'Error codes'),
  },
];
