import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Faults of Preflight and of the services behind it: why a request waits or stopped. */
export const faults: readonly EntryDraft[] = [
  {
    id: 'fault-consent-not-granted',
    title: 'The customer has not consented to this channel',
    kind: 'error',
    codes: ['fault:consent.not-granted', 'fault:consent.missing-at-execution', 'name:AADSTS65001', 'name:AADSTS700016'],
    states: ['waiting-for-consent', 'consent:not-granted'],
    asks: [
      'request is waiting for consent',
      'customer has not accepted the consent link',
      'no consent for this customer',
      'request is waiting for consent, what can I do',
      'customer did not consent yet',
      "request waits for the customer's consent",
    ],
    cause:
      'Nobody with the right role has accepted the consent of this very channel in the customer’s tenant, or it was withdrawn.',
    summary:
      'Preflight may not register for this customer through this channel, because its tenant has not consented to it. Send ' +
      'the consent link to an administrator of the customer; the request goes on by itself once it is accepted.',
    steps: [
      'Send the customer’s administrator the consent link of the card.',
      'Have it accepted: Global Administrator for a reseller or OEM link, Privileged Role Administrator or Global Administrator for the app.',
      'Press Check again, or wait: acceptance counts at once.',
    ],
    facts: [
      'Consent counts per channel: a reseller relationship says nothing about the OEM link, nor the other way round.',
    ],
    actions: [{ do: 'check-consent' }],
    source: from('consent', 'CSP authorization and OEM authorization'),
  },
  {
    id: 'fault-consent-unknown',
    title: 'Whether the customer consents could not be found out',
    kind: 'error',
    codes: ['fault:consent.unknown'],
    states: ['consent:unknown'],
    asks: ['consent could not be checked', 'consent status unknown'],
    cause: 'The service that knows about the consent did not answer, or not clearly.',
    summary:
      'The consent check got no clear answer, and without one Preflight sends nothing. Nothing is lost; check again in a few minutes.',
    steps: [
      'Press Check again in a few minutes.',
      'If it stays, ask whoever runs Preflight to look at the connection to the service.',
    ],
    actions: [{ do: 'check-consent' }, { do: 'retry' }],
    source: from('preflight', 'Consent'),
  },
  {
    id: 'fault-throttled',
    title: '429 Too many requests: Microsoft limits the calls for this tenant',
    kind: 'error',
    codes: ['fault:channel.throttled', 'fault:token.throttled', 'http:429', 'name:TooManyRequests'],
    asks: [
      'too many requests',
      'we are throttled',
      'graph returns 429',
      'rate limit exceeded',
      'why is the import slow or waiting',
      'throttling limit of graph',
      'too many requests error',
      'microsoft slows us down',
      'requests are limited',
      'why does it take so long with many devices',
    ],
    cause: 'More calls than the service takes in a span of time, by Preflight or by other tools in the same tenant.',
    summary:
      'The service takes no more calls at the moment. Preflight waits as long as the service says, then goes on by itself; ' +
      'no device is lost or sent twice. Asking again at once only makes the wait longer.',
    steps: ['Wait; the request continues by itself.', 'If other scripts write to the same tenant, pause them.'],
    facts: [
      'Published figures for most of Intune: 100 writes and 1,000 calls in 20 seconds per app and tenant. For the Autopilot resources no figure is published.',
      'Loops of single imports were seen to stop after 60 to 70 devices.',
    ],
    source: from('throttling', 'Intune service limits'),
  },
  {
    id: 'fault-sync-too-soon',
    title: 'Sync refused: one ran in the last 10 minutes, or one is running',
    kind: 'limit',
    codes: ['http:409', 'name:sync-conflict'],
    states: ['sync-already-covered'],
    asks: [
      'how often can I sync autopilot devices',
      'sync gives an error when pressed again',
      'sync button interval minutes between syncs',
      'sync is already in progress',
      'minimum time between two syncs',
      'sync pressed too often',
      'sync error because it was pressed again',
      'how often can I press sync',
      'how long must I wait before the next sync',
      'sync button is greyed out',
    ],
    cause: 'A sync is allowed once every 10 minutes in a tenant, whoever starts it.',
    summary:
      'Sync can run at most once every 10 minutes in a tenant; an earlier try ends in an error. In the interface 409 means ' +
      'that one is running and 429 that one ran less than 10 minutes ago: both mean that you need not press again.',
    steps: ['Wait until 10 minutes after the last sync.', 'Press Refresh meanwhile; the devices may already be there.'],
    facts: ['Preflight remembers the last sync of a tenant and asks only when it is allowed.'],
    actions: [{ do: 'sync' }],
    source: from('user-driven-tutorial', 'Register devices as Autopilot devices: import'),
    covers: ['E02', 'AH03'],
  },
  {
    id: 'fault-channel-forbidden',
    title: '403: the app or the person lacks a right in the customer’s tenant',
    kind: 'error',
    codes: ['fault:channel.forbidden', 'http:403', 'http:401', 'name:Authorization_RequestDenied'],
    asks: [
      'forbidden when importing devices',
      'application is not authorized to perform this operation',
      'access denied by microsoft graph',
      'missing permission DeviceManagementServiceConfig.ReadWrite.All',
      '403 forbidden from graph',
      'app is not allowed to write',
    ],
    cause: 'The consent does not hold the permission that the call needs, or the tenant has no Intune licence.',
    summary:
      'Microsoft Graph refused the call because a permission is missing in the customer’s tenant. For importing, syncing and ' +
      'unblocking the app needs DeviceManagementServiceConfig.ReadWrite.All, and the tenant needs an active Intune licence.',
    steps: [
      'Have an administrator of the customer accept the consent link again, with the full set of permissions.',
      'Check that the tenant has Intune.',
      'Try the request again.',
    ],
    actions: [{ do: 'check-consent' }, { do: 'retry' }],
    source: from('graph', 'Permissions'),
  },
  {
    id: 'fault-channel-doubt',
    title: 'The service failed or did not answer: the call may still have done its work',
    kind: 'error',
    codes: [
      'fault:channel.failed',
      'fault:channel.unreachable',
      'fault:channel.answer-unreadable',
      'fault:import.not-confirmed',
      'http:500',
      'http:503',
      'http:504',
    ],
    asks: [
      'microsoft graph is down or unreachable',
      'connection broke during the import',
      'timeout while sending devices',
      'are devices sent twice after a timeout',
      'import was not confirmed',
      'no answer from microsoft during the import',
      'did the devices arrive after the timeout',
    ],
    cause: 'The network or the service broke while a call was under way.',
    summary:
      'No clear answer came, so the devices may or may not have arrived. Preflight first looks in the tenant what is there ' +
      'and sends again only what is missing; nothing is registered twice.',
    steps: [
      'Wait; the request reconciles by itself.',
      'Do not upload the same list elsewhere meanwhile.',
      'If it ends as not confirmed, look the serial numbers up in Intune and press Retry.',
    ],
    actions: [{ do: 'retry' }],
    source: from('preflight', 'When a call breaks'),
  },
  {
    id: 'fault-channel-not-found',
    title: '404: the device is no longer there',
    kind: 'error',
    codes: ['fault:channel.not-found', 'http:404'],
    asks: [
      'service did not find the device',
      'device was removed from the tenant while the request ran',
      'device vanished from the tenant',
    ],
    summary:
      'The service does not know the device that the call was about; somebody may have removed it. Check the tenant, then register it again if it should be there.',
    steps: [
      'Look the serial number up in Windows Autopilot devices.',
      'Make a new request if it should be registered.',
    ],
    source: from('graph', 'windowsAutopilotDeviceIdentity'),
  },
  {
    id: 'fault-condition-not-met',
    title: '412 ConditionNotMet: the service was not ready, try again',
    kind: 'error',
    codes: [
      'fault:channel.condition-not-met',
      'fault:channel.conflict',
      'http:412',
      'name:ConditionNotMet',
      'name:PreconditionFailed',
    ],
    asks: [
      'ConditionNotMet when changing the group tag',
      'precondition failed 412',
      'group tag update fails from time to time',
      'tag change fails sometimes',
    ],
    summary:
      'Changing the tag or the user of a device sometimes answers 412 ConditionNotMet or 409 although nothing is wrong. It passes: Preflight waits and tries again.',
    steps: ['Wait; Preflight repeats the change by itself.'],
    actions: [{ do: 'retry' }],
    source: from('graph', 'updateDeviceProperties'),
  },
  {
    id: 'fault-request-invalid',
    title: 'The service did not accept the request as it was sent',
    kind: 'error',
    codes: ['fault:channel.request-invalid'],
    asks: [
      'service did not accept the list',
      'request invalid when importing',
      'whole list was refused by the service',
    ],
    summary:
      'The service refused the whole call, not single devices. Most often one hash is not strict base64; check the list and send it again.',
    steps: ['Let Preflight check the file.', 'Send the repaired list.'],
    actions: [{ do: 'check-file' }],
    source: from('troubleshooting', 'Why does nothing happen when selecting Import?'),
  },
  {
    id: 'fault-channel-not-available',
    title: 'This channel is not set up here',
    kind: 'error',
    codes: ['fault:channel.not-available'],
    asks: [
      'channel is not available',
      'preflight cannot register through this channel',
      'which channels can preflight use',
    ],
    summary:
      'Preflight has no connection to this channel. Choose another channel for the customer, or upload the list there by hand with the file that Preflight prepares.',
    steps: [
      'Choose Intune, if the customer’s tenant has consented to it.',
      'Or let Preflight write the file for the other portal and upload it there.',
    ],
    source: from('preflight', 'Channels'),
  },
  {
    id: 'fault-token',
    title: 'Sign-in of the app failed',
    kind: 'error',
    codes: [
      'fault:token.refused',
      'fault:token.unreachable',
      'fault:token.answer-unreadable',
      'fault:token.tenant-unknown',
      'fault:tenant.not-read',
      'name:AADSTS7000215',
    ],
    asks: [
      'app credentials are refused',
      'client secret expired',
      'tenant is unknown to microsoft sign in',
      'sign-in of the app is refused',
    ],
    summary:
      'Preflight could not sign in to the customer’s tenant. An unreachable sign-in service passes; refused credentials or an unknown tenant have to be mended by whoever runs Preflight.',
    steps: [
      'Try again in a minute.',
      'If credentials are refused: check the app id and its secret or certificate.',
      'If the tenant is unknown: check the tenant id in the customer directory.',
    ],
    actions: [{ do: 'retry' }],
    source: from('preflight', 'Settings'),
  },
  {
    id: 'fault-unblock-not-confirmed',
    title: 'Unblock was sent, but the device still shows as blocked',
    kind: 'error',
    codes: ['fault:unblock.not-confirmed', 'fault:device.unblock-refused'],
    asks: [
      'unblock did not work',
      'device still blocked after unblocking',
      'unblock had no effect',
      'I pressed unblock and nothing changed',
      'unblock does not work',
    ],
    summary:
      'Microsoft took the order to unblock, but the device still shows as blocked. Look again in some minutes; a missing success message is normal. If it stays, delete its Intune record.',
    steps: [
      'Look at the device again in some minutes.',
      'Ask the maker whether unblocking works for its devices: only certain OEMs take part.',
      'Otherwise delete the Intune device record and deploy again.',
    ],
    actions: [{ do: 'unblock' }, open('autopilot-devices')],
    source: from('whats-new', 'How to unblock devices'),
  },
  {
    id: 'fault-device-not-blocked',
    title: 'The device is not blocked: nothing to unblock',
    kind: 'error',
    codes: ['fault:device.not-blocked'],
    asks: ['device is not blocked so unblock is refused', 'unblock refused'],
    summary:
      'The service shows the device as allowed, so there is nothing to unblock. When enrolment fails all the same, read the code on its screen.',
    steps: [
      'Read the code on the device and ask Preflight about it.',
      'For 0x80180014 also check the enrolment restrictions of the tenant.',
    ],
    source: from('troubleshooting', 'Why is error code 0x80180014 occurring?'),
  },
  {
    id: 'fault-device-not-registered',
    title: 'The device is not registered in this tenant',
    kind: 'error',
    codes: ['fault:device.not-registered'],
    states: ['notRegistered', 'not-registered'],
    asks: [
      'device is not registered',
      'serial not found in the tenant',
      'serial number is not in the autopilot devices list',
      'serial number unknown in the tenant',
      'device cannot be found in autopilot',
    ],
    summary:
      'The tenant has no registered device with this serial number. Register it, or look whether it belongs to another customer or the number has a typing error.',
    steps: [
      'Compare the serial number with the label.',
      'Check that the right customer is meant.',
      'Register the device.',
    ],
    actions: [open('autopilot-devices')],
    source: from('registration-overview', 'Windows Autopilot devices'),
  },
  {
    id: 'fault-device-already-registered',
    title: 'Left out: the device is registered already',
    kind: 'error',
    codes: ['fault:device.already-registered', 'fault:device.already-requested', 'fault:device.repeated'],
    asks: [
      'device was skipped because it is registered',
      'device was left out of the request',
      'row was skipped because it is registered already',
    ],
    summary:
      'The device is in the tenant already, is part of another open request, or stands twice in the list, so it was not sent again. That does no harm.',
    steps: ['Check its group tag on the device; Preflight does not change it by leaving it out.'],
    source: from('add-devices', 'Troubleshooting registration failures'),
  },
  {
    id: 'fault-hash-unknown',
    title: 'No hardware hash is known for this serial number',
    kind: 'error',
    codes: [
      'fault:device.hash-unknown',
      'fault:device.identity-unknown',
      'fault:hash.not-readable',
      'finding:IDENTITY_INSUFFICIENT',
    ],
    asks: [
      'can I register by serial number only',
      'register with serial numbers without a hash',
      'is a serial number enough to register',
      'I only have the serial numbers',
      'hash is unknown for these serials',
      'do serial numbers suffice for registration',
      'I have no hash only the serial',
      'register a laptop by its serial number',
      'supplier sent a file with serial numbers only',
    ],
    cause: 'Intune registers by hardware hash; a serial number alone identifies no device for any channel.',
    summary:
      'A serial number alone is never enough. Intune needs the hardware hash; Partner Center also takes the product key id ' +
      '(PKID), or maker, model and serial together; the OEM interface takes PKID or maker, model and serial.',
    steps: [
      'Ask the supplier for the device list, or for PKIDs.',
      'Or capture the hash on the device: Get-WindowsAutopilotInfo -OutputFile.',
      'Upload the list to Preflight; it matches hashes to serial numbers.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('manual-registration', 'Registration platforms and accepted identifiers'),
    covers: ['A06'],
  },
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
    ],
    summary:
      '900118: wrong customer id. 3000 and 800002: a value is invalid. 900127: not supported in this environment. 800001: no ' +
      'partner token. 2032, 900149, 900150: role or programme is missing. 800003: unexpected fault, outcome unknown: look before sending again.',
    steps: ['Read which code stands in the error and act on it.'],
    source: from('partner-center', 'Error codes'),
  },
];
