import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const STEPS = 'Onboarding Steps';

/** Onboarding a customer to Lenovo's registration service. */
export const lenovo: readonly EntryDraft[] = [
  {
    id: 'lenovo-overview',
    title: 'Lenovo registers devices for the customer: the onboarding in five steps',
    kind: 'procedure',
    asks: [
      'how does lenovo register devices for autopilot',
      'lenovo onboarding steps',
      'start autopilot with lenovo',
      'onboard a customer at lenovo',
      'lenovo service connect autopilot',
      'how do we start with lenovo',
      'lenovo autopilot registration process',
      'lenovo enrollment service',
      'new lenovo customer',
      'first order at lenovo',
    ],
    summary:
      '1 Authorise Lenovo (Global Administrator). 2 Name an Autopilot Administrator to the Lenovo salesperson. 3 Activate the ' +
      'account by mail. 4 Enter tenant ID, domain and tag in Service Connect. 5 Keep them up to date; a mail confirms.',
    steps: [
      'Customer: open Lenovo’s authorisation link, sign in as Global Administrator, tick, Accept & Authorize.',
      'Customer: give the salesperson name and mail of the Autopilot Administrator.',
      'Customer: activate the account from the mail.',
      'Customer: Service Connect > Account Management > Configuration Services > Autopilot: tenant ID and domain.',
      'Wait for the confirmation mail: then orders can be placed.',
    ],
    facts: ['Orders of Top Seller devices need step 1 only.'],
    actions: [open('service-connect')],
    source: from('lenovo', `${STEPS}: OVERVIEW`),
    covers: ['H06', 'H08', 'H10', 'H13', 'AG12'],
  },
  {
    id: 'lenovo-scope',
    title: 'Who Lenovo’s onboarding is for, and who needs none',
    kind: 'requirement',
    asks: [
      'who needs the lenovo onboarding',
      'we authorised lenovo before, do we need it again',
      'csp with pkids and lenovo',
    ],
    summary:
      'For customers who let Lenovo register for the first time. Not for those who made Lenovo their delegate before, nor for CSPs who register with PKIDs.',
    steps: ['Check whether Lenovo was authorised for this tenant before.'],
    source: from('lenovo', 'Onboarding Scope'),
    covers: ['H01'],
  },
  {
    id: 'lenovo-service',
    title: 'What Lenovo’s registration costs and when it is done',
    kind: 'faq',
    asks: [
      'what does lenovo registration cost',
      'can lenovo register devices after shipment',
      'is the lenovo service paid per device',
      'already purchased lenovo devices',
      'price of the lenovo registration service',
    ],
    summary:
      'The service is bought for each device. Lenovo registers at the factory, or after shipment for devices bought before.',
    steps: ['Order the registration service with the devices, or for those you have.'],
    source: from('lenovo', 'Overview'),
    covers: ['H02'],
  },
  {
    id: 'lenovo-needs',
    title: 'What Lenovo needs from the customer',
    kind: 'requirement',
    asks: [
      'what information does lenovo need',
      'can lenovo register other manufacturers devices',
      'tenant id domain and group tag for lenovo',
      'lenovo prerequisites for autopilot',
      'what does lenovo want from us',
      'which data must we send to lenovo',
      'information for lenovo',
      'does lenovo register devices of other brands such as dell or hp',
      'preconditions at lenovo',
    ],
    summary:
      'Authorisation, tenant ID, domain name and, if used, the group tag. Lenovo registers only Lenovo devices on a supported ' +
      'Windows. Before: Entra ID P1 or P2, an MDM choice, Autopilot set up in Intune.',
    steps: [
      'Collect tenant ID and domain (Entra ID > Overview).',
      'Set up profile and automatic enrolment in Intune.',
      'Decide on the group tag.',
    ],
    source: from('lenovo', 'Prerequisites'),
    covers: ['H03', 'H05'],
  },
  {
    id: 'lenovo-no-access',
    title: 'Lenovo gets no access to the tenant',
    kind: 'faq',
    asks: [
      'does lenovo get access to our tenant',
      'what data does lenovo send to microsoft',
      'is lenovo a delegated admin',
      'does lenovo support intune',
      'can lenovo log in to our tenant',
    ],
    summary:
      'Its access is for registration only, not delegated: it sends the identity of devices and the tenant’s data to Microsoft’s interface and cannot enter the tenant. It gives no Intune or Entra support.',
    steps: ['For questions on Intune or Entra ID go to Microsoft.'],
    source: from('lenovo', 'Lenovo’s Role & Responsibilities'),
    covers: ['H04'],
  },
  {
    id: 'lenovo-authorise',
    title: 'Step 1: authorise Lenovo',
    kind: 'procedure',
    asks: [
      'authorise lenovo in the admin center',
      'lenovo authorization link',
      'accept and authorize lenovo',
      'is the top seller order complete after authorization',
      'topseller order at lenovo',
      'approve lenovo at microsoft',
    ],
    summary:
      'Open Lenovo’s authorisation link, sign in with Global Administrator rights, tick the agreement on the Partner relationships page, press Accept & Authorize. For Top Seller orders that is all.',
    steps: [
      'Open the link of Lenovo’s guide, or Microsoft Authorization in Service Connect.',
      'Sign in as Global Administrator.',
      'Tick the box; press Accept & Authorize.',
    ],
    facts: ['The link is a short link: look at the address it leads to before signing in.'],
    actions: [{ do: 'check-consent' }],
    source: from('lenovo', `${STEPS}: Authorize Lenovo w/ Microsoft`),
    covers: ['H06', 'H07'],
  },
  {
    id: 'lenovo-administrator',
    title: 'Step 2: name the Autopilot Administrator; what the salesperson does',
    kind: 'procedure',
    asks: [
      'autopilot administrator for service connect',
      'what does the lenovo salesperson need',
      'lenovo autopilot ticketing tool',
      'subject of the lenovo ticket',
      'contact person for lenovo',
    ],
    summary:
      'The customer gives the salesperson first and last name and mail of its Autopilot Administrator. The salesperson opens a ticket ' +
      'titled "COMPANY NAME - New Customer for Autopilot Registration" with these and the customer number (DMU/MC Hierarchy ID).',
    steps: [
      'Customer: send name and mail, usually of the Intune administrator.',
      'Salesperson: make the ticket in the Autopilot Ticketing Tool.',
    ],
    source: from('lenovo', `${STEPS}: Service Connect Portal Onboarding`),
    covers: ['H08', 'AG12'],
  },
  {
    id: 'lenovo-activation-mail',
    title: 'Step 3: the activation mail, and its two senders',
    kind: 'faq',
    asks: [
      'no activation mail from lenovo',
      'which sender address does lenovo use',
      'LPSAdmin@idmail.Lenovo.com',
      'lenovomail@lenovo.com safe list',
      'lenovo mail did not arrive',
      'lenovo email sender',
    ],
    summary:
      'New users get a mail from LPSAdmin@idmail.Lenovo.com, existing users from lenovomail@lenovo.com. Put both on the safe list and look into the junk folder.',
    steps: [
      'Safelist both addresses.',
      'Activate the account and keep the sign-in data.',
      'Ask the salesperson if nothing came.',
    ],
    source: from('lenovo', `${STEPS}: Lenovo Portal Confirmation`),
    covers: ['H09'],
  },
  {
    id: 'lenovo-enter-data',
    title: 'Step 4: enter tenant ID and domain in Service Connect',
    kind: 'procedure',
    asks: [
      'where do I enter the tenant id at lenovo',
      'service connect configuration services autopilot',
      'serviceconnect.lenovo.com',
      'enter our tenant id and domain for lenovo',
      'lenovo service connect tenant id',
      'address of the lenovo portal',
    ],
    summary:
      'serviceconnect.lenovo.com > Account Management > Configuration Services > Autopilot. Tenant ID and domain are mandatory, the group tag is optional; press Submit.',
    steps: [
      'Sign in to Service Connect.',
      'Account Management > Configuration Services > Autopilot.',
      'Enter tenant ID and domain, choose Yes or No for the tag, Submit.',
    ],
    actions: [open('service-connect')],
    source: from('lenovo', `${STEPS}: Enter Autopilot Information`),
    covers: ['H10'],
  },
  {
    id: 'lenovo-single-tag',
    title: 'A single group tag at Lenovo holds for all future orders',
    kind: 'faq',
    asks: [
      'lenovo single group tag',
      'does the group tag apply to all orders at lenovo',
      'change the group tag for one lenovo order',
    ],
    summary:
      'A single tag in Service Connect is used for all future orders of that customer number, tenant and domain. Choose it only if every device shall have it.',
    steps: ['Several kinds of devices: choose Multiple instead.'],
    source: from('lenovo', `${STEPS}: Enter Autopilot Information (Group Tags)`),
    covers: ['H11'],
  },
  {
    id: 'lenovo-multiple-tags',
    title: 'Several group tags at Lenovo: contact the salesperson',
    kind: 'procedure',
    asks: [
      'multiple group tags at lenovo',
      'lenovo devices were registered without a tag',
      'several tags in service connect',
      'more than one group tag at lenovo',
    ],
    summary:
      'Choose Multiple and contact the salesperson, who has the tags configured. Until that is done, devices are registered without a tag.',
    steps: [
      'Service Connect: Group Tag Yes, Multiple, Submit.',
      'Send the tags to the salesperson.',
      'Hold orders until it is confirmed.',
    ],
    source: from('lenovo', `${STEPS}: Enter Autopilot Information (Group Tags)`),
    covers: ['H12'],
  },
  {
    id: 'lenovo-edit-data',
    title: 'Step 5: change tenant ID, domain or tag later',
    kind: 'procedure',
    asks: [
      'change the tenant id at lenovo',
      'edit the group tag in service connect',
      'update domain at lenovo',
      'edit our tenant data at lenovo',
    ],
    summary:
      'Tenant ID, domain and a single tag can be changed in Service Connect at any time; EDIT saves. Keeping them right is the customer’s task.',
    steps: ['Service Connect > Account Management > Configuration Services > Autopilot.', 'Change, press EDIT.'],
    actions: [open('service-connect')],
    source: from('lenovo', `${STEPS}: Update Autopilot Information`),
    covers: ['H13'],
  },
  {
    id: 'lenovo-forgotten-tag',
    title: 'Forgotten tag on a Lenovo order: paid deregistration and new registration',
    kind: 'faq',
    asks: [
      'forgot the group tag on the lenovo order',
      'lenovo charges for reregistration',
      'wrong tag on lenovo devices',
      'lenovo order without group tag',
    ],
    summary:
      'A missing tag on an order means that Lenovo deregisters and registers the devices again, and charges for it. With Intune rights you can change the tag yourself instead.',
    steps: [
      'Before each order: is the tag in Service Connect or on the order?',
      'Afterwards: change the tag in Intune or with Preflight.',
    ],
    source: from('lenovo', `${STEPS}: Update Autopilot Information`),
    covers: ['H14'],
  },
  {
    id: 'lenovo-done',
    title: 'When Lenovo’s onboarding is complete, and whom to ask afterwards',
    kind: 'contact',
    asks: [
      'lenovo onboarding complete',
      'confirmation mail from lenovo',
      'whom do I ask about lenovo registration',
      'lenovo registered devices do not appear in intune',
      'is the lenovo onboarding finished',
      'lenovo confirmation',
    ],
    summary:
      'It is complete when the confirmation mail arrives ("We are ready for your order"). Questions on the service go to the Lenovo representative; on Intune and Entra ID to Microsoft.',
    steps: ['Keep the mail.', 'Registration is done when the devices are visible in Intune.'],
    source: from('lenovo', `${STEPS}: Confirmation`),
    covers: ['H15', 'H16'],
  },
];
