import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const DEREGISTER = from('registration-overview', 'Deregister a device');

/** Taking a device out of Autopilot, and releasing one that is blocked. */
export const deregistration: readonly EntryDraft[] = [
  {
    id: 'deregister-device',
    title: 'How to deregister a device from Autopilot',
    kind: 'procedure',
    asks: [
      'how do I deregister a device',
      'remove a laptop from autopilot',
      'delete an autopilot device from intune',
      'offboard a device that leaves the company',
      'in which order do I delete a device',
      'what happens when I deregister a laptop',
      'take a device out of autopilot before selling it',
      'how to remove a device completely',
      'laptop leaves the company, how do I remove it',
      'unregister a computer from autopilot',
      'delete a device from autopilot',
      'consequences of deregistering a device',
      'autopilot still comes up after removing the device from intune',
      'deleted in intune but still in autopilot',
      'laptop should no longer belong to us',
      'remove from the autopilot list',
      'how do we give up a device',
    ],
    summary:
      'In this order: delete the device in Intune (note its serial number), then delete it under Windows Autopilot devices, ' +
      'then Sync and Refresh until it is gone. Do not delete the Entra object by hand.',
    steps: [
      'Intune > Devices > Windows: open the device, note the serial number, Delete.',
      'Devices > Windows > Enrollment > Windows Autopilot > Devices: find the serial number.',
      'If "Unassign user" can be chosen in the … menu, do that first.',
      'Select the device and press Delete.',
      'Press Sync, then Refresh every few minutes until it has gone.',
      'Hybrid joined device: delete its computer object in the on-premises Active Directory too.',
    ],
    facts: [
      'Since July 2023 the registration alone can be removed in one step while the device stays managed.',
      'The user’s sign-in and data are not touched by the removal of the registration, but deleting from Intune ends the management.',
    ],
    actions: [{ do: 'deregister' }, open('autopilot-devices')],
    source: DEREGISTER,
    covers: ['Z01', 'F08', 'CT6'],
  },
  {
    id: 'deregister-entra-object',
    title: 'Should the Entra device object be deleted by hand? No',
    kind: 'contradiction',
    asks: [
      'should I delete the device in entra id too',
      'can I delete the azure ad device object of an autopilot device',
      'complete removal of a device from the tenant',
      'what if I delete the entra device',
      'entra object of an autopilot device must not be deleted',
      'delete the device from azure ad',
      'is it ok to remove the device in entra',
      'does the entra object vanish by itself after deregistration',
      'cleaning up azure ad devices',
    ],
    summary:
      'Do not. The object is the anchor of the registration; deleting it breaks the next enrolment, and after a proper ' +
      'deregistration it goes by itself. Some pages speak of deleting in Intune, Autopilot and Entra: that is for damaged devices.',
    steps: [
      'Deregister in the right order: Intune, then Autopilot.',
      'If the object was deleted already: delete the Autopilot device and register it again; that makes a new object.',
    ],
    facts: [
      'By hand never: deregistration page. All three places: pages on 0x801C03F3, on "Microsoft Entra registered" and on complete removal.',
      'Others report that Entra ID refuses to delete the object while the device is registered or managed (403).',
    ],
    actions: [{ do: 'deregister' }],
    source: DEREGISTER,
    covers: ['Z02', 'A09', 'CT6', 'F08'],
  },
  {
    id: 'entra-object-deleted',
    title: 'The Entra object was deleted and the device cannot join any more',
    kind: 'error',
    asks: [
      'device cannot join entra id after its object was deleted',
      'azure ad object deleted by mistake',
      'restore the deleted entra device of an autopilot laptop',
    ],
    cause: 'The registration made this object; groups, profile and join hang on it.',
    summary:
      'Deleting the object leads to join errors, because groups and profile hang on it. Delete the device under Windows Autopilot devices and import it again: that makes a new object.',
    steps: [
      'Delete the Autopilot device.',
      'Import its hash again.',
      'Wait until the profile is Assigned, then deploy.',
    ],
    actions: [{ do: 'deregister' }, open('autopilot-devices')],
    source: from(
      'troubleshooting',
      "Why did deleting a device's object in Microsoft Entra ID cause the device to not be able to join?",
    ),
    covers: ['A09', 'Z02'],
  },
  {
    id: 'deregister-hybrid',
    title: 'Deregistering a hybrid joined device: the computer object too',
    kind: 'procedure',
    asks: [
      'deregister a hybrid joined device',
      'device comes back in entra after it was deleted',
      'delete the computer object in active directory',
      'remove a hybrid device from active directory too',
      'computer object in the on-prem ad after deregistering',
      'remove the computer account in active directory too',
    ],
    summary:
      'For a hybrid joined device also delete the computer object in the on-premises Active Directory; otherwise it is synchronised back to Entra ID.',
    steps: [
      'Delete from Intune, then from Windows Autopilot devices.',
      'Delete the computer object in Active Directory.',
      'Wait for the next synchronisation.',
    ],
    source: DEREGISTER,
    covers: ['Z03'],
  },
  {
    id: 'deregister-m365',
    title: 'Deregistering in the Microsoft 365 admin center',
    kind: 'procedure',
    asks: [
      'deregister a device in the microsoft 365 admin center',
      'delete device in m365 admin',
      'remove a device in the office portal',
    ],
    summary:
      'A device registered through the Microsoft 365 admin center is removed there: Devices > Autopilot, select the device, Delete device.',
    steps: [
      'Open the Microsoft 365 admin center.',
      'Go to Devices > Autopilot.',
      'Select the device and choose Delete device.',
    ],
    actions: [open('m365')],
    source: DEREGISTER,
    covers: ['Z04', 'AG04'],
  },
  {
    id: 'deregister-partner-center',
    title: 'Deregistering in Partner Center: only the Autopilot registration goes',
    kind: 'procedure',
    asks: [
      'deregister in partner center',
      'partner deletes a device, is it removed from intune',
      'csp removes a device for the customer',
      'does deleting in partner center unenroll the device',
      'csp deletes device does the customer lose management',
    ],
    summary:
      'A partner removes a device under Customer > Devices > Delete device. That ends the registration only: the device is ' +
      'neither unenrolled from Intune nor disjoined from Entra ID; the customer does that.',
    steps: [
      'Partner Center > Customers > customer > Devices.',
      'Select the device and choose Delete device.',
      'Ask the customer’s admin to remove it from Intune as well.',
    ],
    facts: [
      'One page says that it also disappears from the customer’s Intune account: that means the Autopilot list, not the managed device.',
    ],
    actions: [open('partner-center')],
    source: DEREGISTER,
    covers: ['Z05', 'CT6', 'AG05'],
  },
  {
    id: 'deregister-oem-api',
    title: 'Deregistering through the OEM interface',
    kind: 'procedure',
    asks: [
      'oem api deregister',
      'AutopilotDeviceRegistration api with blank tenant',
      'can an oem deregister a device it did not register',
      'manufacturer removes a device it never registered',
    ],
    summary:
      'An OEM calls AutopilotDeviceRegistration with TenantID and TenantDomain empty. With the customer’s consent it may also remove devices it did not register, but not unenrol or disjoin them.',
    steps: ['Ask the OEM to deregister the serial numbers.', 'Unenrol the devices in Intune yourself.'],
    source: DEREGISTER,
    covers: ['Z06', 'G10', 'AG06'],
  },
  {
    id: 'deregister-one-step',
    title: 'Removing the registration only: one step since July 2023',
    kind: 'news',
    asks: [
      'remove autopilot registration but keep the device managed',
      'one step removal of the registration',
      'can I delete an autopilot device while it is still enrolled',
      'delete greyed out because the device is enrolled',
      'only remove the registration',
      'entry cannot be removed because the device is enrolled',
      'is it enough to delete the device in intune',
    ],
    summary:
      'Since release 2307 the registration can be deleted under Windows Autopilot devices without deleting the Intune record: ' +
      'the device stays managed. Another page still says that only devices that are not enrolled can be deleted there.',
    steps: [
      'Windows Autopilot devices > select > Delete.',
      'For a device that leaves the organisation do the full order instead: Intune first.',
    ],
    facts: ['News of 3 July 2023. Three pages, three rules: Intune first; one step; only not enrolled devices.'],
    actions: [open('autopilot-devices')],
    source: from('whats-new', 'One step removal of Windows Autopilot registration'),
    covers: ['Z07', 'CT6', 'AF02'],
  },
  {
    id: 'deregister-converted',
    title: 'A device registered by "Convert all targeted devices" must be removed directly',
    kind: 'faq',
    asks: [
      'turned off convert all targeted devices but devices stay registered',
      'remove devices that were converted automatically',
      'does removing the profile deregister devices',
    ],
    summary:
      'Switching the setting off, or taking the profile off, does not deregister a device that was registered by it. Delete it under Windows Autopilot devices.',
    steps: [
      'Switch the setting off or take the device out of the group, so that it is not registered again.',
      'Delete the device under Windows Autopilot devices.',
    ],
    actions: [{ do: 'deregister' }],
    source: from('profiles', 'Create an Autopilot deployment profile'),
    covers: ['Z09', 'K09'],
  },
  {
    id: 'deregister-who',
    title: 'Who has to deregister: whoever registered the device',
    kind: 'contact',
    asks: [
      'who must deregister the device',
      'device was registered by the reseller, can we remove it',
      'oem registered the laptop and now it must be removed',
      'partner cannot delete a device that the customer registered',
      'who is allowed to remove the registration',
      'reseller registered it, how do we get it removed',
      'who has to remove the device',
      'who is responsible for deregistration',
    ],
    summary:
      'Whoever registered it: the customer’s admin in Intune or Microsoft 365, the CSP in Partner Center, the OEM through its ' +
      'interface. A partner does not see devices that the customer registered.',
    steps: [
      'Find out by which way it was registered.',
      'Ask that party.',
      'If it cannot be reached: case "Autopilot Deregistration Request" with Microsoft.',
    ],
    source: from('motherboard', 'Deregister the Autopilot device from the Autopilot program'),
    covers: ['Z11', 'A17'],
  },
  {
    id: 'deregister-stuck',
    title: 'The device cannot be deleted, or is orphaned',
    kind: 'contact',
    asks: [
      'device cannot be deleted from autopilot',
      'delete failed stuck in autopilot devices',
      'orphaned device in the autopilot database',
      'device still in the list after deletion',
      'device will not go away',
      'cannot delete the device',
      'delete does not work',
      'device does not disappear after delete',
      'deleting an autopilot device fails',
      'device reappears after deletion',
      'cannot get rid of a device',
      'delete does nothing, device stays in the list',
    ],
    summary:
      'Deletion can take some minutes: press Sync and Refresh first. A device that stays stuck or orphaned is released by Microsoft support only.',
    steps: [
      'Unassign the user, check that the Intune record is gone, delete again.',
      'Sync, wait, Refresh.',
      'Open a case: Intune > Help and support; give serial number and tenant ID.',
    ],
    actions: [{ do: 'sync' }, open('intune-support')],
    source: DEREGISTER,
    covers: ['Z10'],
  },
  {
    id: 'deregister-when',
    title: 'When a device has to be deregistered',
    kind: 'faq',
    asks: [
      'when must a device be deregistered',
      'device is sold or recycled',
      'end of life of an autopilot laptop',
      'leased devices go back to the lessor',
      'employee keeps the laptop',
      'we sell old laptops',
      'laptop is scrapped',
      'devices are returned to the leasing company',
      'throw away old computers',
      'donate old devices',
      'employee buys his laptop from the company',
      'throw away old pcs',
    ],
    summary:
      'Always when it leaves the organisation for good: repair with a new board, sale, return, end of life. A device that stays registered greets its next owner with your sign-in page.',
    steps: ['Put deregistration on the checklist for leaving devices.', 'Do it before the device leaves the house.'],
    actions: [{ do: 'deregister' }],
    source: DEREGISTER,
    covers: ['Z12'],
  },
  {
    id: 'unblock-oems',
    title: 'Unblock device: for which makers it works and what it does',
    kind: 'faq',
    asks: [
      'unblock works only for certain oems',
      'which manufacturers support unblock device',
      'is unblocking safe',
      'what does the unblock button do exactly',
      'one-time self-deployment and pre-provisioning',
      'does unblock work for every manufacturer',
      'is unblock dangerous',
      'what happens when I unblock',
      'unblock button missing',
      'what is unblocking good for',
      'which brands need unblock',
      'who can press unblock',
    ],
    summary:
      'Makers that do not attest that reused devices are removed have a one-time block: their devices go through self-deploying ' +
      'or pre-provisioning once. Unblock device lifts it for one device. It deletes nothing.',
    steps: [
      'Press Unblock on the card or in Windows Autopilot devices.',
      'Deploy the device again; expect no success message.',
      'If it does not help, delete the Intune device record.',
    ],
    facts: [
      'Automatic re-enrolment is there for Dell, Dynabook, HP, Lenovo and Microsoft Surface.',
      'Since release 2310, October 2023. It does not help for Fix pending.',
    ],
    actions: [{ do: 'unblock' }, open('autopilot-devices')],
    source: from(
      'whats-new',
      'Unblock fix pending state for self-deploying and pre-provisioning mode for disabled OEMs',
    ),
    covers: ['Z08', 'CT5', 'L17', 'AF02'],
  },
  {
    id: 'move-between-tenants',
    title: 'Moving devices from one tenant to another',
    kind: 'procedure',
    asks: [
      'transfer devices to another tenant',
      'move autopilot devices between tenants',
      'company merger, devices must go to the other tenant',
      'migrate hashes from tenant a to tenant b',
      'change the tenant of a device',
      'tenant to tenant migration of devices',
      'merge two tenants',
    ],
    summary:
      'There is no move: the old tenant deregisters the devices, then the new one registers them with the same or new hashes. ' +
      'Microsoft has a support tip on it ("How to transfer Windows Autopilot devices between tenants"), which is not part of this knowledge.',
    steps: [
      'Keep the hashes, or capture new ones.',
      'Deregister in the old tenant and wait until the devices are gone.',
      'Register in the new tenant.',
      'Reset the devices.',
    ],
    actions: [{ do: 'deregister' }],
    source: from('add-devices', 'Manually register devices with Windows Autopilot'),
    covers: ['A26'],
  },
];
