/** Words of everyday life and of other fields, by field: in a question they say that it is about something else. */
const FIELDS: Readonly<Record<string, string>> = {
  'things beside a computer':
    'printer printers print monitor monitors display mouse mice headset headsets phone phones ' +
    'camera webcams speaker speakers batteries charger charging cable cables toner paper scanner ' +
    'scan fax projector touchpad trackpad touchscreen stylus pen pens docking dock stick earphones ' +
    'microphone headphones hdmi displayport bluetooth smartwatch shredder',
  'other systems':
    'iphone ipad ios android mac macs macos macbook apple imac chromebook chrome chromeos linux ubuntu ' +
    'debian fedora redhat unix raspberry samsung galaxy pixel huawei xiaomi playstation xbox nintendo oculus ' +
    'kindle alexa siri',
  'other products':
    'okta jamf kandji google gmail slack zoom webex cisco citrix oracle sap salesforce jira confluence ' +
    'github gitlab bitbucket docker kubernetes terraform ansible jenkins python java javascript typescript ' +
    'rust golang photoshop acrobat adobe autocad visio planner yammer viva copilot gpt chatgpt firefox ' +
    'safari youtube spotify netflix whatsapp facebook instagram twitter linkedin tiktok dropbox notion ' +
    'trello asana zendesk servicenow splunk datadog grafana veeam commvault zscaler fortinet palo ' +
    'crowdstrike sophos mcafee norton avast kaspersky bitdefender teamviewer anydesk putty filezilla winrar ' +
    'vlc steam minecraft wordpress shopify paypal ebay amazon aws gcp heroku cloudflare mysql postgres ' +
    'postgresql mongodb redis kafka elasticsearch tableau',
  'other things of Microsoft':
    'sharepoint onedrive outlook exchange mailbox mailboxes mail mails email emails calendar word powerpoint ' +
    'onenote access whiteboard bookings stream sway powerapps powerautomate ' +
    'powerbi fabric synapse sentinel purview defender kusto kql cosmos devops pipelines azcopy ' +
    'webjob avd wvd cloudpc wsus dfs iis rdp rds hyperv cluster failover dns dhcp dhcpd nps radius ' +
    'kerberos ntlm pki certsrv smb ntfs vss dfsr sysvol netlogon fsmo bsod ' +
    'bluescreen defrag chkdsk paint edge bing skype lync minesweeper solitaire',
  life:
    'coffee tea lunch dinner breakfast pizza recipe food rice football soccer tennis movie film music song ' +
    'songs joke jokes poem story riddle flight hotel train bus car cars bike holiday holidays vacation love ' +
    'hate hungry tired happy birthday wedding baby dog dogs cat cats bird capital france germany italy spain ' +
    'london paris berlin rome president chancellor minister king queen world planet moon sun stars universe ' +
    'rain snow temperature roman empire history geography politics money monthly party sleep eat drink dance ' +
    'run sing play cook swim read bathroom kitchen garden doctor dentist medicine weather horoscope lottery ' +
    'tesla airplane aeroplane spider elephant',
  work:
    'salary invoice invoices billing payroll expense expenses budget tax price prices stock share bitcoin ' +
    'crypto bank loan insurance office desk chair floor parking park door elevator canteen badge meeting ' +
    'meetings call calls translate french german english spanish swedish italian chinese cost costs ' +
    'expensive cheap arrive arrives arrival delivery visitor reception training course marathon ' +
    'timesheet timesheets overtime pension bonus recruiter intern',
  'other trouble':
    'firewall server servers usb station game games pay payday walk router routers switch backup backups ' +
    'restore restored sql database databases slow black blue noise loud sound crashes freezer virus malware ransomware phishing spam inbox signature screenshot ' +
    'wallpaper alarm mapping unlock locked password passwords driver drivers fan font fonts ' +
    'spreadsheet formula formulas pivot chart vlookup macro macros bookmark bookmarks browser website ' +
    'homepage cookies popup shortcut shortcuts zip pdf jpg mp4 ' +
    'photo photos picture pictures recognized recognised room rooms tie double graphics cpu life',
  code: 'regex compiler debugger variable kernel grub bootloader systemd cron nginx apache ' + 'webserver xpath latex',
  science: 'photosynthesis physics chemistry biology mountain atom quantum equation triangle',
};

/** All of them; no typing error of ours, whatever they resemble. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(Object.values(FIELDS).flatMap((words) => words.split(' ')));
