import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const PRE = 'pre-provision';

/** Pre-provisioned deployment (once called white glove). */
export const preProvisioning: readonly EntryDraft[] = [
  {
    id: 'preprovision-what',
    title: 'Pre-provisioning (white glove): what it is and what it needs',
    kind: 'requirement',
    asks: [
      'what is pre-provisioning',
      'white glove requirements',
      'can pre-provisioning be done on a vm',
      'which windows editions support pre-provisioning',
      'esp needed for pre-provisioning',
      'white glove explained',
      'what is preprovisioned deployment',
      'prepare devices for users in advance',
      'technician prepares laptop',
      'prepare many laptops so that users only sign in',
    ],
    summary:
      'A technician does the device part ahead, the user finishes. Needs a physical TPM 2.0 with attestation, Windows Pro, Enterprise ' +
      'or Education, an ESP that targets the device, and a profile that allows it.',
    steps: [
      'Make sure that user-driven mode works first.',
      'Allow pre-provisioned deployment in the profile.',
      'Target an ESP at the device group.',
    ],
    facts: ['A reset device does not enrol again by itself: unblock it or delete its Intune record.'],
    source: from(PRE, 'Requirements'),
    covers: ['L04', 'L17'],
  },
  {
    id: 'preprovision-technician-flow',
    title: 'Technician flow: Windows key five times',
    kind: 'procedure',
    asks: [
      'how do I start pre-provisioning',
      'press the windows key five times',
      'technician flow steps',
      'where is the reseal button',
      'start white glove on the laptop',
      'how does the technician prepare the laptop',
      'where do I press to start white glove',
      'qr code on the technician screen',
      'five times windows key does nothing',
      'green screen reached after provisioning',
    ],
    summary:
      'On the first OOBE page press the Windows key five times, choose pre-provisioning, check the details, press Provision (Windows 10) or Next (Windows 11), then Reseal.',
    steps: [
      'Connect Ethernet and switch on; do not press Next.',
      'Windows key five times.',
      'Windows 11: Pre-provision with Windows Autopilot. Windows 10: Windows Autopilot provisioning.',
      'Check profile, organisation and user beside the QR code; Refresh after changes.',
      'Provision or Next; wait; on the green page press Reseal.',
    ],
    facts: [
      'The QR code holds the identity of the device; Microsoft has a sample app on GitHub that reads it to assign users.',
    ],
    source: from(PRE, 'Technician flow'),
    covers: ['L05', 'AG14'],
  },
  {
    id: 'preprovision-90-minutes-six-months',
    title: 'Between technician and user flow: at least 90 minutes, at most six months',
    kind: 'limit',
    codes: ['name:NotComputed'],
    asks: [
      'how long may a pre-provisioned device be stored',
      'wait 90 minutes after reseal',
      'NotComputed error',
      'pre-provisioned laptop was in stock for a year',
      'certificates of the intune management extension expire',
      'pre-provisioned laptop lying in stock',
      'how long may a resealed device be kept',
      'after reseal when can the user start',
      'shelf life of prepared laptops',
      'prepared device was used much later',
      'how long to wait between technician and user flow',
      'waiting time after the technician flow',
      'laptops resealed in the store room for months',
      'resealed devices in storage too long',
      'pause between the two flows',
      'pre-provisioned device lay around',
    ],
    symptoms: ['NotComputed'],
    summary:
      'Wait at least 90 minutes after Reseal, and let the user start within six months. After that certificates of the Intune Management Extension have expired and the error NotComputed comes.',
    steps: [
      'Write the date of Reseal on the device.',
      'After six months: reset the device and pre-provision it again.',
    ],
    source: from(PRE, 'User flow'),
    covers: ['L06', 'L07', 'AH05'],
  },
  {
    id: 'preprovision-user-flow',
    title: 'User flow: what the user does with a pre-provisioned device',
    kind: 'procedure',
    asks: [
      'user flow of pre-provisioning',
      'what does the user do with a resealed device',
      'device was pre-provisioned, next steps for the user',
      'what does the user see after white glove',
      'second phase of pre-provisioning',
      'user gets a resealed laptop',
      'what happens in the user phase',
    ],
    summary:
      'The user switches it on, connects the network and signs in; then user settings and apps follow. Hybrid: the device needs contact with a domain controller now.',
    steps: ['Switch on, choose language and network.', 'Sign in with the work account.', 'Wait for account setup.'],
    source: from(PRE, 'User flow'),
    covers: ['L23'],
  },
  {
    id: 'preprovision-noncompliant',
    title: 'Pre-provisioned device turns noncompliant at the user flow: expected',
    kind: 'faq',
    asks: [
      'device is noncompliant after pre-provisioning',
      'compliance changes from compliant to noncompliant in the user flow',
      'why is the device not compliant after white glove',
      'not compliant after preprovisioning',
      'prepared laptop reports not compliant',
      'compliant then not compliant',
      'compliance reset in user flow',
      'noncompliant once the user logs in',
    ],
    summary:
      'Compliance is reset in the user flow and worked out again when it is finished. Noncompliant right afterwards is expected.',
    steps: [
      'Wait until the user flow is done and the device has checked in.',
      'Give Conditional Access policies a grace period.',
    ],
    source: from('faq', 'Why did the device change from compliant to noncompliant?'),
    covers: ['L08'],
  },
  {
    id: 'preprovision-reseal-early',
    title: 'Reseal appears too early when the ESP is off',
    kind: 'faq',
    asks: [
      'reseal button appears before apps are installed',
      'pre-provisioning finishes too fast',
      'esp disabled in pre-provisioning',
      'turn esp off for pre-provisioning',
      'reseal shows too soon',
      'should esp be disabled',
    ],
    summary:
      'The technician flow uses the Enrollment Status Page to hold the device. If it is off, Reseal can appear before apps and settings are there. Do not disable the ESP.',
    steps: ['Target an ESP at the device group, block until apps are installed.'],
    source: from(PRE, 'Technician flow'),
    covers: ['L09'],
  },
  {
    id: 'preprovision-apps',
    title: 'Which apps are installed in the technician flow',
    kind: 'faq',
    asks: [
      'which apps install during pre-provisioning',
      'user apps missing in the technician flow',
      'device context apps white glove',
      'only fail selected apps in technician phase',
      'which applications are installed by the technician',
      'user assigned apps in white glove',
      'try to install all required apps beforehand',
    ],
    summary:
      'Apps for the device, and apps in device context for the user who is assigned to it. Other user apps wait for the sign-in. The ' +
      'ESP option "Only fail selected blocking apps in technician phase" tries all required apps.',
    steps: [
      'Assign a user to the device if its apps shall come early.',
      'Select blocking apps in the ESP to see the option.',
      'Do not mix Win32 and LOB apps.',
    ],
    facts: ['The option is visible only when blocking apps are selected.'],
    source: from('whats-new', 'Install required apps during pre-provisioning'),
    covers: ['L11', 'L12', 'CT13', 'AF02'],
  },
  {
    id: 'preprovision-wlidsvc',
    title: 'Licence terms or local account pages appear: service wlidsvc is disabled',
    kind: 'faq',
    asks: [
      'user sees eula and local account creation after pre-provisioning',
      'wlidsvc disabled',
      'microsoft account sign-in assistant service',
      'local account page instead of entra login',
      'licence agreement shown after white glove',
      'sign-in assistant turned off',
    ],
    summary:
      'When the service Microsoft Account Sign-in Assistant (wlidsvc) is disabled in the technician flow, the user later sees licence terms and local account pages. Leave the service on.',
    steps: ['Take off the policy that disables wlidsvc.', 'Reset and pre-provision the device again.'],
    source: from(PRE, 'User flow'),
    covers: ['L14', 'X01'],
  },
  {
    id: 'preprovision-hybrid-dc',
    title: 'Pre-provisioning hybrid devices: is a domain controller needed at the depot?',
    kind: 'contradiction',
    asks: [
      'domain controller needed for the technician flow',
      'can the reseller pre-provision hybrid devices without our network',
      'hybrid technician flow only internet',
      'depot needs line of sight to the domain',
      'white glove for hybrid at the oem',
      'technician flow without domain controller',
    ],
    summary:
      'The overview says the depot needs a domain controller; the two specific pages say Internet only, and the controller when the ' +
      'user starts the device. Follow the specific pages: the device is resealed before it needs the domain.',
    steps: ['Technician flow: Internet.', 'User flow: network or VPN to a domain controller.'],
    source: from(PRE, 'Requirements'),
    covers: ['R17', 'CT7'],
  },
  {
    id: 'preprovision-fails',
    title: 'Pre-provisioning fails with a red page: what to look at',
    kind: 'procedure',
    asks: [
      'white glove red screen',
      'pre-provisioning failed',
      'technician flow ends with an error',
      'provisioning failed page',
      'red screen in technician flow',
      'white glove fails',
      'error in technician flow',
      'red page in white glove',
      'technician flow red',
      'logs of a failed pre-provisioning',
    ],
    summary:
      'Read the code: 0x80180005 profile does not allow it, 0x800705B4 no TPM 2.0 or time-out, 0x81039001 try again, 0x80180014 unblock. Without a code look at apps, network, clock and TPM.',
    steps: [
      'View diagnostics, or collect the logs.',
      'Ask about the code.',
      'Check ESP apps (no mix of Win32 and LOB), clock, TPM, addresses of the TPM maker.',
    ],
    actions: [open('profiles')],
    source: from('troubleshooting', 'Troubleshooting Windows Autopilot overview'),
  },
];
