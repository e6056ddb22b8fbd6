/** Grammar and politeness: they say nothing about what is asked. */
const FILLERS = new Set(
  (
    'a an the this that these those it its he she they them their there here we us our ours i me my mine you your yours ' +
    'is are was were be been being am do does did doing have has had having can could will would shall should may might must ' +
    'of to in on at by for from with into onto about as than then so if or and but yes ' +
    'please pls plz thanks thank thx hi hello hey dear ok okay well im ive id ill whats hows wheres whos theres thats ' +
    'weekend tomorrow morning evening again once s t re ve ll d m exactly really actually currently now today yesterday some each every such own vs etc eg ie maybe perhaps'
  ).split(' '),
);

/**
 * Words that stand in any question and so say little of what it is about, yet tell two questions about one thing apart:
 * "what is new in …", "how long …", "too many …". They count a little where an entry has the same wording.
 */
const SOFT_WORDS = new Set(
  (
    'what which who whom whose when where why how whether because while during before after until again still already just only also too very ' +
    'nor not no never ever always sometimes often suddenly quickly briefly short quick without over under both other another same more most much many few any all several ' +
    'good recommend recommended forgot forget forgotten define defined longer shorter help helps helping need needs needed want wants wanted like get gets getting got gotten give gives given say says saying said tell tells told ' +
    'show shows showing shown see sees seen ask asked mean means meaning meant explain explained explanation know knows known understand understood ' +
    'think thinks thought look looks looking try tries trying tried keep keeps keeping kept happen happens happening happened come comes coming came ' +
    'go goes going went gone make makes made making let lets anyone someone somebody anybody something anything everything nothing one ones lot lots bit ' +
    'problem problems issue issues trouble question questions wrong thing things stuff way ways case guy guys colleague colleagues boss ' +
    'dont doesnt didnt cant cannot wont isnt arent wasnt hasnt havent couldnt wouldnt shouldnt don doesn didn isn aren wasn won couldn wouldn shouldn hasn haven ' +
    'up out off down back away via per possible possibly able right new old first last next use uses used using find finds found ' +
    'take takes taking took put puts putting work works working worked info information detail details regarding concerning between among against long soon older newer bigger consist consists alone without happily'
  ).split(' '),
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
  [/\b(group ?)?tags?\b|\border ?ids?\b/g, ' grouptag '],
  [/\b((repair|replacement) )(digital )?product keys?\b|\brdpks?\b/g, ' rdpk '],
  [/\bdigital product keys?\b|\bdpks?\b/g, ' dpk '],
  [/\bous?\b|\borgani[sz]ational units?\b/g, ' orgunit '],
  [/\btop ?sellers?\b/g, ' topseller '],
  [/\b(microsoft )?partner ?cent(er|re)\b|\bmpc\b/g, ' partnercenter '],
  [/\b(mother ?boards?|main ?boards?|system ?boards?|logic ?boards?|mobos?)\b/g, ' motherboard '],
  [/\bhybrid( microsoft)?( entra| azure ad| aad)?( id)?( ad)?( join(ed|s|ing)?)?\b|\bhaadj\b/g, ' hybrid '],
  [/\b(microsoft )?(azure ad|aad|azure active directory|entra id|entra)\b/g, ' entra '],
  [/\b(on ?prem(ises?)? )?active directory\b|\bad ds\b|\bon ?prem(ises?)? ad\b/g, ' activedirectory '],
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
  [/\bvirtual machines?\b|\bvms?\b|\bhyper ?-?v( guests?)?\b|\bvmware\b/g, ' virtualmachine '],
  [/\bteams? (meeting )?rooms?\b|\bmtr\b/g, ' teamsroom '],
  [/\bevent ?ids?\b/g, ' event '],
  [/\bbase ?-?64\b/g, ' base64 '],
  [/\bbit ?-?locker\b/g, ' bitlocker '],
  [/\bwi ?-?fi\b|\bwireless( network)?\b/g, ' wifi '],
  [/\bmac address(es)?\b/g, ' macaddress '],
  [/\bbrand new\b/g, ' '],
  [/\bon ?prem(ises?)?\b/g, ' activedirectory '],
  [/\b(win|windows|flag) ?-?keys?\b/g, ' windowskey '],
  [/\bauto pilot\b/g, ' autopilot '],
  [/\bauto ?-?logon\b|\bauto ?-?log ?-?in\b/g, ' autologon '],
  [/\bauto(matic)? ?-?enrol+ment\b/g, ' autoenrol '],
  [/\bcomma separated( values?)?\b/g, ' csv '],
  [
    /\b(take|taking|took|remove|removing|delete|get|kick) (\w+ ){0,3}(out of|from) (the )?autopilot\b/g,
    ' deregister autopilot ',
  ],
  [/\bgr[ae]y(ed)? ?(out)?\b/g, ' greyed '],
  [/\bwhats?( is| are)? new\b/g, ' news '],
  [/\b(second hand|pre owned)\b/g, ' used '],
  [/\btim(e|es|ed|ing) out\b/g, ' timeout '],
  [/\bshut(ting)? ?down\b|\b(power|switch|turn)(ed|ing)? off\b/g, ' shutdown '],
  [/\b(repair|service) (shop|depot|center|centre|facility)\b|\bworkshop\b/g, ' depot '],
  [/\b(boards?)\b/g, ' motherboard '],
  [/\bset ?up\b|\bsetting up\b/g, ' setup '],
  [/\bprevious owners?\b|\b(former|last) owners?\b/g, ' previousowner '],
];

/** A word of the documentation, and the words of everyday speech that mean it. */
const MEANINGS: Readonly<Record<string, string>> = {
  device: 'laptop notebook computer pc machine unit endpoint box tablet workstation hardware',
  organization: 'company organisation firm employer business enterprise corporation',
  customer: 'client',
  oem: 'vendor manufacturer maker brand',
  partner: 'reseller csp distributor dealer supplier',
  seller: 'merchant shop',
  consent: 'authorise authorize authorization authorisation approve acceptance agree agreement',
  permission: 'right privilege authority',
  administrator: 'admin sysadmin',
  user: 'username employee staff coworker person people leaver',
  delete: 'remove removal removing cleanup purge',
  deregister: 'unregister deregistration',
  revoke: 'withdraw withdrawn withdrawal',
  wipe: 'erase erased',
  enroll: 'enrol enrolment enrollment enrolling',
  register: 'registration registering',
  assign: 'allocate assignment',
  inassignment: 'assigning',
  replace: 'swap swapped swapping exchange exchanged replacement renewed',
  repair: 'repaired mend mended servicing serviced',
  reimage: 'reinstall reinstalled reinstallation reimaged reimaging',
  app: 'application software program programme',
  disk: 'harddisk hdd ssd harddrive drive',
  memory: 'ram',
  graphics: 'gpu videocard',
  processor: 'cpu',
  network: 'nic lan',
  import: 'upload uploaded uploading',
  download: 'fetch fetched retrieve refetch obtain receive received',
  capture: 'collect collected harvest harvesting extract gather',
  excel: 'spreadsheet xlsx xls workbook',
  limit: 'maximum max cap',
  minimum: 'min',
  name: 'naming',
  license: 'licence licensing subscription',
  fail: 'failure crash broken breaks break failing',
  stuck: 'freeze frozen freezes hang hangs hung hanging forever endless endlessly',
  missing: 'lost vanish vanished disappear disappeared gone absent lack lacks lacking',
  refuse: 'refused reject rejected denied declined forbidden',
  duplicate: 'twice doubled double duplicated',
  restart: 'reboot reboots rebooting restarts',
  damaged: 'corrupt corrupted',
  sell: 'sold sale selling resell',
  buy: 'bought purchase purchased buying',
  used: 'refurbished preowned',
  malicious: 'stranger hacker attacker thief',
  personal: 'byod private',
  page: 'screen',
  timeout: 'timeouts',
  return: 'returned',
  expire: 'expired expiry expires',
  allow: 'allowed permit permitted',
  support: 'supported supports',
  contact: 'phone call',
  requirement: 'prerequisite prerequisites precondition',
  scratch: 'zero',
  owner: 'owns owned',
  release: 'free freed released',
  appear: 'visible appears appeared',
  identity: 'ids identifier identifiers',
  version: 'build',
  sensitive: 'secret confidential',
  eu: 'europe european',
  success: 'confirmation',
  blank: 'space spaces whitespace',
  capital: 'uppercase lowercase casing',
  row: 'line',
  column: 'field',
  enter: 'type fill typed',
  stop: 'prevent end ends ending',
  encoding: 'charset encoded',
  password: 'passphrase',
  sequence: 'chronology order',
  existing: 'fleet',
  technician: 'engineer',
  arrive: 'arrived arrives',
  invite: 'invitation',
  scenario: 'mode',
  wait: 'waiting waits delay',
  warn: 'warning warnings',
  kiosk: 'signage',
  start: 'begin begins beginning started launch launches launched trigger triggers triggered boot booting',
  change: 'edit edited editing modify modified alter altered adjust',
  check: 'verify verified validate validated confirm inspect',
  choose: 'select selected pick picked',
  step: 'procedure instruction instructions walkthrough guide',
  rule: 'query expression',
  fast: 'faster quicker speed accelerate',
  greeting: 'greet greets welcomes',
  hide: 'hidden suppress suppressed',
  complete: 'finish finished finishes completed done',
  country: 'countries abroad worldwide',
  store: 'stored storage stockroom warehouse shelf',
  oobe: 'ootb',
  include: 'contain contains includes containing',
};

/** Everyday word to the documentation's. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries(MEANINGS).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning] as const)),
);

/** Words that people use and the entries may not: typing errors are corrected to them too. */
export const EVERYDAY_WORDS: readonly string[] = [...SAME.keys()];

const PRINTABLE_ASCII = /^[\n\x20-\x7e]*$/;

/** Text with capitals, accents, curly quotes and punctuation taken out, terms of the field as one token each. */
export function plainText(text: string): string {
  return (
    PRINTABLE_ASCII.test(text)
      ? text
      : text
          .normalize('NFKD')
          .replace(/[\u0300-\u036f]/g, '')
          .replace(/[’‘´]/g, "'")
  )
    .toLowerCase()
    .replaceAll('`', "'")
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

/** The words of a text: those that say what it is about, and those that only shape the question. */
export interface TextWords {
  /** Terms joined, everyday words replaced, endings cut, without fillers and soft words. */
  readonly tokens: readonly string[];
  readonly soft: readonly string[];
}

/** Reads the words of texts, as questions and entries are compared by; many at once are read faster. */
export function readWords(texts: readonly string[]): TextWords[] {
  let plain = ` ${texts.map((text) => plainText(text).replaceAll('-', ' ')).join(' | ')} `;
  for (const [pattern, term] of TERMS) plain = plain.replace(pattern, term);
  return plain.split('|').map(sortWords);
}

function sortWords(plain: string): TextWords {
  const tokens: string[] = [];
  const soft: string[] = [];
  for (const word of plain.split(/\s+/)) {
    if (word === '' || FILLERS.has(word)) continue;
    if (SOFT_WORDS.has(word)) {
      soft.push(word);
      continue;
    }
    const stem = stemOf(word);
    if (stem.length > 1 || /\d/.test(stem)) tokens.push(stem);
  }
  return { tokens, soft };
}

/** Words of any question; a typing error in them is no word of the field. */
export const COMMON_WORDS: ReadonlySet<string> = new Set([...FILLERS, ...SOFT_WORDS]);

/** Stems of words seen: the entries repeat few thousand words, and questions add little; beyond the bound none is kept. */
const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

/** The word without its ending, and as the documentation says it: "enrolled" and "enrolment" are one. */
export function stemOf(word: string): string {
  const seen = stems.get(word);
  if (seen !== undefined) return seen;
  const stem = readStem(word);
  if (stems.size < MOST_STEMS) stems.set(word, stem);
  return stem;
}

function readStem(word: string): string {
  const stem = cut(word);
  for (const form of [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y'), stem]) {
    const meaning = SAME.get(form);
    if (meaning !== undefined) return cut(meaning);
  }
  return stem;
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
