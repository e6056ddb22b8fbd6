import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

/** The scenarios of Autopilot: user-driven and self-deploying, and which to choose. */
export const modes: readonly EntryDraft[] = [
  {
    id: 'mode-choose',
    title: 'Which Autopilot scenario fits',
    kind: 'concept',
    asks: [
      'which autopilot mode should I use',
      'compare user-driven pre-provisioned and self-deploying',
      'autopilot scenarios overview',
      'difference between user-driven and self-deploying',
      'pros and cons of the modes',
      'what kinds of autopilot deployment are there',
      'what mode for shared pcs',
      'scenario for us',
      'which deployment type',
    ],
    summary:
      'One user: user-driven, or pre-provisioned when the user shall wait less. Kiosk or shared device: self-deploying. Windows to be ' +
      'installed anew with ConfigMgr: existing devices. Used device for somebody else: Autopilot Reset.',
    steps: [
      'Hybrid join works with user-driven, pre-provisioned and existing devices only.',
      'Self-deploying and pre-provisioned need a physical TPM 2.0.',
      'All but existing devices must be registered first.',
    ],
    source: from('capabilities', 'Windows Autopilot scenarios and capabilities'),
    covers: ['L01'],
  },
  {
    id: 'mode-user-driven',
    title: 'User-driven mode',
    kind: 'concept',
    asks: [
      'what is user-driven mode',
      'does user-driven work on virtual machines',
      'user driven entra join',
      'mode without tpm',
      'normal autopilot with user login',
    ],
    summary:
      'The user switches the device on, connects it and signs in; it joins Entra ID (or hybrid) and enrols. For devices with one user. No TPM attestation, so it works on virtual machines too.',
    steps: ['Register the device, assign a user-driven profile, let the user sign in.'],
    source: from('user-driven', 'Windows Autopilot user-driven mode'),
    covers: ['L02'],
  },
  {
    id: 'mode-user-driven-steps',
    title: 'User-driven Entra join: the eight steps to set it up',
    kind: 'procedure',
    asks: [
      'steps to set up autopilot user-driven',
      'set up autopilot from scratch',
      'how do I start with autopilot',
      'autopilot tutorial for entra join',
      'first steps with autopilot',
      'what do I have to configure for autopilot',
      'set up autopilot from scratch',
      'configure autopilot step by step',
      'introduction plan for autopilot',
    ],
    summary:
      'Automatic enrolment, join right of the users, register devices, device group, Enrollment Status Page, deployment profile, (optional) assign a user, deploy.',
    steps: [
      'Set up Windows automatic Intune enrolment.',
      'Allow users to join devices to Entra ID.',
      'Register the devices.',
      'Create a device group.',
      'Configure and assign the Enrollment Status Page.',
      'Create and assign the Autopilot profile.',
      'Assign the device to a user (optional).',
      'Deploy the device.',
    ],
    source: from('user-driven-tutorial', 'Workflow'),
    covers: ['L03'],
  },
  {
    id: 'mode-deploy-walkthrough',
    title: 'What the user sees during the deployment',
    kind: 'procedure',
    asks: [
      'what does the user see during autopilot',
      'deployment walkthrough for the end user',
      'three phases of the enrollment status page',
      'device preparation device setup account setup phases',
      'instructions for the employee who gets a new laptop',
      'what should the employee do with the new laptop',
      'user instructions',
      'guide for the user',
      'first start of a new laptop',
    ],
    summary:
      'Language and keyboard (if shown), network, the company’s sign-in page, then the Enrollment Status Page with three parts: device preparation, device setup, account setup; then the desktop.',
    steps: [
      'Connect power and network, best by cable.',
      'Switch on; choose language and keyboard if asked.',
      'Sign in with the work account.',
      'Wait for the three parts; do not switch off.',
    ],
    facts: [
      'Self-deploying has no sign-in and no account setup.',
      'Critical updates may be installed in OOBE, with a restart.',
    ],
    source: from('user-driven-tutorial', 'Deploy the device'),
    covers: ['L23', 'AG19'],
  },
  {
    id: 'mode-test-policies',
    title: 'Before testing: one policy and one app each for devices and users',
    kind: 'procedure',
    asks: [
      'how do I test autopilot',
      'what to prepare before a test deployment',
      'enrollment status page has nothing to show in my test',
    ],
    summary:
      'For a test that shows something, assign at least one policy and one app to the device group and one of each to the user. Otherwise the parts of the page pass with nothing to track.',
    steps: ['Assign a policy and an app to devices.', 'Assign a policy and an app to users.', 'Then deploy.'],
    source: from('user-driven-tutorial', 'Deploy the device'),
    covers: ['L24'],
  },
  {
    id: 'mode-self-deploying',
    title: 'Self-deploying mode: kiosks and shared devices without a user',
    kind: 'concept',
    asks: [
      'what is self-deploying mode',
      'requirements for self-deploying',
      'autopilot for kiosks and shared devices',
      'deploy without user interaction',
      'self deploying hybrid join',
      'mode for kiosks',
      'digital signage',
      'shared device mode',
      'device without user',
      'unattended kiosk setup',
      'conference room pc',
      'tablets without login',
    ],
    summary:
      'The device joins by its TPM, without a user: for kiosks, signs and shared devices. Entra join only, physical TPM 2.0 with ' +
      'attestation, Ethernet for no touch at all. No user can be assigned.',
    steps: ['Check TPM 2.0.', 'Make a self-deploying profile and assign it.', 'Connect Ethernet and switch on.'],
    facts: ['A reset device does not enrol again by itself: unblock it, or delete its Intune record first.'],
    source: from('self-deploying', 'Requirements'),
    covers: ['L15', 'L17'],
  },
  {
    id: 'mode-self-deploying-fixed',
    title: 'Self-deploying profile: which settings are fixed',
    kind: 'faq',
    asks: [
      'settings greyed out in the self-deploying profile',
      'license terms and privacy hidden in self-deploying',
      'account type in self-deploying mode',
    ],
    summary:
      'Licence terms, privacy and change account options are hidden, and the account type is Standard; these cannot be changed in a self-deploying profile.',
    steps: ['Use user-driven mode if you need to change them.'],
    source: from('self-deploying-tutorial', 'Create and assign self-deploying Autopilot profile'),
    covers: ['L16'],
  },
  {
    id: 'mode-primary-user',
    title: 'Self-deploying sets no primary user',
    kind: 'faq',
    asks: [
      'device has no primary user',
      'company portal does not work on a self-deployed device',
      'bitlocker self service without a primary user',
      'set the primary user later',
      'shared device without a primary user',
    ],
    summary:
      'Intune sets no primary user in self-deploying mode. BitLocker key self-service and Company Portal installs depend on one; it can be set later in Intune.',
    steps: ['Intune > Devices > the device > Properties > Change primary user.'],
    source: from('self-deploying', 'Windows Autopilot self-deploying mode'),
    covers: ['L18'],
  },
  {
    id: 'mode-kiosk-autologon',
    title: 'Kiosk autologon: EAS policies, apps after the ESP, account KioskUser0',
    kind: 'faq',
    asks: [
      'kiosk does not log on automatically',
      'apps do not install after esp with autologon',
      'SkipUserStatusPage',
      'kioskuser0 account',
      'exchange activesync policy breaks kiosk',
      'automatic logon kiosk',
      'lobby display should sign in automatically',
    ],
    summary:
      'EAS policies break autologon. With autologon the local account KioskUser0 has no user part of the ESP, so apps after it do ' +
      'not install: skip it with the OMA-URI SkipUserStatusPage.',
    steps: [
      'Take EAS and password policies off the kiosk.',
      'Set the custom OMA-URI SkipUserStatusPage.',
      'Look at the known issues of kiosk autologon.',
    ],
    source: from('faq', "Why don't applications install after the ESP when using autologon with self-deploying mode?"),
    covers: ['L19', 'U04'],
  },
  {
    id: 'mode-temporary-access-pass',
    title: 'Temporary Access Pass in Autopilot',
    kind: 'faq',
    asks: [
      'can I use a temporary access pass with autopilot',
      'tap during oobe',
      'passwordless onboarding with autopilot',
      'temporary access pass hybrid',
      'onboard new employees without password',
    ],
    summary:
      'Works for Entra join in user-driven, pre-provisioned and shared self-deploying mode; web sign-in must be on for it. Not for hybrid join nor kiosks.',
    steps: ['Issue a pass for the user (once or several uses).', 'Enable web sign-in on the devices.'],
    facts: ['Since January 2023.'],
    source: from('whats-new', 'Support for Temporary Access Pass'),
    covers: ['L20', 'AF02'],
  },
  {
    id: 'mode-mfa-again',
    title: 'Users are asked for MFA again after the enrolment',
    kind: 'faq',
    asks: [
      'why is mfa asked twice',
      'mfa claim not kept after enrollment',
      'user has to do multi factor again after autopilot',
      'why a second mfa prompt',
    ],
    summary:
      'Since May 2022 the MFA claim of the registration is no longer carried over. Users are asked again by apps that require MFA; that is intended.',
    steps: ['Tell users to expect a second prompt.'],
    source: from('whats-new', 'MFA changes to Windows Autopilot enrollment flow'),
    covers: ['L21', 'AF02'],
  },
  {
    id: 'mode-comanagement',
    title: 'Co-management during Autopilot',
    kind: 'faq',
    asks: [
      'enroll to co-management from autopilot',
      'install the configmgr client during autopilot',
      'what is co-management',
      'configuration manager client in hybrid autopilot',
      'intune and sccm together',
    ],
    summary:
      'Enrolment can set up co-management (since release 2205); the ESP waits for the ConfigMgr client. In user-driven hybrid join ' +
      'the client cannot be deployed during the deployment.',
    steps: ['Set it in Intune: Enrollment > Co-management settings.', 'Hybrid: deploy the client afterwards.'],
    source: from('whats-new', 'Enroll to co-management from Windows Autopilot'),
    covers: ['L25', 'L26', 'AE05'],
  },
];
