import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const EVENTS = from('troubleshooting', 'What do the different Event IDs mean');
const LOG =
  'Event Viewer > Applications and Services Logs > Microsoft > Windows > ModernDeployment-Diagnostics-Provider > Autopilot';

/** The events that a device writes into its Autopilot log. */
export const eventIds: readonly EntryDraft[] = [
  {
    id: 'event-log-where',
    title: 'Where Autopilot writes its event log',
    kind: 'procedure',
    asks: [
      'where are the autopilot logs in event viewer',
      'which event log does autopilot write to',
      'path of the ModernDeployment-Diagnostics-Provider log',
      'list of autopilot event ids',
      'eventvwr autopilot',
      'log of the device',
    ],
    summary:
      'Autopilot writes into the event log of the device under ModernDeployment-Diagnostics-Provider. Its ids: 100 to 172 tell how the profile was fetched, 807, 809, 815 and 908 why there is none.',
    steps: [
      'On the device open Event Viewer (in OOBE: Shift+F10, then eventvwr).',
      `Go to ${LOG}.`,
      'Ask Preflight about an id: "event 807".',
    ],
    facts: ['Ids: 100, 101, 103, 109, 111, 153, 160, 161, 163, 164, 171, 172, 807, 809, 815, 908.'],
    source: from('troubleshooting', 'Where does Windows Autopilot log to?'),
    covers: ['V07', 'W01', 'AG16'],
  },
  {
    id: 'event-100',
    title: 'Event 100: the Autopilot policy was not found (yet)',
    kind: 'event',
    codes: ['event:100'],
    asks: [
      'Autopilot policy not found warning',
      'autopilot policy not found',
      'warning 100 autopilot policy',
      'profile not there yet in event log',
    ],
    symptoms: ['Autopilot policy [name] not found'],
    summary:
      'A warning that usually passes: the device is still waiting for its profile to be downloaded. It matters only when no later event says that the profile came.',
    steps: ['Wait, and look for event 153 or 161.', 'If they do not come, check network and profile assignment.'],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-101-103-109',
    title: 'Events 101, 103 and 109: settings of the profile were read',
    kind: 'event',
    codes: ['event:101', 'event:103', 'event:109'],
    asks: [
      'AutopilotGetPolicyDwordByName succeeded',
      'AutopilotGetPolicyStringByName succeeded',
      'AutopilotGetOobeSettingsOverride succeeded',
    ],
    summary:
      'Information, no fault. 101 shows numbers, 103 texts such as the tenant name, and 109 states that Autopilot read from the profile for the first start (OOBE).',
    steps: ['Nothing to do; the values help to see which profile the device has.'],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-111-160-161',
    title: 'Events 160, 161 and 111: the profile is being fetched and has arrived',
    kind: 'event',
    codes: ['event:111', 'event:160', 'event:161'],
    asks: [
      'AutopilotRetrieveSettings beginning acquisition',
      'AutopilotManager retrieve settings succeeded',
      'AutopilotRetrieveSettings succeeded',
    ],
    summary:
      'Information. 160: the download of the profile begins. 161: the profile was downloaded. 111: the settings of the profile that steer OOBE were read.',
    steps: ['Nothing to do. If 160 comes without 161, check the network and the assignment.'],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-153',
    title: 'Event 153: the state of the profile changed, usually from unknown to available',
    kind: 'event',
    codes: ['event:153', 'name:ProfileState_Available', 'name:ProfileState_Unknown'],
    asks: ['AutopilotManager reported the state changed', 'ProfileState_Unknown to ProfileState_Available'],
    summary:
      'Information. "ProfileState_Unknown to ProfileState_Available" means that a profile exists for the device, was downloaded, and the device is ready to deploy.',
    steps: ['Go on with the deployment.'],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-163',
    title: 'Event 163: no download, the device counts as provisioned already',
    kind: 'event',
    codes: ['event:163'],
    asks: [
      "AutopilotManager determined download isn't required",
      'device is already provisioned clean or reset the device',
      'autopilot profile already on the device',
      'why is no profile downloaded, already provisioned',
    ],
    cause: 'A profile is still on the device, for example in an image that was not generalized.',
    summary:
      'A profile is present on the device, so none is fetched. Clean or reset the device to change that; Sysprep with /Generalize normally removes a profile.',
    steps: ['Reset the device.', 'When you make images, run Sysprep with /Generalize before capturing.'],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-164',
    title: 'Event 164: the Internet is there, the download can be tried',
    kind: 'event',
    codes: ['event:164'],
    asks: ['AutopilotManager determined Internet is available to attempt policy download', 'internet available event'],
    summary:
      'Information: the device sees the Internet and will try to fetch its policy. If nothing follows, the Autopilot addresses are blocked on this network.',
    steps: ['Nothing to do; if no event 161 follows, check firewall and proxy.'],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-171-172',
    title: 'Events 171 and 172: the TPM could not prove the identity of the device',
    kind: 'event',
    codes: ['event:171', 'event:172'],
    asks: [
      'AutopilotManager failed to set TPM identity confirmed',
      'AutopilotManager failed to set Autopilot profile as available',
      'tpm attestation event in the log',
    ],
    cause: 'TPM attestation failed; the HRESULT in the event says how.',
    summary:
      '171 says that TPM attestation, which self-deploying mode needs, did not succeed; 172 usually follows from it. The HRESULT in the text of the event names the reason.',
    steps: [
      'Read the HRESULT in the event and ask Preflight about it.',
      'Check TPM 2.0, its firmware and the clock of the device.',
      'Check that the network reaches the TPM maker’s addresses.',
    ],
    source: EVENTS,
    covers: ['W01'],
  },
  {
    id: 'event-807',
    title: 'Event 807 ZtdDevicesNotRegistered: the service does not know this device',
    kind: 'event',
    codes: ['event:807', 'ztd:ZtdDevicesNotRegistered'],
    asks: [
      'event 807 on the device',
      'device log says not registered',
      'log says ztddevicesnotregistered',
      'event log claims that the device is unknown',
    ],
    symptoms: ['ZtdDevicesNotRegistered'],
    cause: 'The hash of the device was never uploaded, or no longer fits after a repair.',
    summary:
      'The device asked for its profile and the service does not know it. Check that its hardware hash is in Intune and that a deployment profile is assigned to it.',
    steps: [
      'Look the serial number up under Windows Autopilot devices.',
      'If it is missing, capture the hash and register it.',
      'Check that a profile is assigned, then restart OOBE.',
    ],
    facts: [
      'As the result of an import, 807 means something else: a change of a device that this tenant does not have.',
    ],
    source: EVENTS,
    covers: ['W01', 'W02'],
  },
  {
    id: 'event-809',
    title: 'Event 809 ZtdDeviceHasNoAssignedProfile: the assigned profile does not exist any more',
    kind: 'event',
    codes: ['event:809', 'ztd:ZtdDeviceHasNoAssignedProfile'],
    asks: [
      'assigned profile does not exist',
      'somebody deleted the deployment profile',
      'profile was deleted while devices still had it',
      'profile was removed but device still has it',
    ],
    symptoms: ['Assigned profile does not exist'],
    cause: 'The profile was deleted while devices were still assigned to it.',
    summary:
      'The profile assigned to the device was deleted without being taken off first. Assign another profile to the device and enrol it again.',
    steps: [
      'Assign another deployment profile to the group of the device.',
      'Wait for Assigned, then start OOBE again.',
      'Before deleting a profile, take its assignments off.',
    ],
    facts: ['809 and 815 carry the same name, ZtdDeviceHasNoAssignedProfile; their texts tell them apart.'],
    source: EVENTS,
    covers: ['W01', 'W02', 'K15'],
  },
  {
    id: 'event-815',
    title: 'Event 815 ZtdDeviceHasNoAssignedProfile: no profile, and no default one in the tenant',
    kind: 'event',
    codes: ['event:815', 'ztd:ZtdDeviceHasNoAssignedProfile', 'import:815'],
    asks: [
      'no profile assigned to the device and no default profile found in the tenant',
      'device has no assigned profile',
      'no profile assigned and no default profile',
    ],
    symptoms: ['No profile assigned to the device, and no default profile found in the tenant'],
    cause: 'The device is registered, but no profile targets it and none targets all devices.',
    summary:
      'The service knows the device, but no profile is assigned to it and the tenant has no default profile. Assign a deployment profile to its group.',
    steps: [
      'Check the profile status in Intune.',
      'Assign a profile to a group that the device is in.',
      'Wait for Assigned, then restart the device.',
    ],
    facts: ['815 is known as an event on a device only; as the result of an import no meaning is published.'],
    source: EVENTS,
    covers: ['W01', 'W02', 'W12', 'G-6'],
  },
  {
    id: 'event-908',
    title: 'Event 908: serial number or product key do not match the registration',
    kind: 'event',
    codes: ['event:908', 'name:SerialNumberMismatch', 'name:ProductKeyIdMismatch'],
    asks: [
      'SerialNumberMismatch ProductKeyIdMismatch',
      'mismatch between serial number and hardware prevents enrollment',
      'product key id mismatch',
      'serial in autopilot differs from the real hardware',
      'product key recorded does not match',
      'enrollment blocked by mismatch',
    ],
    symptoms: ['SerialNumberMismatch', 'ProductKeyIdMismatch'],
    cause: 'The board or the key was changed after the registration.',
    summary:
      'What is recorded for the device (serial number or product key) does not match its hardware, so enrolment is refused. Deregister it, capture a new hash and register it again.',
    steps: [
      'Deregister the device.',
      'Capture a new hash on it.',
      'Register it again and start the deployment once more.',
    ],
    actions: [{ do: 'deregister' }],
    source: EVENTS,
    covers: ['W01', 'W02'],
  },
  {
    id: 'registry-diagnostics',
    title: 'Where the device keeps the Autopilot settings: registry values',
    kind: 'procedure',
    codes: [
      'name:CloudAssignedTenantId',
      'name:CloudAssignedTenantDomain',
      'name:AadTenantId',
      'name:TenantMatched',
      'name:IsAutopilotDisabled',
    ],
    asks: [
      'registry key with the autopilot profile settings',
      'CloudAssignedTenantId and CloudAssignedTenantDomain',
      'what does IsAutopilotDisabled 1 mean',
      'TenantMatched is 0',
      'how to see on the device which tenant it is registered to',
      'check on the laptop whether it received an autopilot profile',
      'registry values on the device',
      'which tenant is this device registered to',
    ],
    summary:
      'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot holds what the service sent. CloudAssignedTenantDomain ' +
      'and CloudAssignedTenantId name the tenant of the registration and are blank when there is none.',
    steps: [
      'In OOBE press Shift+F10 and start regedit.',
      'AadTenantId: tenant that the user signed in to; it must equal the one of the registration.',
      'TenantMatched: 1 fits, 0 means an error and a new start for the user.',
      'IsAutopilotDisabled: 1 means not registered, or the profile could not be fetched (network, firewall, time-out).',
    ],
    source: from(
      'troubleshooting',
      'Where are the Windows Autopilot profile settings received from the deployment service stored?',
    ),
    covers: ['W03'],
  },
  {
    id: 'registry-oobe-config',
    title: 'CloudAssignedOobeConfig: which settings the number holds',
    kind: 'concept',
    codes: [
      'name:CloudAssignedOobeConfig',
      'name:SkipCortanaOptIn',
      'name:OobeUserNotLocalAdmin',
      'name:SkipExpressSettings',
      'name:SkipOemRegistration',
      'name:SkipEula',
    ],
    asks: [
      'decode CloudAssignedOobeConfig',
      'what does CloudAssignedOobeConfig 28 mean',
      'bitmap of the oobe settings',
    ],
    summary:
      'The number is a sum: 1 skip Cortana, 2 user is no local administrator, 4 skip express settings, 8 skip OEM registration, 16 skip the licence terms. 28 is 4+8+16; 30 has the standard user too.',
    steps: ['Take the largest number that fits and go on with the rest: 30 = 16 + 8 + 4 + 2.'],
    facts: [
      'Their names: SkipCortanaOptIn 1, OobeUserNotLocalAdmin 2, SkipExpressSettings 4, SkipOemRegistration 8, SkipEula 16.',
      'The JSON file for existing devices uses the same numbers.',
    ],
    source: from(
      'troubleshooting',
      'Where are the Windows Autopilot profile settings received from the deployment service stored?',
    ),
    covers: ['W03', 'M05'],
  },
];
