import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Faults that concern single devices: why one was left out, not found or not changed. */
export const deviceFaults: readonly EntryDraft[] = [
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
    asks: [
      'device is not blocked so unblock is refused',
      'unblock refused',
      'unblock says not blocked',
      'nothing to unblock on this laptop',
    ],
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
];
