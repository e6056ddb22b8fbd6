import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const DEREGISTER = from('registration-overview', 'Deregister a device');

/** Deregistering through other portals than Intune, and who has to do it. */
export const deregistrationChannels: readonly EntryDraft[] = [
  {
    id: 'deregister-m365',
    title: 'Deregistering in the Microsoft 365 admin center',
    kind: 'procedure',
    asks: [
      'deregister a device in the microsoft 365 admin center',
      'delete device in m365 admin',
      'remove a device in the office portal',
      'remove autopilot device in admin.microsoft.com',
      'office 365 admin autopilot delete',
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
      'csp delete device steps',
      'mpc delete device',
      'device deleted by the partner, still in intune',
      'does the partner unenroll the device',
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
      'oem takes device out by api',
      'tenantid and tenantdomain left blank',
      'may the maker deregister devices of others',
    ],
    summary:
      'An OEM calls AutopilotDeviceRegistration with TenantID and TenantDomain empty. With the customer’s consent it may also remove devices it did not register, but not unenrol or disjoin them.',
    steps: ['Ask the OEM to deregister the serial numbers.', 'Unenrol the devices in Intune yourself.'],
    source: DEREGISTER,
    covers: ['Z06', 'G10', 'AG06'],
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
      'customer registered it, can the partner delete it',
      'leasing company bankrupt customer deregister',
      'who must remove the registration',
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
];
