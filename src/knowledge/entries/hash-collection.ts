import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const COLLECT = from('add-devices', 'Collect the hardware hash');
const FAQ = from('faq', 'Hardware hash');

/** The hardware hash: what it is, and how it is captured. */
export const hashCollection: readonly EntryDraft[] = [
  {
    id: 'hash-collect',
    title: 'How to capture the hardware hash of a device',
    kind: 'procedure',
    asks: [
      'how do I get the hardware hash',
      'collect the hash of a laptop',
      'ways to capture a hardware hash',
      'where do I find the hardware id',
      'get autopilot hash from a device',
      'harvest the device fingerprint',
      'where do I get the hash from',
      'read out the hardware hash',
      'how to extract a hardware hash',
      'configuration manager report with hashes',
      'can sccm give me the hashes',
      'obtain hash of existing computers',
      'how do I read the hardware id',
      'export the autopilot id',
      'help desk needs the hash during setup',
      'hashes of many pcs that are in use',
    ],
    summary:
      'Four ways: PowerShell (Get-WindowsAutopilotInfo), the diagnostics page in OOBE (Ctrl+Shift+D, Windows 11), Settings > ' +
      'Access work or school > Export, or Configuration Manager, which collects hashes by itself.',
    steps: [
      'Windows is running: Get-WindowsAutopilotInfo -OutputFile AutopilotHWID.csv.',
      'Device is in OOBE: Ctrl+Shift+D and export to USB (Windows 11), or Shift+F10 and the script.',
      'No PowerShell wanted: Settings > Accounts > Access work or school > Export your management log files.',
      'Many existing devices: the report of Configuration Manager.',
    ],
    source: COLLECT,
    covers: ['D01', 'AG10', 'AG11'],
  },
  {
    id: 'hash-collect-script-csv',
    title: 'Capture to a CSV with Get-WindowsAutopilotInfo',
    kind: 'procedure',
    asks: [
      'Get-WindowsAutopilotInfo commands',
      'powershell script for the hardware hash',
      'save the hash as csv on the device',
      'install-script get-windowsautopilotinfo',
      'export hardware hash to csv with powershell',
      'execution policy for the hash script',
      'powershell autopilot csv',
      'install the autopilot script',
      'nuget prompt when installing the script',
    ],
    summary:
      'In an elevated PowerShell: install the script Get-WindowsAutopilotInfo, then run it with -OutputFile AutopilotHWID.csv. The file is written to C:\\HWID.',
    steps: [
      '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12',
      'New-Item -Type Directory -Path "C:\\HWID"; Set-Location "C:\\HWID"',
      '$env:Path += ";C:\\Program Files\\WindowsPowerShell\\Scripts"',
      'Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned',
      'Install-Script -Name Get-WindowsAutopilotInfo',
      'Get-WindowsAutopilotInfo -OutputFile AutopilotHWID.csv',
    ],
    facts: [
      'Agree to NuGet from PSGallery when asked.',
      'On its first run the script asks for consent to its permissions in Entra ID.',
    ],
    source: COLLECT,
    covers: ['D02', 'AG11'],
  },
  {
    id: 'hash-collect-online',
    title: 'Capture and upload in one go: Get-WindowsAutopilotInfo -Online',
    kind: 'procedure',
    asks: [
      'upload the hash directly from oobe',
      'shift f10 powershell get-windowsautopilotinfo -online',
      'register a device during setup',
      'register the laptop without a csv',
      'run the hash script in oobe',
      'register the device directly from setup',
    ],
    summary:
      'In OOBE press Shift+F10, start powershell.exe, install the script and run Get-WindowsAutopilotInfo -Online. Sign in with at least Intune Administrator; restart when it has uploaded.',
    steps: [
      'Shift+F10, then: powershell.exe',
      'Set TLS 1.2, set the execution policy RemoteSigned for this process.',
      'Install-Script -Name Get-WindowsAutopilotInfo -Force',
      'Get-WindowsAutopilotInfo -Online, and sign in.',
      'Wait until the device is in the list and has a profile, then restart it.',
    ],
    source: COLLECT,
    covers: ['D03', 'AB08'],
  },
  {
    id: 'hash-collect-remote',
    title: 'Capturing hashes of remote computers',
    kind: 'procedure',
    asks: [
      'collect hardware hashes remotely',
      'get the hash of many computers over the network',
      'wmi permissions for the hash script',
      'hashes of remote pcs',
    ],
    summary:
      'The script can run against remote computers when you have WMI permissions there and the Windows firewall lets WMI through. Configuration Manager has the hashes already.',
    steps: [
      'Open WMI in the firewall of the remote computers.',
      'Run Get-WindowsAutopilotInfo -Name computer1,computer2 -OutputFile hashes.csv.',
    ],
    source: COLLECT,
    covers: ['D04'],
  },
  {
    id: 'hash-collect-consent',
    title: 'The capture script asks for permissions in Entra ID',
    kind: 'faq',
    asks: [
      'get-windowsautopilotinfo asks for app registration permissions',
      'script needs approval of microsoft graph permissions',
      'consent prompt when running the hash script',
      'azuread module deprecated hash script',
    ],
    summary:
      'Since July 2023 the script uses the Microsoft Graph modules, and its first run with -Online asks for approval of permissions in Entra ID. Use its newest version; an administrator may have to consent.',
    steps: [
      'Update the script: Install-Script Get-WindowsAutopilotInfo -Force.',
      'Have an administrator consent to Microsoft Graph PowerShell.',
      'Without consent: capture to CSV instead; that needs none.',
    ],
    facts: [
      'The app is called Microsoft Graph PowerShell (Command Line Tools); older tenants also show Microsoft Intune PowerShell.',
    ],
    source: COLLECT,
    covers: ['D05', 'AB07'],
  },
  {
    id: 'hash-collect-diagnostics-page',
    title: 'Capture during the first start: Ctrl+Shift+D',
    kind: 'procedure',
    asks: [
      'hash from the diagnostics page',
      'export hash to a usb stick during oobe',
      'get the hash without powershell on a new laptop',
      'hash without signing in',
    ],
    summary:
      'On Windows 11 press Ctrl+Shift+D in OOBE and export the logs to a USB drive: they hold a CSV with the hardware hash.',
    steps: [
      'Insert a USB stick.',
      'Press Ctrl+Shift+D in OOBE.',
      'Export the logs; take the CSV with the hash from them.',
    ],
    source: COLLECT,
    covers: ['D06'],
  },
  {
    id: 'hash-collect-settings',
    title: 'Capture from Settings: Export your management log files',
    kind: 'procedure',
    asks: [
      'export hash from settings access work or school',
      'ms-settings:workplace export',
      'MDMDiagnostics folder hash csv',
      'hash from windows settings',
    ],
    summary:
      'Settings > Accounts > Access work or school > Export your management log files. The CSV with the hash is in C:\\Users\\Public\\Documents\\MDMDiagnostics.',
    steps: [
      'Run ms-settings:workplace.',
      'Windows 11: Export your management log files > Export; Windows 10: choose the link.',
      'Take the CSV from C:\\Users\\Public\\Documents\\MDMDiagnostics.',
    ],
    source: COLLECT,
    covers: ['D07'],
  },
  {
    id: 'hash-collect-outputfile',
    title: 'Use -OutputFile; do not pipe the output into a file',
    kind: 'faq',
    asks: [
      'hash csv written with > is unreadable',
      'can I pipe get-windowsautopilotinfo to a file',
      'export-csv of the hash script',
      'redirecting the hash output to a file',
    ],
    summary:
      'Only -OutputFile writes the form that the import takes. Redirecting the output changes encoding and layout, and the file is refused.',
    steps: [
      'Run Get-WindowsAutopilotInfo -OutputFile name.csv; add -Append for more devices.',
      'Have Preflight repair a file that was redirected.',
    ],
    actions: [{ do: 'fix-file' }],
    source: from('motherboard', 'Capture a new Autopilot device ID (4K HH) from the device'),
    covers: ['D08'],
  },
  {
    id: 'hash-script-errors',
    title: 'The capture script is not found, or Install-Script fails',
    kind: 'error',
    asks: [
      'get-windowsautopilotinfo is not recognized',
      'install-script fails',
      'psgallery is not registered',
      'script not found after installation',
      'Register-PSRepository',
      'autopilot script does not run',
    ],
    summary:
      'Not found: add C:\\Program Files\\WindowsPowerShell\\Scripts to PATH. Install-Script fails: the gallery is not registered, so run Register-PSRepository -Default -Verbose.',
    steps: [
      '$env:Path += ";C:\\Program Files\\WindowsPowerShell\\Scripts"',
      'Get-PSRepository; if PSGallery is missing: Register-PSRepository -Default -Verbose',
      'Set TLS 1.2 first on old systems.',
    ],
    source: from('motherboard', 'Capture a new Autopilot device ID (4K HH) from the device'),
    covers: ['D09'],
  },
  {
    id: 'oobe-restarted-too-often',
    title: 'OOBE was restarted too often: language, region and keyboard on one page',
    kind: 'error',
    asks: [
      'oobe shows language region and keyboard on one page',
      'autopilot does not run after restarting oobe many times',
      'oobe recovery mode',
      'UserOOBE registry value',
      'oobe loop',
    ],
    symptoms: ['language, region and keyboard are asked on a single page'],
    cause: 'After too many restarts OOBE goes into a recovery mode and skips the Autopilot configuration.',
    summary:
      'OOBE counts its restarts; after too many it shows language, region and keyboard on one page and leaves Autopilot out. Set HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\UserOOBE to 1.',
    steps: [
      'Shift+F10, regedit.',
      'Set HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\UserOOBE to 1.',
      'Restart the device.',
    ],
    source: COLLECT,
    covers: ['D10'],
  },
  {
    id: 'hash-what-is-it',
    title: 'What the hardware hash is and what it holds',
    kind: 'concept',
    asks: [
      'what is a hardware hash',
      'what information does the hash contain',
      'why does the hash change every time',
      'is the hash different each time it is captured',
      'what does hardware id mean in autopilot',
      'what does a hash look like',
      'hash changes every time',
      'meaning of the 4k hash',
      'does the hash contain the serial number',
      'does the hash include the hard drive',
    ],
    summary:
      'A record of the device: maker, model, serial number, disk serial, network addresses, TPM key, the time of the capture and ' +
      'more. It differs at every capture because of that time; the service compares fields, not text.',
    steps: ['A second capture of the same device is no error: either hash can be used.'],
    facts: ['It is no hash in the strict sense: it can be decoded. Its text has 4,000 characters.'],
    source: from('registration-overview', 'Device identification'),
    covers: ['C01'],
  },
  {
    id: 'hash-names',
    title: 'OA3 hash, 4K hash, hardware hash, hardware id: the same thing',
    kind: 'concept',
    asks: [
      'difference between oa3 hash and 4k hardware hash',
      '4k hh meaning',
      'is the hardware id the same as the hardware hash',
      'which oa3 tool version is needed',
      '4k hh versus oa3 hash',
    ],
    summary:
      'Different names for one thing. Any supported OA3 tool makes it; old unsupported ones make a hash of another size, which Autopilot cannot use.',
    steps: ['Capture with a supported version of Windows.'],
    source: FAQ,
    covers: ['C02', 'AG13', 'AD02'],
  },
  {
    id: 'hash-minimum-content',
    title: 'What a hash must contain at least',
    kind: 'requirement',
    asks: [
      'what data does the hardware hash need to include',
      'why are uuid mac address and disk serial required',
      'which smbios fields must be unique',
      'smbios requirements for the hash',
      'must the smbios uuid be unique',
      'which values make a device unique',
    ],
    summary:
      'SMBIOS UUID, MAC address and, with the OA3 tool, a unique disk serial. Unique must also be: product key id, maker, model, ' +
      'serial, SKU, family, TPM and its key (EkPub). UUID and serial alone are not enough.',
    steps: [
      'Have the maker correct firmware that repeats values.',
      'Let Preflight decode the hash: it names missing or shared fields.',
    ],
    facts: ['Windows has no single identifier of a device, so these fields together serve as one.'],
    actions: [{ do: 'check-file' }],
    source: FAQ,
    covers: ['C03', 'C04'],
  },
  {
    id: 'hash-several-cards',
    title: 'Devices with several disks or network cards: what counts',
    kind: 'faq',
    asks: [
      'device with two network cards which mac is used',
      'several disks in one device hash',
      'docking station network adapter in the hash',
      'how does the oa3 tool get the mac address',
      'is the wlan adapter used for the hash',
    ],
    summary:
      'All values are used, with rules: the system disk counts more than others, removable network adapters are left out where they are recognised, and LAN and Wi-Fi both count.',
    steps: ['Capture without dock and USB network adapter where you can.'],
    facts: ['Disk serial from IOCTL_STORAGE_QUERY_PROPERTY, MAC address from OID_802_3_PERMANENT_ADDRESS.'],
    source: from('faq', 'Technical interface'),
    covers: ['C05'],
  },
  {
    id: 'identity-tuple-pkid',
    title: 'Tuple and PKID: the other ways to name a device',
    kind: 'concept',
    asks: [
      'what is a tuple',
      'what is a pkid',
      'product key id meaning',
      'manufacturer model and serial instead of a hash',
      'where do I find the product key id',
      'difference between pkid, tuple and hash',
      'can we use the product key instead of a hash',
      'manufacturer plus model plus serial',
      'where is the pkid printed',
      'pkid or hash what do partners use',
    ],
    summary:
      'Tuple: maker, model and serial as the firmware has them. PKID: the product key id, 13 digits on the box label. Both only ' +
      'work where the maker has uploaded the hash, and only for OEMs and CSP partners.',
    steps: ['Customers: use the hardware hash.', 'Partners: use the PKID from the label or the supplier’s data.'],
    facts: ['The tuple is compared with capitals: "Dell Inc." is not "DELL".'],
    source: from('guidelines', 'Hardware and firmware best practice guidelines'),
    covers: ['C10', 'A06', 'AD01'],
  },
  {
    id: 'hash-unsupported-windows',
    title: 'Can the hash be captured on old versions of Windows? No',
    kind: 'faq',
    asks: [
      'can I capture the hash on windows 7 or 8',
      'harvest the fingerprint on an unsupported windows version',
      'hash of an existing device with an old windows',
    ],
    summary:
      'Only on supported versions of Windows. There is no way to capture the hash on unsupported ones, and none is planned.',
    steps: ['Install a supported Windows first, then capture the hash.'],
    source: from('faq', 'Can I harvest the device fingerprint on existing devices?'),
    covers: ['C12'],
  },
  {
    id: 'hash-sample-prefix',
    title: 'Slips in the documentation’s examples',
    kind: 'gap',
    asks: [
      'does every hash start with T0',
      'typing errors in the documentation',
      'OOBE written as OOB',
      'what does VAIQ mean',
    ],
    summary:
      'Our copies of the pages hold slips: OOB or OOOE for OOBE, "reimagine" for reimage, VAIQ for VAIO, a misspelled variable ' +
      'OSDTargtSystemDrive. The sample hash in the repair page is cut; do not derive a rule from it.',
    steps: ['Take names from this knowledge base rather than from the slip.'],
    source: from('motherboard', 'Reregister from the Microsoft Partner Center (MPC)'),
    covers: ['G-3'],
  },
];
