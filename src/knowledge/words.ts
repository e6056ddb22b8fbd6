/**
 * Words that carry no meaning of their own in a question: grammar, politeness, and what people write about the fact
 * that they have a problem.
 */
const STOP_WORDS = new Set(
  (
    'a an the this that these those it its he she they them their there here we us our ours i me my mine you your yours ' +
    'is are was were be been being am do does did doing done has have had having can could will would shall should may might must ' +
    'of to in on at by for from with without into onto over under about as than then so if or and but nor not no yes ' +
    'what which who whom whose when where why how whether because while during before after until again still already just only also too very ' +
    'please pls plz thanks thank thx hi hello hey dear help helps helping need needs needed want wants wanted would like ' +
    'get gets getting got gotten give gives given say says saying said tell tells told show shows showing shown see sees seen ask asked ' +
    'mean means meaning meant explain explained explanation know knows known understand understood think thinks thought look looks looking ' +
    'try tries trying tried keep keeps keeping kept happen happens happening happened come comes coming came go goes going went ' +
    'make makes making made let lets let’s anyone someone somebody anybody something anything everything nothing one ones ' +
    'any all some each every both other another such same own more most much many few lot lots bit really actually currently now today yesterday ' +
    'problem problems issue issues trouble question questions wrong thing things stuff way ways case guy guys colleague colleagues boss ' +
    'dont doesnt didnt cant cannot wont isnt arent wasnt hasnt havent im ive id ill whats hows wheres whos theres thats couldnt wouldnt shouldnt ' +
    'up out off down back away via per vs etc eg ie ok okay well maybe perhaps possible possibly able right exactly ' +
    'new old first last next use uses used using find finds found take takes taking took put puts work works working worked ' +
    'always never ever sometimes often suddenly quickly briefly short quick info information detail details regarding concerning between among against per ' +
    's t re ve ll d m don doesn didn isn aren wasn won couldn wouldn shouldn hasn haven'
  ).split(/\s+/),
);

/**
 * Terms of the field and the ways people write them, longest first where one holds another. They are replaced by one
 * token in questions and entries alike, so that "white glove" finds what is written about pre-provisioning.
 */
const TERMS: readonly (readonly [RegExp, string])[] = [
  [/\b(white ?glove|pre ?-?provision(s|ed|ing)?( deployments?| mode)?)\b/g, ' preprovision '],
  [/\bself ?-?deploy(s|ed|ing|ment)?( mode)?\b/g, ' selfdeploy '],
  [/\buser ?-?driven( mode)?\b/g, ' userdriven '],
  [
    /\b(autopilot )?device prep(aration)?\b|\b(autopilot|ap) ?(v ?2|2 0|version 2)\b|\bapdp\b|\bwadp\b/g,
    ' deviceprep ',
  ],
  [/\b(enrol+ment )?status page\b|\besp\b/g, ' esp '],
  [/\bout ?-?of ?-?(the ?-?)?box( experience)?\b|\boobe?\b/g, ' oobe '],
  [
    /\b(4k )?(hardware|device|autopilot|hw) ?(hash|hashes|ids?|identifier|fingerprint)\b|\b4k ?(hh|hash|hashes)\b|\bhh\b|\bhwids?\b|\boa3 hash(es)?\b|\bhash(es)? values?\b/g,
    ' hash ',
  ],
  [/\bgroup ?tags?\b|\border ?ids?\b/g, ' grouptag '],
  [/\b(microsoft )?partner ?cent(er|re)\b|\bmpc\b/g, ' partnercenter '],
  [/\b(mother ?boards?|main ?boards?|system ?boards?|logic ?boards?|mobos?)\b/g, ' motherboard '],
  [/\bhybrid( microsoft)?( entra| azure ad| aad)?( id)?( ad)?( join(ed|s|ing)?)?\b|\bhaadj\b/g, ' hybrid '],
  [/\b(microsoft )?(azure ad|aad|azure active directory|entra id|entra)\b/g, ' entra '],
  [/\b(on ?-?prem(ises?)? )?active directory\b|\bad ds\b/g, ' activedirectory '],
  [
    /\b(microsoft |system center )?config(uration)? ?manager\b|\bconfig ?mgr\b|\bsccm\b|\bme[mc]cm\b|\bmecm\b/g,
    ' configmgr ',
  ],
  [/\bconditional access\b|\bca polic(y|ies)\b/g, ' conditionalaccess '],
  [/\bglobal ?admin(s|istrators?)?\b|\bga (account|role|rights)\b/g, ' globaladmin '],
  [/\btemporary access pass(es)?\b|\btap\b/g, ' temporaryaccesspass '],
  [/\b(microsoft|office) ?365\b|\bm ?365\b|\bo ?365\b/g, ' m365 '],
  [/\bendpoint manager\b|\bmem\b/g, ' intune '],
  [/\b(microsoft )?store for business\b|\bmsfb\b/g, ' storeforbusiness '],
  [/\bautopilot reset\b/g, ' autopilotreset '],
  [/\bexisting devices?\b/g, ' existingdevice '],
  [/\bcorporate (device )?identifiers?\b/g, ' corporateidentifier '],
  [/\bproduct key ids?\b|\bpkids?\b/g, ' pkid '],
  [/\b(enrol+ment|device|platform) restrictions?\b/g, ' restriction '],
  [/\bre ?-?(enrol)/g, 're$1'],
  [/\bre ?-?(register|registration)/g, 're$1'],
  [/\b(de|un) ?-?register(s|ed|ing)?\b|\bde ?-?registration\b|\boff ?-?board(s|ed|ing)?\b/g, ' deregister '],
  [/\bun ?-?block/g, ' unblock'],
  [/\bsign(s|ed|ing)? ?-?ins?\b|\blog(s|ged|ging)? ?-?(in|on)s?\b/g, ' signin '],
  [/\bstand ?-?alone\b/g, ' standalone '],
  [/\bmulti ?-?factor( authentication)?\b/g, ' mfa '],
  [/\bvirtual machines?\b|\bvms?\b|\bhyper ?-?v\b|\bvmware\b/g, ' virtualmachine '],
  [/\bteams? (meeting )?rooms?\b|\bmtr\b/g, ' teamsroom '],
  [/\bevent ?ids?\b/g, ' event '],
  [/\bbase ?-?64\b/g, ' base64 '],
  [/\bbit ?-?locker\b/g, ' bitlocker '],
  [/\bwi ?-?fi\b/g, ' wifi '],
  [/\bauto ?-?pilot\b/g, ' autopilot '],
  [/\bauto ?-?logon\b|\bauto ?-?log ?-?in\b/g, ' autologon '],
  [/\bauto(matic)? ?-?enrol+ment\b/g, ' autoenrol '],
  [/\bcomma separated( values?)?\b/g, ' csv '],
];

/** Words of everyday speech that mean a word of the documentation. */
const SAME: Readonly<Record<string, string>> = {
  laptop: 'device',
  notebook: 'device',
  computer: 'device',
  pc: 'device',
  machine: 'device',
  desktop: 'desktop',
  unit: 'device',
  endpoint: 'device',
  company: 'organization',
  organisation: 'organization',
  firm: 'organization',
  customer: 'customer',
  client: 'customer',
  vendor: 'oem',
  manufacturer: 'manufacturer',
  maker: 'manufacturer',
  reseller: 'partner',
  csp: 'partner',
  authorise: 'consent',
  authorize: 'consent',
  authorization: 'consent',
  authorisation: 'consent',
  permission: 'permission',
  admin: 'administrator',
  remove: 'delete',
  removal: 'delete',
  erase: 'wipe',
  enrol: 'enroll',
  enrolment: 'enroll',
  enrollment: 'enroll',
  allocate: 'assign',
  swap: 'replace',
  swapped: 'replace',
  exchange: 'replace',
  replacement: 'replace',
  apps: 'app',
  application: 'app',
  software: 'app',
  program: 'app',
  harddisk: 'disk',
  hdd: 'disk',
  ssd: 'disk',
  nic: 'network',
  upload: 'import',
  spreadsheet: 'excel',
  xlsx: 'excel',
  xls: 'excel',
  maximum: 'limit',
  max: 'limit',
  cap: 'limit',
  username: 'user',
  upn: 'upn',
  naming: 'name',
  rename: 'rename',
  licence: 'license',
  licensing: 'license',
  colour: 'color',
  fail: 'fail',
  failure: 'fail',
  crash: 'fail',
  broken: 'fail',
  freeze: 'stuck',
  frozen: 'stuck',
  hang: 'stuck',
  hung: 'stuck',
};

/** Words that people use and the entries may not: typing errors are corrected to them too. */
export const EVERYDAY_WORDS: readonly string[] = Object.keys(SAME);

/** Text with capitals, accents, curly quotes and punctuation taken out, terms of the field as one token each. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘`´]/g, "'")
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/[^a-z0-9%+-]+/g, ' ')
    .replace(/(^|\s)-+|-+(\s|$)/g, ' ')
    .trim();
}

/** The words of a text as they stand, before terms are joined; what spelling is checked against. */
export function rawWords(text: string): string[] {
  return plainText(text)
    .split(/[\s-]+/)
    .filter((word) => word !== '');
}

/** The meaningful tokens of a text: terms joined, everyday words replaced, endings cut, stop words left out. */
export function tokens(text: string): string[] {
  let plain = ` ${plainText(text).replace(/-/g, ' ')} `;
  for (const [pattern, term] of TERMS) plain = plain.replace(pattern, term);
  const found: string[] = [];
  for (const word of plain.split(/\s+/)) {
    if (word === '' || STOP_WORDS.has(word)) continue;
    const stem = stemOf(word);
    if (stem.length > 1 || /\d/.test(stem)) found.push(stem);
  }
  return found;
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The word without its ending, and as the documentation says it: "enrolled" and "enrolment" are one. */
export function stemOf(word: string): string {
  const direct = SAME[word];
  if (direct !== undefined) return cut(direct);
  const stem = cut(word);
  return SAME[stem] === undefined ? stem : cut(SAME[stem]);
}

function cut(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let stem = word;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1);
  if (/(ization|isation)$/.test(stem)) return stem;
  if (stem.endsWith('ment') && stem.length > 7) stem = stem.slice(0, -4);
  else if (/[a-z]{3}ations?$/.test(stem) && stem.length > 8) stem = stem.slice(0, -5);
  else if (/[a-z]{3}[st]ion$/.test(stem) && stem.length > 7) stem = stem.slice(0, -3);
  else if (stem.endsWith('ing') && stem.length > 5) stem = undouble(stem.slice(0, -3));
  else if (stem.endsWith('ed') && stem.length > 4) stem = undouble(stem.slice(0, -2));
  if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1);
  return stem;
}

function undouble(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
