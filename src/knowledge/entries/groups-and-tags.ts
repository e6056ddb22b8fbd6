import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const GROUPS = from('groups', 'Create an Autopilot device group using Intune');

/** Group tags, device groups and the rules that fill them. */
export const groupsAndTags: readonly EntryDraft[] = [
  {
    id: 'tag-what',
    title: 'What a group tag is for',
    kind: 'concept',
    asks: [
      'what is a group tag',
      'do I need a group tag',
      'is the group tag optional',
      'who defines the group tag',
      'where is the group tag set',
      'what is the group tag good for',
      'purpose of group tags',
      'use of group tags',
      'order id field',
    ],
    summary:
      'A word of your choice on a registered device. Dynamic groups look for it and so bring profile, policies and apps to the device. It is optional, part of the CSV, and can be changed later.',
    steps: ['Agree on a few tags and write them down.', 'Give each a dynamic group with the rule [OrderID]:<tag>.'],
    source: from('add-devices', 'Ensure that the CSV file meets requirements'),
    covers: ['I01'],
  },
  {
    id: 'tag-dynamic-rule',
    title: 'The rule of a dynamic group for one group tag',
    kind: 'procedure',
    codes: ['name:OrderID'],
    asks: [
      'dynamic group rule for a group tag',
      'OrderID in devicePhysicalIds',
      'membership rule by group tag',
      'query for devices with a tag',
      'devicePhysicalIDs -any -eq',
      'group membership by tag',
      'how do I build a group for a tag',
      'expression for the group tag',
      'group query by tag',
      'group of devices by order id',
    ],
    summary:
      'Intune’s group tag is OrderID in Entra ID. Rule: (device.devicePhysicalIDs -any (_ -eq "[OrderID]:YOURTAG")). The tag must be equal to the letter.',
    steps: [
      'Entra ID or Intune > Groups > the group > Dynamic membership rules > Edit.',
      'Enter the rule, Save.',
      'Wait until the members have been worked out.',
    ],
    actions: [open('entra')],
    source: GROUPS,
    covers: ['I02'],
  },
  {
    id: 'tag-managed-desktop',
    title: 'Group tags of Microsoft Managed Desktop',
    kind: 'requirement',
    asks: [
      'Microsoft365Managed_Standard tag',
      'managed desktop group tags',
      'shared device mode tag',
      'Microsoft365Managed_Kiosk-Shared',
      'power user shared mode',
      'tags for microsoft managed desktop',
    ],
    summary:
      'Microsoft365Managed_SensitiveData, _PowerUser, _Standard, _Kiosk. Shared mode adds -Shared; Power user has no shared mode. ' +
      'Spelling and capitals must be exact.',
    steps: ['Copy the tag from this answer; do not type it.'],
    source: from('managed-desktop', 'Register devices using the Partner Center'),
    covers: ['I03', 'I04'],
  },
  {
    id: 'group-registered-only',
    title: 'Groups by tag hold registered devices only',
    kind: 'faq',
    asks: [
      'device with the right model is not in the autopilot group',
      'do dynamic groups work for unregistered devices',
      'rule on other attributes for autopilot',
    ],
    summary:
      'What hangs on ZTDid, OrderID or PurchaseOrderId reaches registered devices only. A rule on other attributes can hold devices that are not registered at all.',
    steps: ['Use ZTDid, OrderID or PurchaseOrderId in rules for profiles.'],
    source: GROUPS,
    covers: ['I05', 'J04'],
  },
  {
    id: 'group-all-autopilot',
    title: 'The rule for all Autopilot devices: ZTDid',
    kind: 'procedure',
    codes: ['name:ZTDid'],
    asks: [
      'dynamic group with all autopilot devices',
      'group rule startsWith ZTDid',
      'group of all registered devices',
      'group with every autopilot device',
      'all autopilot computers in one group',
    ],
    summary:
      'Rule: (device.devicePhysicalIDs -any (_ -startsWith "[ZTDid]")). It holds every registered device of the tenant.',
    steps: ['New group > Security > Dynamic Device > Add dynamic query > Edit > paste the rule.'],
    actions: [open('entra')],
    source: GROUPS,
    covers: ['J01'],
  },
  {
    id: 'group-purchase-order',
    title: 'The rule for a purchase order',
    kind: 'procedure',
    codes: ['name:PurchaseOrderId'],
    asks: ['group by purchase order', 'PurchaseOrderId rule', 'devices of one order in a group'],
    summary:
      'Rule: (device.devicePhysicalIDs -any (_ -eq "[PurchaseOrderId]:76222342342")), with your number. It is another value than the group tag.',
    steps: ['Paste the rule with the number of the order.'],
    source: GROUPS,
    covers: ['J02'],
  },
  {
    id: 'group-create',
    title: 'How to create a device group for Autopilot',
    kind: 'procedure',
    asks: [
      'create a device group for autopilot',
      'make a dynamic device group',
      'group type and membership type for autopilot',
      'new security group for devices',
      'new group for autopilot laptops',
      'set up the device group',
    ],
    summary:
      'Intune > Groups > New group: type Security, "Entra roles can be assigned" No, membership Dynamic Device, a rule, owners. Owners can also delete the group.',
    steps: [
      'Groups > New group > Security.',
      'Microsoft Entra roles can be assigned to the group: No.',
      'Membership type: Dynamic Device.',
      'Add dynamic query and the rule; Save; Create.',
    ],
    actions: [open('entra')],
    source: GROUPS,
    covers: ['J03'],
  },
  {
    id: 'group-per-scenario',
    title: 'One group per scenario; assigned groups for a few test devices',
    kind: 'faq',
    asks: [
      'dynamic or assigned group',
      'how many groups do I need for autopilot',
      'separate group for each scenario',
      'static group for test devices',
    ],
    summary:
      'Each scenario (user-driven, self-deploying …) needs a device group of its own. Dynamic groups for many devices; an assigned group is enough for a handful of test devices.',
    steps: ['Make one group for each profile.'],
    source: from('user-driven-tutorial', 'Create a device group'),
    covers: ['J05'],
  },
  {
    id: 'group-correlator-id',
    title: 'Existing devices: OfflineAutopilotprofile-<correlator ID>',
    kind: 'concept',
    codes: ['name:OfflineAutopilotprofile'],
    asks: [
      'OfflineAutopilotprofile correlator id',
      'group devices of autopilot for existing devices',
      'enrollmentProfileName rule',
      'name of a profile must not start with OfflineAutopilotprofile',
    ],
    summary:
      'Devices of the existing-devices scenario carry enrollmentProfileName "OfflineAutopilotprofile-<correlator ID>". The ID is not ' +
      'checked: match the whole value in rules, and never begin a profile name with that prefix.',
    steps: ['Rule on the entire enrollmentProfileName, with -eq.'],
    source: from('groups', 'Windows Autopilot for existing devices'),
    covers: ['J06'],
  },
  {
    id: 'group-enrollment-profile-name-change',
    title: 'Since June 2024 enrollmentProfileName shows the real profile name',
    kind: 'news',
    asks: [
      'enrollmentProfileName changed',
      'filters stopped working after june 2024',
      'dynamic group by enrollment profile name no longer matches',
    ],
    summary:
      'Devices of the existing-devices scenario that are also registered now show the name of their real profile instead of the offline one. Rules and filters that looked for the old value must be changed.',
    steps: ['Look for rules and filters with OfflineAutopilotprofile and adapt them.'],
    facts: ['News of 24 June 2024.'],
    source: from(
      'whats-new',
      'Update to enrollmentProfileName property for devices deployed via Windows Autopilot for existing devices',
    ),
    covers: ['J07', 'AF02'],
  },
  {
    id: 'group-lives-in-entra',
    title: 'Groups live in Entra ID even when made in Intune',
    kind: 'faq',
    asks: ['are intune groups entra groups', 'where are device groups stored'],
    summary:
      'A group made in Intune is a Microsoft Entra group; Intune only shows it. It can be managed in either place.',
    steps: ['Manage the group in Entra ID or in Intune, as you like.'],
    source: from('user-driven-tutorial', 'Create a device group'),
    covers: ['J08'],
  },
  {
    id: 'group-not-member',
    title: 'The device does not come into its dynamic group',
    kind: 'faq',
    asks: [
      'device is not a member of the dynamic group',
      'how long does a dynamic group take',
      'tag is right but the device is not in the group',
      'group membership is not updated',
      'device does not land in the right group',
      'dynamic group stays empty',
      'device missing in its group',
      'wrong group',
      'device not in the dynamic group although the tag is set',
    ],
    cause: 'The tag differs from the rule, the rule is wrong, or the group has not been worked out yet.',
    summary:
      'Compare the tag with the rule to the letter, blanks included, and look at the Entra object: physicalIds must hold [OrderID]:<tag>. Otherwise wait: groups are worked out in their own time.',
    steps: [
      'Entra ID > the group > Validate rules: choose the device.',
      'Correct the tag on the device, or the rule.',
      'Wait, then Sync in Intune.',
    ],
    actions: [open('entra')],
    source: from('profiles', 'Assignment of Autopilot deployment profiles to devices'),
    covers: ['E06'],
  },
];
