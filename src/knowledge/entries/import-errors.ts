import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** What the service says about a device that it did not take. */
export const importErrors: readonly EntryDraft[] = [
  {
    id: 'import-806-already-registered',
    title: '806 ZtdDeviceAlreadyAssigned: the device is already registered in this tenant',
    kind: 'error',
    codes: ['import:806', 'ztd:ZtdDeviceAlreadyAssigned'],
    asks: [
      'device is already registered in our own tenant',
      'import says the device is already assigned',
      'serial is already in the Autopilot devices list',
      'why is the upload refused because it was imported before',
      'already registered with us, do I need to import it again', 'device was registered before, is that a problem', 'device already exists in our tenant', 'same laptop imported again', 'must I delete the device before importing it again', 'import refused because we own it already', 'device is there but with the wrong tag'],
    symptoms: ['ZtdDeviceAlreadyAssigned', 'the import ends with code 806'],
    cause: 'The hardware hash matches a device that is registered to this same tenant.',
    summary:
      'The device is already registered in this very tenant, so nothing is lost: do not import it again. The group tag ' +
      'and the user of the existing registration stay as they are; change them on the device if the list names others.',
    steps: [
      'Look the serial number up in Intune under Windows Autopilot devices.',
      'If it is there, do not import it again; correct its group tag or user on the device itself if needed.',
      'If it is not there, press Sync, wait a few minutes and refresh; then import it once more.',
    ],
    facts: [
      'The service compares the fields of the hash, not the text, so a newly captured hash of the same device ends the same way.',
      'Preflight counts such a device as registered already and shows the tag that it has now.',
    ],
    actions: [open('autopilot-devices')],
    source: from('add-devices', 'Troubleshooting registration failures'),
    covers: ['F03'],
  },
  {
    id: 'import-808-other-tenant',
    title: '808 ZtdDeviceAssignedToOtherTenant: the device belongs to another tenant',
    kind: 'error',
    codes: ['import:808', 'ztd:ZtdDeviceAssignedToOtherTenant', 'ztd:ZtdDeviceAssignedToAnotherTenant'],
    asks: [
      'device is registered to another tenant',
      'laptop belongs to another organisation or company',
      'device is owned by a different customer',
      'used or refurbished laptop is still registered to the previous owner',
      'how do we get a device released from another tenant',
      'bought second hand and the import is refused', 'another company still owns this laptop in autopilot', 'the seller forgot to remove the device', "registered in someone else's tenant", 'ask the previous owner to release the device', 'who can free a device that another tenant holds', 'previous owner is unreachable, how do we get it into our autopilot', 'laptop is locked to a foreign tenant', 'autopilot of another firm is still active on our machine', 'how to claim a device that is owned by somebody else'],
    symptoms: ['Internal error 808 in the Intune import dialog', 'ZtdDeviceAssignedToAnotherTenant'],
    cause: "The hardware hash matches a device that is registered to somebody else's tenant.",
    summary:
      'The hash matches a device that is registered to a different tenant; whose it is cannot be seen from here. Sending ' +
      'it again cannot help: the previous owner has to release it, or Microsoft, when you prove that you own it.',
    steps: [
      'Compare the serial number on the device with the list: make sure that it is the right device.',
      'Ask the seller or previous owner to deregister it (whoever registered it must do so: Intune, Microsoft 365, Partner Center or the OEM).',
      'If they cannot be reached, open a case with Microsoft (Intune > Help and support) titled "Autopilot Deregistration Request" and attach the proof of purchase with the serial number.',
      'Import the device again once it has been released.',
    ],
    facts: [
      'Whose it is cannot be seen: Microsoft does not name the other tenant.',
      'Microsoft writes the name two ways: ZtdDeviceAssignedToAnotherTenant in the text, ZtdDeviceAssignedToOtherTenant with the number 808 in the portal.',
      "The documentation's advice to search the serial in your own device list cannot find it, because the device is in another tenant's list.",
      'A repaired device whose board came from another device can end like this as well.',
    ],
    actions: [open('intune-support')],
    source: from('add-devices', 'Troubleshooting registration failures'),
    covers: ['F02'],
  },
  {
    id: 'import-819-duplicated',
    title: '819 ZtdDeviceDuplicated: the same device stands twice in the list',
    kind: 'error',
    codes: ['import:819', 'ztd:ZtdDeviceDuplicated'],
    asks: [
      'same hash twice in the csv',
      'duplicate rows in the file',
      'device is listed two times in one upload',
      'import reports a duplicated device', 'the same hardware hash is in the file more than once', 'one device listed in two rows', 'same device scanned twice into the list'],
    symptoms: ['ZtdDeviceDuplicated', 'Internal error 819 in the Intune import dialog'],
    cause: 'Two or more rows of one upload carry the hardware hash of the same device.',
    summary:
      'One of the equal rows was processed; the others got this code. The truth about the device is the result of its ' +
      'twin row, so look there before you call it failed.',
    steps: [
      'Find the other row of the same device in the list and read its result.',
      'If the twin was registered, delete the duplicate row and do nothing more.',
      'If the twin failed, solve its error and send the device once.',
    ],
    facts: [
      'Only one of the duplicates is processed, in no promised order.',
      'Preflight checks for equal hashes and serials before sending, padded and unpadded twins included.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('add-devices', 'Troubleshooting registration failures'),
    covers: ['F04'],
  },
  {
    id: 'import-802-invalid-hash',
    title: '802 InvalidZtdHardwareHash: the hardware hash is not valid',
    kind: 'error',
    codes: ['import:802', 'ztd:InvalidZtdHardwareHash'],
    asks: [
      'hash is invalid',
      'hardware hash is refused or not accepted',
      'manufacturer or serial number is empty in the hash',
      'bad hardware hash in registration', 'hash not valid', 'service says the hash is wrong', 'service rejects the hardware hash', 'hash lacks the manufacturer'],
    symptoms: ['InvalidZtdHardwareHash'],
    cause:
      'One or more fields inside the hash are invalid or empty; manufacturer and serial number must both be there.',
    summary:
      'A field inside the hardware hash is invalid or empty, usually the manufacturer or the serial number. Capture the ' +
      'hash again on the device; if its firmware has no serial number, the vendor has to write it first.',
    steps: [
      'On the device, check what the firmware says: wmic baseboard get manufacturer, serialnumber.',
      'Where wmic is missing: (Get-CimInstance Win32_BIOS).SerialNumber and (Get-CimInstance Win32_ComputerSystem).Manufacturer in PowerShell.',
      'If either is empty, have the vendor or repair depot write them into the BIOS.',
      'Capture a new hash with Get-WindowsAutopilotInfo -OutputFile and send that.',
    ],
    facts: [
      'The documented wmic command reads the board; the serial number in the hash is that of the system (Win32_BIOS).',
      'Preflight decodes the hash before sending and names the empty field.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('add-devices', 'Troubleshooting registration failures'),
    covers: ['F05'],
  },
  {
    id: 'import-640-storage-error',
    title: '640 StorageError: the service could not store the device',
    kind: 'error',
    codes: ['import:640', 'ztd:StorageError'],
    asks: ['storage error while importing devices', 'generic error during import, try again later', 'import failed with a storage error, retry'],
    symptoms: ['StorageError'],
    cause: 'A general fault of the service; its cause is not visible from outside.',
    summary: 'A general error of the service. Try the same row again later; contact Microsoft support if it stays.',
    steps: [
      'Wait a while and send the row again.',
      'If it keeps failing, open a case with Microsoft support and give the time and serial number.',
    ],
    facts: [
      'The name is in Microsoft’s documentation; the number 640 was observed by others and is not printed there.',
    ],
    actions: [{ do: 'retry' }, open('intune-support')],
    source: from('add-devices', 'Troubleshooting registration failures'),
    covers: ['F01'],
  },
  {
    id: 'import-812-not-found',
    title: '812 ZtdDeviceNotFound: no uploaded hash fits this product key or maker, model and serial',
    kind: 'error',
    codes: ['import:812', 'ztd:ZtdDeviceNotFound'],
    asks: [
      'device not found when registering by tuple or pkid',
      'repaired device cannot be registered with its product key id',
      'partner center cannot find the device by manufacturer, model and serial', 'pkid not found', 'tuple registration says not found', 'product key id is unknown to microsoft', 'maker model serial not recognised'],
    symptoms: ['ZtdDeviceNotFound'],
    cause:
      'The maker never uploaded a hash that fits, the spelling differs from the firmware, or the board was replaced.',
    summary:
      'A product key id (PKID) or the three values maker, model and serial only work when the maker uploaded the hash of ' +
      'this device. For a repaired device they no longer fit: send the new 4K hardware hash and leave the PKID and the tuple blank.',
    steps: [
      'Compare maker and model with what the firmware says; capitals and blanks count.',
      'If the board was replaced, capture the new hardware hash on the device.',
      'Register by hardware hash alone, through Intune or Partner Center.',
    ],
    facts: [
      'The number is taken from a public draft of Microsoft; the name and the repair case are in the published documentation.',
    ],
    actions: [open('partner-center')],
    source: from('motherboard', 'Reregister from Partner Center'),
    covers: ['F06'],
  },
  {
    id: 'import-801-invalid-request',
    title: '801 InvalidZtdRequestBody: the request itself was malformed',
    kind: 'error',
    codes: ['import:801', 'ztd:InvalidZtdRequestBody'],
    asks: ['invalid request body on registration'],
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
    asks: ['serial number and product key both missing'],
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
    asks: ['cannot deregister because the device is not registered under the tenant'],
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
    asks: ['cannot delete because another tenant registered the device'],
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
    asks: ['hash or tuple does not identify a single device', 'not unique device on registration'],
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
    asks: ['device is already registered in azure ad so it cannot be added', 'entra object exists so registration fails'],
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
    asks: ['hash is not 4k', 'old OA3 hash has another size', 'hash is too short for autopilot', 'old 128 byte hash', 'hash too small', 'hash from an ancient tool'],
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
  {
    id: 'import-400-edm-binary',
    title: 'Nothing happens on Import: 400 "Cannot convert the literal … Edm.Binary" (padding of the hash)',
    kind: 'error',
    codes: ['http:400', 'name:Edm.Binary'],
    asks: [
      'nothing happens when I select import',
      'import button does nothing',
      'cannot convert the literal to the expected type Edm.Binary',
      'error 400 when importing the csv',
      'invalid length for a base-64 char array or string',
      'hash has wrong padding, equals signs at the end', 'import does nothing when I press the button', 'upload button has no effect', 'clicking import in the portal does nothing', 'bad request when importing', 'hash padding wrong', 'equals sign at the end of the hash'],
    symptoms: ['Cannot convert the literal to the expected type Edm.Binary', 'Import does nothing in the portal'],
    cause: 'The hash is not strictly padded base64: the device writes it unpadded, the service wants it padded.',
    summary:
      'The hash in the file is badly padded base64, so the service answers 400 and the portal shows nothing. Padding is ' +
      '"=" and may only stand at the end, at most two of them; Preflight repairs it when the hash proves itself whole.',
    steps: [
      'Send the list to Preflight with "check this file"; "fix" writes a repaired copy.',
      'By hand: if decoding fails and the hash does not end in "==", add one "=" and try again.',
      'If it ends in "==" and still fails, replace both with one "A" and go on.',
      'Stop when PowerShell decodes it; if it never does, capture the hash again.',
    ],
    facts: [
      'Example of the documentation: Q29udG9zbwAAA becomes Q29udG9zbwAAAA==.',
      'An "A" at the end is empty data: adding or removing one does not change the content.',
    ],
    actions: [{ do: 'check-file' }, { do: 'fix-file' }],
    source: from('troubleshooting', 'Why does nothing happen when selecting Import?'),
    covers: ['F07', 'C06', 'C07', 'AH17'],
  },
  {
    id: 'import-error-lines',
    title: 'The import dialog names the lines of the file that failed',
    kind: 'concept',
    asks: [
      'which rows of the csv failed',
      'line numbers in the import error details',
      'csv line numbers start at zero',
      'Internal error with csv line numbers', 'which lines of my file were refused', 'how do I find the failed rows'],
    summary:
      'Since October 2023 Intune shows each import error with its code, its name and the numbers of the CSV lines it hit. ' +
      'Its own example counts the lines from 0, so line 0 is the first device, not the header.',
    steps: [
      'Open the error details of the import.',
      'Count the lines from 0 at the first device row.',
      'Read the entry of each code.',
    ],
    facts: [
      'Preflight shows serial numbers and the true line of your file instead.',
      'News of the Intune release 2310, 31 October 2023.',
    ],
    source: from('whats-new', 'Updates to error message for manual device uploads'),
    covers: ['E10'],
  },
  {
    id: 'registration-failure-causes',
    title: 'Common causes of failed registrations',
    kind: 'faq',
    asks: [
      'why do registrations fail',
      'common reasons for import errors',
      'what usually goes wrong with registration',
      'import failed', 'why did my import fail', 'import of the list failed', 'registration failed, what are typical reasons'],
    summary:
      'Most failures come from bad or missing hashes and from hidden characters or trailing blanks in the file. ' +
      'Otherwise the device is registered already: in this tenant (806) or in another (808).',
    steps: [
      'Let Preflight check the file.',
      'Look at the code of each failed row.',
      'Open the file in Notepad to see stray characters; do not use Excel.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('faq', 'What are some common causes of registration failures?'),
    covers: ['B11'],
  },
];
