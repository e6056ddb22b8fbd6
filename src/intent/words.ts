import { wordSet } from './word-set.ts';

/** Things a device can be called. */
export const DEVICE_NOUNS =
  wordSet(`device devices laptop laptops notebook notebooks machine machines computer computers pc pcs tablet
  tablets desktop desktops unit units endpoint endpoints workstation workstations host hosts vm vms serial serials thinkpad thinkpads
  surface surfaces chromebook latitude latitudes elitebook elitebooks probook probooks optiplex hololens box boxes system systems
  hardware s/n sn sns client clients ultrabook ultrabooks convertible convertibles kiosk kiosks`);

/** Things that are counted when devices are counted. */
export const COUNTED_NOUNS =
  wordSet(`device devices laptop laptops notebook notebooks machine machines computer computers pc pcs tablet
  tablets desktop desktops unit units endpoint endpoints workstation workstations host hosts vm vms serial serials serialnumbers
  thinkpad thinkpads surfaces latitudes elitebooks probooks piece pieces pcs. hashes kiosks ultrabooks convertibles hololenses boxes
  s/ns sns systems`);

export const FILE_NOUNS =
  wordSet(`file files csv csvs list lists spreadsheet spreadsheets sheet excel workbook attachment attachments
  export exports document upload hashes hash hashlist template txt xlsx table extract dump`);

export const PRONOUNS = wordSet(
  `it its them these those this that they both all everything following above below rest same one ones`,
);

/** Customers, and what stands between such a word and the name. */
export const CUSTOMER_NOUNS = wordSet('customer client tenant organisation organization org company tenantid');

/** Roads, products and makers: a name with a capital that is not an organisation we register for. */
export const PRODUCT_NAMES =
  wordSet(`autopilot intune windows microsoft entra azure ad aad partner center centre oem csp graph mdm esp oobe
  tpm csv excel teams outlook sharepoint onedrive office m365 365 preflight lenovo dell hp hpe surface thinkpad thinkbook thinkcentre
  latitude elitebook probook optiplex acer asus dynabook fujitsu panasonic getac samsung apple hololens bitlocker defender id ids it hr
  api portal admin serial serials tag tags group manual upload direct dfci pkid kb upn vm vms pc pcs laptop laptops device devices
  request requests order po ticket case incident powershell graph okta jamf servicenow jira english german french spanish i we you
  ok please thanks thank pls asap fyi ps internet usb bios uefi wifi vpn mfa sso edge chrome copilot configuration manager sccm
  configmgr wsus lan iot poc uat dev prod test production staging r&d`);

export const TIME_WORDS =
  wordSet(`today tomorrow tonight yesterday now monday tuesday wednesday thursday friday saturday sunday mon tue wed
  thu fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec morning afternoon evening noon midnight night week weeks weekend month months year years day days hour hours minute
  minutes quarter q1 q2 q3 q4 christmas easter later soon lunch eod eow monday's`);

/** Legal forms that end the name of an organisation. */
export const LEGAL_FORMS =
  wordSet(`inc ltd limited llc llp plc corp corporation co company gmbh ag se kg kgaa ohg ug ev sa sas sarl srl spa
  bv nv ab as asa oy oyj aps pty pte group holding holdings foundation university school college council bank`);

/** Small words that may stand inside a name, between two words with capitals. */
export const NAME_LINKS = wordSet('of de der den des du la le van von zu y e und the del da di');

/** Small words: none of them begins or continues a name or a tag that is written in small letters. */
export const FUNCTION_WORDS =
  wordSet(`a an the this that these those my your our his her its their some any each every all both no none not
  and or but nor so if when while because since as unless until till before after once whether though although than then
  to for under at of from in into on onto by with without via through using over about against between per within out off up down upon
  i me we us you u he him she it they them who whom whose which what where why how
  is are was were be been being am do does did done has have had having will would shall should can could may might must need needs
  please pls plz kindly thanks thank thx cheers ok okay yes no hi hello hey dear regards sincerely asap urgent urgently
  here there now again also too just only still already yet ever never always maybe perhaps soon later today tomorrow yesterday
  more most less least new old other another same such own very well right wrong correct missing empty blank first last next
  reason comment note tag tags tagged group grouptag attached attachment enclosed channel customer tenant`);

/** Everyday nouns after "for", "to" and the like that are no organisation. */
export const COMMON_NOUNS =
  wordSet(`repair repairs testing test tests approval review deployment rollout kiosk kiosks use home office school
  work stock sale sales lease site team teams colleague colleagues boss manager user users customer customers client clients tenant
  tenants company organisation organization org autopilot intune windows microsoft partner center centre oem manual upload csv file
  files list lists device devices laptop laptops notebook notebooks machine machines computer computers pc pcs serial serials number
  numbers units unit example instance sure real good fun training demo production staging pilot project projects replacement
  motherboard mainboard reference info information import export registration deregistration enrolment enrollment consent onboarding
  request requests order orders ticket tickets report status profile profiles policy policies registry someone somebody anyone anybody
  everyone everybody people person staff employee employees hardware software support help service shipping delivery pickup return
  inventory warranty record records archive audit reasons reason purpose purposes compliance security safety certain long short
  free once hybrid join reset wipe win money car house conference course event holiday vacation meeting
  mode modes scenario scenarios policy autopilot's monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
  november december today tomorrow noon lunch week month year weekend morning afternoon evening night`);

export const POLITE = wordSet(
  `please pls plz pleas plase pease kindly thanks thank thx thankyou ty cheers tia asap bitte danke merci gracias`,
);

/** What may stand before a command without changing it. */
export const TRANSPARENT =
  wordSet(`please pls plz pleas plase kindly thanks thank thx cheers ty tia asap urgent urgently quickly quick quickly
  hi hello hey hallo heya hiya dear greetings good morning afternoon evening day moin servus team all everyone everybody folks guys colleagues
  preflight bot there ok okay oke okey alright right well so and then but now just also again immediately directly finally first firstly next simply only
  still therefore hence instead rather additionally furthermore moreover today tomorrow asap once more quickly straight away right now
  sorry oh ah um uhm hm hmm yes yeah yep yup no nope sure great perfect cool nice fine actually basically
  task todo urgent important reminder priority action
  the a an these those this following them below above here number numbers serial serials sn s/n vm
  re un de go ahead do`);

/** Nouns in "for Tag Heuer" are names, "group tag" is ours. */
export const NOT_OUR_TAGS = wordSet(
  'service asset price name html hash license licence rfid meta inventory property dog',
);

/** Words that show that a text is about our field at all. */
export const FIELD_WORDS =
  wordSet(`autopilot intune entra azure aad tenant tenants hash hashes hwid csv serial serials profile profiles tag tags
  grouptag esp oobe enrollment enrolment enroll enrol enrolled tpm pkid tuple tuples upn deployment hybrid pre-provisioning preprovisioning
  white-glove whiteglove kiosk bitlocker dfci firmware bios uefi reset wipe error errors code codes event events sync registry kb oem csp
  partner reseller consent approval approvals approve approved approver approvers request requests register registered registration registering deregister
  deregistered deregistration deregistering unblock unblocked unblocking retag retagging device devices laptop laptops notebook notebooks
  computer motherboard mainboard onboarding onboard identifier identifiers inventory hololens surface import imports imported upload uploads
  mdm graph windows policy policies licence license licences licenses group groups assign assigned assignment unassign user's
  delete deletes deleted deleting remove removes removed removing technician reseal ztd ztdid orderid hardware configmgr sccm co-management
  connector odj domain vpn adfs mfa join joined joining diagnostics diagnostic base64 padding column columns header headers row rows limit
  limits rights role roles permission permissions channel channels report reports preflight microsoft powershell script
  mac smbios reseller's deploy provisioning provision naming template cancel reject repair repaired block blocked self-deploying user-driven
  excel bom ansi utf-8 utf-16 encoding unicode throttling 429 403 404 400 api token admin administrator global multi-admin conditional access
  ekpub attestation winre applocker laps baseline ppkg teams rooms lenovo dell hp`);
