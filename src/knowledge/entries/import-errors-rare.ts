import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Results of registrations that are rare, known from a draft of Microsoft only, or concern whole lists. */
export const rareImportErrors: readonly EntryDraft[] = [
  {
    id: 'import-801-invalid-request',
    title: '801 InvalidZtdRequestBody: the request itself was malformed',
    kind: 'error',
    codes: ['import:801', 'ztd:InvalidZtdRequestBody'],
    asks: ['invalid request body on registration', 'request was malformed', 'tenant id missing in the request'],
    symptoms: ['InvalidZtdRequestBody'],
    cause: 'The request had no tenant id or another form than the service takes.',
    summary:
      'The service could not read the request or missed the tenant id in it. That is a fault of the sender, not of the device.',
    steps: ['Report the request number to whoever runs Preflight.', 'Send the device again after the fault is mended.'],
    facts: ['Code and name come from a public draft of Microsoft, not from the published pages.'],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-803-nothing-to-identify',
    title: '803 MissingZtdSerialNumberAndProductKey: nothing identifies the device',
    kind: 'error',
    codes: ['import:803', 'ztd:MissingZtdSerialNumberAndProductKey'],
    asks: [
      'serial number and product key both missing',
      'row without serial and product key',
      'nothing in the row identifies the device',
    ],
    symptoms: ['MissingZtdSerialNumberAndProductKey'],
    cause: 'Serial number and product key are both absent or invalid in the row.',
    summary:
      'The row has neither a valid serial number nor a product key. Fill in the serial number and send the row again.',
    steps: ['Add the serial number as the firmware shows it.', 'Send the row again.'],
    facts: ['Code and name come from a public draft of Microsoft, not from the published pages.'],
    actions: [{ do: 'check-file' }],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-807-not-registered',
    title: '807 ZtdDeviceIsNotRegistered: the device to change is not registered in this tenant',
    kind: 'error',
    codes: ['import:807', 'ztd:ZtdDeviceIsNotRegistered'],
    asks: [
      'cannot deregister because the device is not registered under the tenant',
      'device to delete is not in this tenant',
      'removal failed because it was never registered here',
    ],
    symptoms: ['ZtdDeviceIsNotRegistered'],
    cause: 'A change or removal named a device that this tenant does not have.',
    summary:
      'The device that should be changed or removed is not registered under this tenant, so there is nothing to remove. ' +
      'In the event log of a device, 807 means something else: ZtdDevicesNotRegistered.',
    steps: ['Check the tenant and the serial number.', 'If the device is gone already, nothing is left to do.'],
    facts: ['Code and name come from a public draft of Microsoft, not from the published pages.'],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-809-810-profile',
    title: '809 and 810: the profile is not registered, or belongs to another tenant',
    kind: 'error',
    codes: ['import:809', 'import:810', 'ztd:ZtdProfileIsNotRegistered', 'ztd:ZtdProfileAssignedToOtherTenant'],
    asks: ['profile is not registered', 'profile is assigned to another tenant'],
    symptoms: ['ZtdProfileIsNotRegistered', 'ZtdProfileAssignedToOtherTenant'],
    cause: 'A call about a profile named one that does not exist in this tenant.',
    summary:
      '809 ZtdProfileIsNotRegistered says that the profile does not exist, 810 ZtdProfileAssignedToOtherTenant that it ' +
      'belongs to another tenant. They only occur when Partner Center profiles are put on devices, not on a plain registration.',
    steps: ['Choose a profile that exists in this tenant, or register the devices without one.'],
    facts: [
      'Codes and names come from a public draft of Microsoft, not from the published pages.',
      'In the event log of a device, 809 means that the assigned profile was deleted.',
    ],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-811-registered-by-other',
    title: '811 ZtdDeviceRegisteredByOtherTenant: somebody else registered it, so they must remove it',
    kind: 'error',
    codes: ['import:811', 'ztd:ZtdDeviceRegisteredByOtherTenant'],
    asks: [
      'cannot delete because another tenant registered the device',
      'only the one who registered may delete',
      'deletion refused, other party registered it',
    ],
    symptoms: ['ZtdDeviceRegisteredByOtherTenant'],
    cause: 'A tenant tried to delete a device that it had not registered.',
    summary:
      'The device can only be removed by whoever registered it. Ask that partner, OEM or previous owner to deregister it.',
    steps: [
      'Find out who registered the device: the OEM, a reseller, or another tenant.',
      'Ask them to deregister it, or open a case with Microsoft with proof of ownership.',
    ],
    facts: ['Code and name come from a public draft of Microsoft, not from the published pages.'],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-813-not-unique',
    title: '813 ZtdDeviceIsNotUnique: the values fit more than one device',
    kind: 'error',
    codes: ['import:813', 'ztd:ZtdDeviceIsNotUnique'],
    asks: [
      'hash or tuple does not identify a single device',
      'not unique device on registration',
      'several devices fit the same data',
      'ambiguous device identity',
    ],
    symptoms: ['ZtdDeviceIsNotUnique'],
    cause: 'The hash, or maker, model and serial, match several known devices.',
    summary:
      'The values that were sent fit more than one device. Use the product key id, or capture a hardware hash on the device and send that.',
    steps: ['Capture the hardware hash on the device.', 'Register by hash instead of maker, model and serial.'],
    facts: ['Code and name come from a public draft of Microsoft, not from the published pages.'],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-814-entra-registered',
    title: '814 ZtdDeviceAlreadyAadRegistered: an Entra device object exists already',
    kind: 'error',
    codes: ['import:814', 'ztd:ZtdDeviceAlreadyAadRegistered'],
    asks: [
      'device is already registered in azure ad so it cannot be added',
      'entra object exists so registration fails',
      'device object exists in entra before registration',
      'aad registered device refused at import',
    ],
    symptoms: ['ZtdDeviceAlreadyAadRegistered'],
    cause: 'The device was registered in Microsoft Entra ID (for example by a workplace join) before.',
    summary:
      'The device already has an object in Microsoft Entra ID. Remove the old records from Intune and Entra ID first, then register it.',
    steps: [
      'Delete the device from Intune, if it is there.',
      'Delete the old Entra registered object.',
      'Register the device again.',
    ],
    facts: ['Code and name come from a public draft of Microsoft, not from the published pages.'],
    actions: [open('entra')],
    source: from('managed-desktop-codes', 'Error codes'),
  },
  {
    id: 'import-hash-not-4k',
    title: 'HashNot4k: the hash is of an old form',
    kind: 'error',
    codes: ['ztd:HashNot4k'],
    asks: [
      'hash is not 4k',
      'old OA3 hash has another size',
      'hash is too short for autopilot',
      'old 128 byte hash',
      'hash too small',
      'hash from an ancient tool',
    ],
    symptoms: ['HashNot4k'],
    cause: 'An old, unsupported OA3 tool made the hash.',
    summary:
      'The hash has the old, shorter form that an unsupported OA3 tool makes; Autopilot cannot use it. Capture a new one with a supported version of Windows.',
    steps: ['Capture the hash again with Get-WindowsAutopilotInfo or a current OA3 tool.', 'Send the new one.'],
    facts: [
      'The text of a standard hash has 4,000 characters.',
      'The name comes from a public draft of Microsoft, not from the published pages.',
    ],
    source: from('faq', 'Hardware hash'),
  },
  {
    id: 'import-815-unknown',
    title: '815 is an event in the log of a device, not a known import code',
    kind: 'contradiction',
    asks: [
      'same number with two meanings',
      'is 815 an import error or an event',
      'are event ids and import codes the same numbers',
    ],
    summary:
      'The same numbers stand in two tables. In the event log of a device 807, 809 and 815 mean: not registered, assigned ' +
      'profile deleted, no profile at all. As results of an import 806 to 814 and 819 mean something else. ' +
      'For 815 no import meaning is published.',
    steps: ['Say where you read the number: in Event Viewer on the device, or in the result of an import.'],
    facts: ['808 and 819 are import codes only.', '815 is an event only.'],
    source: from('troubleshooting', 'What do the different Event IDs mean'),
    covers: ['W12'],
  },
];
