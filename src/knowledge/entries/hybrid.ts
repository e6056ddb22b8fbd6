import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const TUTORIAL = 'user-driven-hybrid-tutorial';
const VPN = from('user-driven', 'User-driven mode for hybrid Microsoft Entra join with VPN support');

/** Hybrid join: domain join profile, VPN, duplicates, what users see. */
export const hybrid: readonly EntryDraft[] = [
  {
    id: 'hybrid-not-recommended',
    title: 'Hybrid join is not recommended for new devices',
    kind: 'faq',
    asks: [
      'should new devices be hybrid joined',
      'hybrid join or entra join',
      'what is hybrid entra join',
      'is hybrid autopilot recommended',
      'hybrid join pros and cons',
      'do we still need hybrid',
    ],
    summary:
      'Microsoft advises Entra join (cloud-native) for new devices, also in Autopilot. Hybrid joined devices are joined to an on-premises Active Directory and known to Entra ID as well.',
    steps: ['Use hybrid join only where something on-premises truly needs the computer account.'],
    source: from('hybrid', 'Important'),
    covers: ['R01'],
  },
  {
    id: 'hybrid-steps',
    title: 'Hybrid join with Autopilot: ten or eleven steps',
    kind: 'procedure',
    asks: [
      'how do I set up hybrid autopilot',
      'steps for user-driven hybrid join',
      'hybrid join workflow',
      'pre-provisioned hybrid join steps',
      'set up hybrid autopilot',
    ],
    summary:
      'Automatic enrolment, Intune Connector, computer account limit of the OU, register, group, ESP, hybrid profile, domain join profile, (assign user), deploy. Pre-provisioned has one step more.',
    steps: [
      'Automatic Intune enrolment.',
      'Install the Intune Connector for Active Directory.',
      'Raise the computer account limit in the OU, where needed.',
      'Register devices; device group; ESP.',
      'Autopilot profile for hybrid join; domain join profile.',
      'Assign a user (optional); deploy (technician flow, then user flow when pre-provisioned).',
    ],
    source: from(TUTORIAL, 'Workflow'),
    covers: ['R02'],
  },
  {
    id: 'hybrid-domain-join-profile',
    title: 'The domain join profile: prefix, FQDN, OU',
    kind: 'requirement',
    asks: [
      'domain join profile settings',
      'organizational unit in the domain join profile',
      'CN=Computers fails in the domain join profile',
      'netbios name in domain join profile',
      'macros in the computer name prefix hybrid',
      'domain join settings',
    ],
    summary:
      'Prefix needed, no macros such as %SERIAL%; the domain as FQDN, not NetBIOS; the OU as a path. For the Computers container leave it empty: CN=Computers fails. Assign it to All devices.',
    steps: [
      'Devices > Configuration > Create > Templates > Domain join.',
      'Prefix, domain (FQDN), OU or empty.',
      'Assign to All devices.',
    ],
    source: from(TUTORIAL, 'Configure and assign domain join profile'),
    covers: ['R13', 'K06'],
  },
  {
    id: 'hybrid-vpn',
    title: 'Hybrid join over VPN: what must be set',
    kind: 'requirement',
    asks: [
      'hybrid autopilot over vpn',
      'skip ad connectivity check',
      'which vpn clients work with hybrid autopilot',
      'hybrid join from home',
      'off-premises hybrid deployment',
      'remote hybrid join',
      'deploy hybrid devices at home',
      'computers do not reach the domain controller from home',
    ],
    summary:
      'Profile: "Skip AD connectivity check" Yes (another page calls it "Skip domain connectivity check"). The VPN must be deployable by Intune and work at machine level, before sign-in. Not supported: user certificates, non-Microsoft UWP plug-ins.',
    steps: [
      'Set the switch in the profile.',
      'Deploy VPN client and connection to devices.',
      'Test that it connects before sign-in.',
    ],
    source: VPN,
    covers: ['R14', 'CT17'],
  },
  {
    id: 'hybrid-vpn-validate',
    title: 'Testing the VPN for hybrid join',
    kind: 'procedure',
    asks: ['check the vpn before hybrid deployment', 'get-vpnconnection alluserconnection', 'rasdial test'],
    summary:
      'On a test device: Get-VpnConnection -AllUserConnection must list the connection; RASDIAL.EXE "<name>" must connect it; the connection must be offered on the sign-in page.',
    steps: [
      'Get-VpnConnection -AllUserConnection',
      'RASDIAL.EXE "ConnectionName"',
      'Sign out and look for the network icon on the sign-in page.',
    ],
    source: VPN,
    covers: ['R15'],
  },
  {
    id: 'hybrid-two-credentials',
    title: 'Users sign in several times during hybrid deployment',
    kind: 'faq',
    asks: [
      'user has to sign in twice in hybrid autopilot',
      'which credentials in hybrid deployment',
      'entra then active directory sign in',
    ],
    summary:
      'First with Entra credentials in OOBE, then with Active Directory credentials at the Windows sign-in, then once more with Entra for the account part.',
    steps: ['Tell the user which account comes when.'],
    source: from(TUTORIAL, 'Deploy the device'),
    covers: ['R16'],
  },
  {
    id: 'hybrid-duplicate-objects',
    title: 'Hybrid devices show twice in Entra ID: by design',
    kind: 'known-issue',
    asks: [
      'duplicate device objects in entra id',
      'two device objects for one hybrid device',
      'hybrid device appears twice',
      'compliance shows N/A for hybrid devices',
      'two entries for one computer in azure ad',
    ],
    summary:
      'The registration makes one object, the hybrid join another; that is by design. The compliance of the hybrid object is N/A until a user has signed in. Do not delete the registration’s object.',
    steps: ['Let a user sign in; then compliance is worked out.'],
    facts: ['Added 9 January 2022.'],
    source: from('known-issues', 'Duplicate device objects with Microsoft Entra hybrid deployments'),
    covers: ['R20', 'Y01'],
  },
  {
    id: 'hybrid-sync-scope',
    title: 'OU filtering in Entra Connect must include the OU of the devices',
    kind: 'requirement',
    asks: [
      'entra connect ou filtering hybrid autopilot',
      'hybrid device is not synced to entra',
      'verify hybrid join with get-mgdevice',
    ],
    summary:
      'Where Entra Connect filters by OU, the OU or container of Autopilot devices must be in its scope. Verify the hybrid registration with Get-MgDevice.',
    steps: ['Check the scope of Entra Connect.', 'Get-MgDevice -Filter "displayName eq \'…\'"'],
    source: from('hybrid', 'Requirements'),
    covers: ['R18'],
  },
  {
    id: 'hybrid-proxy',
    title: 'Hybrid join behind a proxy: WPAD',
    kind: 'faq',
    asks: [
      'hybrid autopilot behind a proxy',
      'wpad proxy settings for autopilot',
      'odjconnectorsvc memory leak',
      'connector service uses too much memory',
      'connector process needs a lot of memory',
    ],
    summary:
      'Devices need the proxy by WPAD during hybrid deployment. The connector service can leak memory when a proxy is used: restart it from time to time (known issue of February 2022).',
    steps: ['Offer WPAD in the network.', 'Restart the connector service when its memory grows.'],
    facts: ['The issue names the program ODJConnectorSvc.exe and ODJConnectSvc.exe: the same.'],
    source: from('known-issues', 'ODJConnectorSvc.exe leaks memory'),
    covers: ['R19', 'CT15', 'Y01'],
  },
  {
    id: 'hybrid-adfs',
    title: 'ADFS: another than the assigned user can sign in',
    kind: 'known-issue',
    asks: [
      'adfs user assignment not enforced',
      'another user can sign in with adfs',
      'does assign user work with adfs',
    ],
    summary:
      'With a cloud account the assigned user is enforced and only the password is asked. With ADFS the assignment is not enforced: anybody may sign in.',
    steps: ['Do not rely on the assignment with ADFS.'],
    source: from('known-issues', 'A non-assigned user can sign in when using user-driven mode with ADFS'),
    covers: ['AE06', 'Y01', 'E09'],
  },
];
