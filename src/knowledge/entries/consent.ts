import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const CSP = from('consent', 'CSP authorization');
const OEM = from('consent', 'OEM authorization');

/** Consent: who may register devices for whom, how it is given, checked and ended. */
export const consent: readonly EntryDraft[] = [
  {
    id: 'consent-csp-give',
    title: 'How a customer consents to a CSP partner (reseller relationship)',
    kind: 'procedure',
    asks: [
      'request a reseller relationship',
      'how does the customer authorise the reseller',
      'how does a customer give consent to a partner',
      'send the partner invitation link',
      'steps of csp consent',
      'how do we invite a customer as reseller',
      'customer must accept our partner invitation',
      'reseller relationship link',
      'customer approval for the partner',
      'invite the customer',
    ],
    summary:
      'The partner makes the link in Partner Center (Customers > Request a reseller relationship) and mails it. A Global ' +
      'Administrator of the customer opens it, ticks Yes and presses Accept. It counts at once.',
    steps: [
      'Partner Center > Dashboard > Customers > Request a reseller relationship.',
      'Choose without delegated admin rights; they are not needed.',
      'Mail the text with the link to the customer.',
      'Customer: open it as Global Administrator, tick Yes, Accept.',
      'Check: the customer appears in the Customers list.',
    ],
    facts: ['Use the link that Partner Center gives; do not build one.'],
    actions: [{ do: 'check-consent' }, open('partner-center')],
    source: CSP,
    covers: ['G01', 'G02', 'A13'],
  },
  {
    id: 'consent-csp-check',
    title: 'How to check that the customer accepted the partner',
    kind: 'procedure',
    asks: [
      'how do I see that the customer accepted the invitation',
      'check the reseller relationship',
      'is the customer in the customers list',
      'did the customer accept',
      'how do I check consent',
      'is the relationship in place',
    ],
    summary:
      'The customer appears in the Customers list of Partner Center as soon as it accepted. Preflight asks by tenant ID: the relationship must say reseller.',
    steps: ['Ask Preflight: "has <customer> consented?".', 'Or look into Partner Center > Customers.'],
    facts: ['A search by name is no proof: names repeat.'],
    actions: [{ do: 'check-consent' }],
    source: CSP,
    covers: ['G02'],
  },
  {
    id: 'consent-dap-optional',
    title: 'Delegated admin rights (DAP) are optional',
    kind: 'faq',
    asks: [
      'does consent give the partner admin rights',
      'remove delegated admin permissions',
      'dap or gdap needed for autopilot',
      'invitation without delegated admin',
      'include delegated administration permissions checkbox',
      'need delegated admin for registering',
      'gdap needed',
      'does autopilot need dap',
    ],
    summary:
      'Registering devices needs no delegated admin rights; the invitation without them is the better one. Rights given before can be taken back in the Microsoft 365 admin center.',
    steps: [
      'Choose the invitation without delegated rights.',
      'To remove them: Microsoft 365 admin center > Settings > Partner relationships.',
    ],
    actions: [open('m365')],
    source: CSP,
    covers: ['G03'],
  },
  {
    id: 'consent-csp-kinds',
    title: 'Direct CSP, indirect provider, indirect reseller: who may do what',
    kind: 'concept',
    asks: [
      'difference between direct csp and indirect reseller',
      'can an indirect reseller use the api',
      'csp levels for autopilot',
      'indirect provider permission',
      'csp types',
      'partner types',
    ],
    summary:
      'Direct CSP: consent of the customer, site and interface. Indirect provider: may act through its reseller’s relationship, with ' +
      'the interface. Indirect reseller: consent of its own, but only by CSV on the site.',
    steps: ['Indirect reseller: upload the CSV on the site, or let the provider register.'],
    source: CSP,
    covers: ['A22'],
  },
  {
    id: 'consent-csp-regions',
    title: 'No worldwide CSP account: the region of the customer’s tenant decides',
    kind: 'faq',
    asks: [
      'single worldwide csp account',
      'can a german partner register devices for a us tenant',
      'csp region of the tenant',
      'does the location of the device matter',
      'user is in another country than the tenant',
      'customer in the us and partner account in germany',
      'partner in another country',
    ],
    summary:
      'A partner can only have customers whose tenant is in its own CSP region. Where device or user sits does not matter. To work ' +
      'worldwide a partner needs an enrolment in each of the 18 regions.',
    steps: ['Look at the country of the customer’s tenant, not at its users.'],
    source: from('faq', 'Is there such a thing as a single, worldwide CSP account?'),
    covers: ['A23'],
  },
  {
    id: 'consent-csp-required',
    title: 'Must one be a CSP to register devices?',
    kind: 'faq',
    asks: ['is it required to become a csp', 'does an oem need to be a csp', 'who can use partner center'],
    summary:
      'Top volume OEMs use the OEM interface and need not be CSPs. Everybody else who wants to register through Partner Center must be one.',
    steps: ['Without CSP: the customer registers the devices in Intune.'],
    source: from('faq', 'Is it required to become a CSP to participate in Windows Autopilot?'),
    covers: ['A24'],
  },
  {
    id: 'consent-tenant-id-once',
    title: 'The tenant ID is entered once per customer',
    kind: 'faq',
    asks: [
      'does the tenant id need to be given with every upload',
      'what is the tenant id good for',
      'where do I find the tenant id',
      'tenant id and domain name of the customer',
      'what is a tenant id',
      'how do I find our tenant id',
      'directory id',
      'what is the tenant',
    ],
    summary:
      'The tenant ID names the customer’s directory; a registration ties the device to it. In Partner Center it is entered once and used for all later uploads. Find it in Entra ID > Overview.',
    steps: ['Entra admin center > Overview: copy the tenant ID and the primary domain.'],
    actions: [open('entra')],
    source: from('faq', 'Microsoft Partner Center'),
    covers: ['A20'],
  },
  {
    id: 'consent-oem-give',
    title: 'How a customer consents to an OEM',
    kind: 'procedure',
    asks: [
      'oem consent link',
      'how do we authorise the oem to register devices',
      'authorize the manufacturer for autopilot',
      'direct api oem authorization',
      'cloud native global admin account for the oem consent',
      'allow the manufacturer to register devices for us',
      'consent for dell hp lenovo',
      'authorise the hardware maker',
    ],
    summary:
      'The OEM sends its own link (only OEMs with the Direct API have one). A Global Administrator signs in to the Microsoft 365 ' +
      'admin center with a cloud account (…onmicrosoft.com), opens the link, ticks Yes, Accept. It counts at once.',
    steps: [
      'Ask the OEM for its consent link.',
      'Sign in with a cloud-native Global Administrator account.',
      'Open the link, tick Yes, press Accept.',
      'The OEM checks it with its Validate Device Submission Data call.',
    ],
    facts: ['No delegated admin rights go to the OEM.'],
    actions: [{ do: 'check-consent' }, open('m365')],
    source: OEM,
    covers: ['G04', 'G05', 'G06', 'AG06'],
  },
  {
    id: 'consent-oem-rights',
    title: 'What rights an OEM gets by the consent: registering, no administration',
    kind: 'faq',
    asks: [
      'does the oem become administrator of our tenant',
      'delegated admin rights to the oem',
      'what may the oem do after consent',
      'can the oem read our data',
      'does the manufacturer get admin rights',
      'what can the oem see',
    ],
    summary:
      'None in the tenant: the OEM may register and deregister devices in the Autopilot service, also devices it did not register. It cannot unenrol or disjoin a device, nor read the tenant.',
    steps: ['Give the consent without fear for admin rights; there are none in it.'],
    source: OEM,
    covers: ['G06', 'G10'],
  },
  {
    id: 'consent-oem-remove',
    title: 'Ending an OEM’s consent: write to msoemops',
    kind: 'contradiction',
    asks: [
      'remove an oem from our tenant',
      'revoke the permission of the manufacturer',
      'msoemops email address',
      'how do we withdraw oem consent',
      'withdraw the permission of the oem',
      'cancel oem authorization',
      'stop an oem from registering devices',
    ],
    summary:
      'An administrator cannot remove an OEM; the request goes to msoemops@microsoft.com. The support page calls that address open ' +
      'to OEMs with the Direct API only, yet the consent page gives it to customers for this case.',
    steps: [
      'Write to msoemops@microsoft.com: tenant ID, name of the OEM, "remove OEM".',
      'Tell the OEM as well.',
      'If there is no answer, open a case in Intune.',
    ],
    facts: ['OEMs get the address from their account manager.'],
    source: OEM,
    covers: ['G07', 'CT11'],
  },
  {
    id: 'consent-reseller-remove',
    title: 'Ending a reseller relationship',
    kind: 'faq',
    asks: [
      'remove the reseller relationship',
      'end the relationship with our partner',
      'customer wants to withdraw consent from the csp',
      'are devices deregistered when consent ends',
      'partner shall no longer register devices for us',
    ],
    summary:
      'The partner ends it in Partner Center, after subscriptions and reservations are gone. The customer can take back admin ' +
      'rights alone; the relationship itself stays. Registered devices stay registered as far as is known.',
    steps: [
      'Ask the partner to end the relationship.',
      'Take back delegated rights: Microsoft 365 admin center > Settings > Partner relationships.',
      'Have devices deregistered if they shall go.',
    ],
    facts: ['Preflight never ends a relationship: it reaches far beyond Autopilot.'],
    source: from('partner-center', 'Remove a reseller relationship with a customer'),
  },
  {
    id: 'consent-error-page',
    title: 'The consent link shows an error page: the role is missing',
    kind: 'error',
    asks: [
      'error page behind the consent link',
      'consent link says you do not have permission',
      'user without global admin opens the link',
      'accept button missing on the invitation',
      'customer gets an error when opening the consent link',
      'consent link does not work',
      'permission error on the partner invitation',
      'link for consent fails',
      'not authorised to accept',
      'acceptance page says permission is missing',
    ],
    cause: 'The person who opened the link is no Global Administrator, or signed in with another account.',
    summary:
      'Only a Global Administrator can accept; everybody else sees an error page behind the link. Sign in with the right account in a private window and open it again.',
    steps: [
      'Open the link in a private browser window.',
      'Sign in as Global Administrator of the customer; for an OEM with a …onmicrosoft.com account.',
      'Tick Yes, Accept.',
    ],
    source: CSP,
    covers: ['G08'],
  },
  {
    id: 'consent-least-privilege',
    title: 'Which role is needed for what: Global Administrator only for the consent',
    kind: 'contradiction',
    asks: [
      'is global admin needed for autopilot',
      'which role can give consent',
      'lenovo wants global admin for everything',
      'least privilege for autopilot',
      'do I need to be global administrator to import devices',
      'which role is needed to accept consent',
      'global administrator required',
      'who must click accept',
    ],
    summary:
      'Global Administrator is needed to accept a partner’s or OEM’s consent. Importing needs Intune Administrator or less. A Lenovo ' +
      'guide asks for Global Administrator for all tasks; Microsoft warns against that.',
    steps: [
      'Consent: Global Administrator, once.',
      'Import and profiles: Intune Administrator, Policy and Profile Manager, or a custom role.',
    ],
    source: from('oem-registration', 'Customer consent'),
    covers: ['G09', 'CT4', 'AB06'],
  },
  {
    id: 'consent-old-faq',
    title: 'An old answer sends the consent to Store for Business',
    kind: 'faq',
    asks: ['consent page in microsoft store for business not found', 'where is the consent page now'],
    summary:
      'That FAQ answer is outdated: the consent page is in the Microsoft 365 admin center today. The way itself is the same: link of the partner, Global Administrator, Yes, Accept.',
    steps: ['Open the partner’s or OEM’s link; it leads to the Microsoft 365 admin center.'],
    actions: [open('m365')],
    source: from('faq', 'How does a customer authorize an OEM or Channel Partner to register Autopilot devices?'),
    covers: ['G11', 'CT12'],
  },
  {
    id: 'consent-microsoft-not-involved',
    title: 'Consent is between customer and partner; Microsoft takes no part',
    kind: 'faq',
    asks: [
      'does microsoft approve the consent',
      'how long does the consent take',
      'is microsoft involved in the consent exchange',
    ],
    summary:
      'Once the links exist, Microsoft is no longer involved: consent goes directly between customer and partner or OEM, and it counts as soon as Accept is pressed.',
    steps: ['Check right after Accept; there is nothing to wait for.'],
    source: from('consent', 'Summary'),
    covers: ['G12'],
  },
  {
    id: 'consent-app-entra',
    title: 'Admin consent to the app (Intune channel)',
    kind: 'procedure',
    codes: ['name:AADSTS65004', 'name:consent_required'],
    asks: [
      'admin consent for the preflight app',
      'grant permissions to the app in entra id',
      'who can consent to application permissions',
      'AADSTS65004',
      'customer has to consent to the app',
      'approve the application in the customer tenant',
    ],
    summary:
      'For the Intune channel an administrator of the customer grants the app its permissions by the link of the card. Application ' +
      'permissions of Graph need a Privileged Role Administrator or Global Administrator.',
    steps: [
      'Send the link of the card to the customer’s administrator.',
      'They sign in, read the permissions, Accept.',
      'Press Check again.',
    ],
    facts: [
      'Application or Cloud Application Administrator is not enough for permissions of Microsoft Graph.',
      'The customer ends it by deleting the enterprise application.',
    ],
    actions: [{ do: 'check-consent' }, open('entra')],
    source: from('admin-consent', 'Grant tenant-wide admin consent'),
  },
];
