import type { Act } from './acts.ts';
import { type Clause, isQuotedWord, type Sentence } from './clauses.ts';
import type { Intent } from './intent.ts';
import type { Message } from './message.ts';
import type { Evidence, Masks } from './objects.ts';
import { isMark, type Token } from './token.ts';
import { verbOf } from './verbs.ts';
import { FIELD_WORDS, FILE_NOUNS, TRANSPARENT } from './words.ts';

/** The intents that change nothing. */
export type Topic = Exclude<
  Intent['intent'],
  'register' | 'unblock' | 'retag' | 'assign-user' | 'unassign-user' | 'deregister' | 'approve' | 'reject' | 'cancel' | 'unknown'
>;

/** What a sentence is about, and how plainly: `order` asks for it, `question` asks about it, `mention` only names it. */
export interface FoundTopic {
  readonly topic: Topic;
  readonly weight: 'order' | 'question' | 'mention';
  readonly sentence: Sentence;
}

/** A sentence as a line of words: lower case, values as marks (`<serial>`, `<code>` …), names and reasons left out. */
interface View {
  readonly sentence: Sentence;
  readonly text: string;
  readonly asks: boolean;
  readonly evidence: Evidence;
  readonly attached: boolean;
}

const LONGEST = 1_200;

/** The topic of each sentence that has one; `acts` tell which clauses forbid something and are left out. */
export function readTopics(message: Message, sentences: readonly Sentence[], acts: readonly Act[], masks: Masks, evidence: Evidence, attached: boolean): FoundTopic[] {
  const found: FoundTopic[] = [];
  const forbidden = new Set(acts.filter((act) => act.mood === 'do-not').map((act) => act.clause));
  for (const sentence of sentences) {
    const text = textOf(message, sentence, forbidden, masks);
    if (!/[a-z<](?!erial>)/.test(text.replaceAll('<serial>', ''))) continue;
    const view = { sentence, text, asks: sentence.asks || startsAsQuestion(text), evidence, attached };
    const topic = topicOf(view);
    if (topic !== null) found.push({ ...topic, sentence });
  }
  return found;
}

function textOf(message: Message, sentence: Sentence, forbidden: ReadonlySet<Clause>, masks: Masks): string {
  const words: string[] = [];
  let size = 0;
  for (const clause of sentence.clauses) {
    if (size >= LONGEST) break;
    if (forbidden.has(clause)) continue;
    if (words.length > 0) words.push(clause.opener === ':' ? ':' : ',');
    for (let at = clause.first; at <= clause.last && size < LONGEST; at += 1) {
      const token = message.tokens[at];
      if (token === undefined) continue;
      const word = wordOf(message, token, at, masks);
      if (word !== '' && !(word.startsWith('<') && words.at(-1) === word)) words.push(word);
      size += word.length + 1;
    }
  }
  return strippedStart(words).join(' ');
}

function wordOf(message: Message, token: Token, at: number, masks: Masks): string {
  if (masks.customers.has(at)) return '<name>';
  if (masks.tags.has(at)) return /^(?:group|tags?|grouptags?|group-tags?)$/.test(token.key) ? token.key : '<tag>';
  if (isQuotedWord(message, at) && token.kind === 'word') return '<words>';
  switch (token.kind) {
    case 'word':
      return token.verb?.word ?? token.key.slice(0, 40);
    case 'serial':
    case 'range':
      return '<serial>';
    case 'code':
    case 'event':
    case 'kb':
      return '<code>';
    case 'request':
      return '<request>';
    case 'file':
      return '<file>';
    case 'mail':
      return '<mail>';
    case 'number':
      return '<number>';
    case 'mark':
    case 'mention':
      return '';
    default:
      return '<value>';
  }
}

/** Greetings and politeness before a sentence's own words. */
function strippedStart(words: readonly string[]): readonly string[] {
  let start = 0;
  while (start < words.length - 1 && (words[start] === ',' || words[start] === ':' || isGreeting(words[start] ?? ''))) start += 1;
  return words.slice(start);
}

function isGreeting(word: string): boolean {
  return TRANSPARENT.has(word) && !/^(?:do|the|a|an|this|these|those|number|serial|no|next|there|good|here|once|help)$/.test(word);
}

const QUESTION_START =
  /^(?:, )?(?:what|what's|whats|which|who|who's|whose|when(?= (?:will|did|was|were|is|are|can|should|do|does|must|may|has|have))|when's|where|where's|wheres|why|how|how's|is|are|was|were|do (?=i |we |you |they |the |my |our |these |those |all |any |both |<|[a-z]+s )|does|did|has|have|had|can|could|should|shall|may|must|will|would|any|anything|isn't|aren't|wasn't|hasn't|didn't|doesn't|don't you|haven't|am i)(?:\b|(?<= ))/;

function startsAsQuestion(text: string): boolean {
  return QUESTION_START.test(text) && !/^(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody) (?!(?:tell|explain|say))/.test(text) && !/^(?:do|have) (?:not|the|a|this)\b/.test(text);
}

type Result = Pick<FoundTopic, 'topic' | 'weight'> | null;

function topicOf(view: View): Result {
  const rules: readonly ((view: View) => Result)[] = [
    readHelp,
    readExplainOrder,
    readListRequests,
    readIdentifiers,
    readInventory,
    readRepairGuide,
    readFileCheck,
    readConsent,
    readReport,
    readOnboarding,
    readStatus,
    readQuestion,
  ];
  for (const rule of rules) {
    const result = rule(view);
    if (result !== null) return result;
  }
  return null;
}

const order = (topic: Topic): Result => ({ topic, weight: 'order' });
const question = (topic: Topic): Result => ({ topic, weight: 'question' });
const mention = (topic: Topic): Result => ({ topic, weight: 'mention' });

const SHORT_HELP = /^(?:(?:i |we )?(?:need |want |get |show |show me )?(?:some |the |your |a |more )?help(?: me)?(?: menu| page| text)?(?: please| pls| plz)?|commands?|(?:show |list )?(?:me )?(?:all |the |your |available )*(?:commands|features|capabilities|functions|options)|menu|usage|manual|\/?help|get started|getting started|how to|what now|instructions?|i am lost|i'm lost)(?: ,.*)?$/;
const LONG_HELP =
  /\b(?:help (?:with|using|on using|to use) (?:you|the bot|this bot|preflight|this)|what (?:all )?(?:can|could|do) (?:you|u|i|we|this bot|the bot|preflight|it) (?:all )?(?:do|ask|say|help)|what (?:are|is) you(?:r)? (?:commands|features|capabilities|functions|skills|able)|(?:which|what) (?:commands?|things|functions|features|actions|questions|sentences|tasks|jobs|requests) (?:do|can|could|are|is)\b.*\b(?:you|know|i|understand|available|there|supported|give|ask|use)|how (?:do|can|should|does|to) (?:i|we|you|this|the bot|one|use|preflight) ?(?:use|work with|talk to|work|bot|you|this|start|get started|work here)?(?: (?:use|work|bot|you|with you|this bot|preflight|this))*$|(?:how|what) can you (?:do|help|assist)|who are you|what are you(?: for| good for)?$|what do you (?:do|know|understand|support)|(?:list|show)(?: me)?(?: all| the| your)* (?:commands|features|capabilities|functions)|introduce yourself|(?:i )?need help(?: with this bot| here| using| with using)?$|can you help(?: me| us)?$|could you help(?: me| us)?$|how does (?:this|it|the bot|preflight|this bot)(?: bot)? work|what is (?:this bot|preflight|this)(?: for| about)?$|how (?:do|can) i (?:talk to|use|work with|ask) (?:you|this|preflight|the bot)|what is possible here|command (?:list|overview))\b/;

function readHelp({ text }: View): Result {
  if (/<(?:serial|code|request)>/.test(text)) return null;
  const bare = text.replace(/^(?:please|pls) /, '').replace(/(?: ,)? (?:please|pls|thanks)$/, '');
  return SHORT_HELP.test(bare) || LONG_HELP.test(bare) ? order('help') : null;
}

const EXPLAIN_ORDER =
  /^(?:(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody) )?(?:please |pls |kindly |briefly |quickly )*(?:explain|describe|clarify|define)\b|^(?:(?:can|could|would|will) (?:you|someone|somebody|anyone) )?(?:please |pls )*(?:tell|show|remind|teach) (?:me|us|him|her|them)(?: please)? (?:how|why|about|more about|what (?:happens|would|will|to|it|a|an|the (?:difference|meaning)|.*\bmean)|when (?:to|should)|if (?:i|we) (?:should|can|may|need)|whether (?:i|we|to))|^(?:i|we)(?:'d| would)? (?:want|need|like|love)? ?to (?:know|understand|learn) (?:how|why|what|more|about|if (?:i|we)|whether (?:i|we))|^i (?:do not|don't|dont) (?:understand|get|know (?:what|how|why))|\b(?:meaning|explanation|definition|difference) (?:of|for|between)\b|^(?:more )?(?:info|information|details) (?:on|about|for) (?:error |code |event )*(?:id )?<code>/;

/** "explain …", "tell me how …"; not "tell me whether it is registered", which asks for a state. */
function readExplainOrder(view: View): Result {
  const { text } = view;
  if (isRepair(text) && !/\bmean/.test(text)) return null;
  if (/\btell (?:me|us) (?:more |something )?about <(?:request|serial)>/.test(text) && !/<code>/.test(text)) return order('status');
  if (EXPLAIN_ORDER.test(text) && isOfTheField(text)) return order('explain');
  return null;
}

const REQUESTS = /\b(?:requests|approvals)\b/;
const OPEN = '(?:open|pending|waiting|outstanding|unapproved|approved|rejected|cancelled|canceled|running|expired|my|our|all|recent|latest|last|new|current|active|failed|finished|closed|done|today|yesterday|week)';
const LISTED = new RegExp(`\\b(?:show|list|display|view|see|get|give|which|what|find|overview|how many|are there|any|do (?:i|we) have|have|${OPEN.slice(3, -1)})\\b`);
const EXPLAINED = /^(?:how (?:do|does|can|long|are|is|should|would|to)|why|what (?:is|are) (?:a |an |the )?(?:requests?|approvals?)$|what happens|can|could (?:i|we)|should|may|who (?:can|may|is allowed)|do (?:i|we) (?:need|have to))\b/;
const TO_APPROVE = /^what(?:'s| is) (?:still |currently |now )?(?:pending|open|waiting|outstanding)$|\b(?:what|which|anything|something|is there|are there|show|list|do i have)\b.*\b(?:to approve|for approval|(?:my|our|for) approval|needs? approval|waiting for (?:me|us|my)|awaiting (?:approval|my|me)|approval queue|in (?:the|my) queue)\b|^(?:my |the |show |open |pending )*(?:approval queue|queue|todo list)$|\bwaiting for (?:my |an |our )?approval\b/;

function readListRequests({ text, asks }: View): Result {
  if (/<(?:request|serial)>/.test(text) && !/\b(?:requests)\b/.test(text)) return null;
  if (EXPLAINED.test(text) && !/^(?:can|could) (?:you|i|we|someone) (?:please )?(?:see|get|have|show|list)/.test(text)) return null;
  if (TO_APPROVE.test(text)) return question('list-requests');
  if (!REQUESTS.test(text)) return null;
  if (/\b(?:approve|reject|cancel|register|deregister|unblock)\b/.test(text) && !asks && !/\b(?:show|list|which|what)\b/.test(text)) return null;
  if (/^(?:please |pls )?(?:requests|my requests|approvals)\b/.test(text)) return order('list-requests');
  if (!LISTED.test(text)) return null;
  if (asks || /\b(?:show|list|display|view|see|give|get|find|overview|need|want)\b/.test(text)) return asks ? question('list-requests') : order('list-requests');
  return isTelling(text) ? null : mention('list-requests');
}

function readIdentifiers(view: View): Result {
  const { text, asks } = view;
  if (!/\b(?:corporate|corp)(?: device)? (?:identifiers?|ids?)\b|\bcorporate-identifiers?\b/.test(text)) return null;
  if (asks && !isPoliteOrder(text)) return isStateQuestion(text) ? question('status') : question('explain');
  if (/\b(?:remove|delete|take|removed|deleted)\b/.test(text)) return null;
  return isPast(text, /corporate/) && !/\b(?:please|pls|add|import|upload|attached)\b/.test(text) ? null : order('corporate-identifiers');
}

function readInventory(view: View): Result {
  const { text, asks } = view;
  if (!/\binventory\b|\bstock list\b/.test(text)) return null;
  if (asks && !isPoliteOrder(text)) {
    if (isStateQuestion(text) || /^(?:has|was|is|did|when)\b/.test(text)) return question('status');
    return question('explain');
  }
  if (/\b(?:import|importing|upload|load|reload|refresh|update|sync|read|ingest|take over|take in|bring in|add|process)\b/.test(text) && !isPast(text, /inventory/)) return order('import-inventory');
  return /\battached|enclosed|attachment|here\b/.test(text) && !/\b(?:register|deregister)\b/.test(text) ? mention('import-inventory') : null;
}

const PART = '(?:motherboard|mainboard|main board|mother board|system ?board|logic board|tpm|board|hard drive|ssd|disk|network card|nic|cpu)';
const SWAPPED = '(?:replac\\w*|swap\\w*|chang\\w*|exchang\\w*|new|repair\\w*|broken|defect\\w*|fault\\w*)';

const SWAP = new RegExp(`\\b${PART}\\b.{0,40}\\b${SWAPPED}|\\b${SWAPPED}\\b.{0,30}\\b${PART}\\b`);
const PART_GUIDE = new RegExp(`\\b${PART}\\b.*\\b(?:guide|steps|instructions?|procedure|checklist|walk ?through)\\b`);

/** A guide to a repair is asked for. */
function isRepair(text: string): boolean {
  return (
    /\brepair(?:s|ing|ed)?\b.*\b(?:guide|steps|instructions?|procedure|process|checklist|walk ?through|workflow|manual)\b|\b(?:guide|steps|instructions?|procedure|checklist|walk ?through|walk me through)\b.*\b(?:repair\w*|replac\w*|swap\w*|motherboard|mainboard)\b/.test(text) ||
    PART_GUIDE.test(text)
  );
}

function isSwap(text: string): boolean {
  return SWAP.test(text);
}

function readRepairGuide({ text, asks }: View): Result {
  if (isRepair(text)) return isPast(text, /guide/) && !/\b(?:please|pls|show|need|give|send|walk)\b/.test(text) ? null : order('repair-guide');
  if (!isSwap(text)) return null;
  if (/\b(?:what (?:now|next|do i do|do we do|to do|should i do|should we do|must i do|has to be done|needs to be done|is to be done|are the steps|do i need to do|do i have to do)|how (?:do i|do we|should i|should we|to) (?:proceed|go on|continue|handle|deal)|next steps?|which steps|walk me through|guide me)\b/.test(text)) {
    return asks ? question('repair-guide') : order('repair-guide');
  }
  return null;
}

const CHECKING = /\b(?:check|chek|chekc|chcek|validate|verify|review|inspect|test|scan|lint|examine|proofread|look (?:at|over|into|through)|have a look|take a look|go over|run a check|validation|check of|sanity check|precheck|pre-check|fix|repair|clean(?: up)?|convert|correct)\b/;
const FILE = /<file>|\b(?:files?|csvs?|lists?|spreadsheets?|sheets?|excel|workbook|attachments?|hash ?lists?|hash file|export|upload|format|columns?|headers?|hashes|rows|template)\b/;
const FILE_STATE = /\b(?:valid|invalid|correct|ok|okay|fine|good|right|clean|ready|complete|accepted|acceptable|well-formed|wrong|broken|errors?|mistakes?|problems?|issues?|findings|duplicates?|usable|importable|be imported|be uploaded|importieren|wrong with|pass)\b/;

function readFileCheck(view: View): Result {
  const { text, asks, attached } = view;
  const file = FILE.test(text);
  if (!file) return null;
  if ((CHECKING.test(text) || HAVE_CHECKED.test(text)) && !/^(?:how|why|what (?:does|do|is|are)|where|who|should)\b/.test(text)) {
    const own = verbIsOrder(text, CHECKING);
    if ((own || HAVE_CHECKED.test(text)) && !/\b(?:check|verify|see|look)\b (?:if|whether) <serial>/.test(text) && (!isPast(text, CHECKING) || HAVE_CHECKED.test(text))) return order('check-file');
  }
  const here = attached || /<file>|\b(?:this|the|my|our|attached|that|his|her|their|enclosed)\b/.test(text);
  if (asks && here && FILE_STATE.test(text) && /^(?:.*, )?(?:is|are|does|do|can you|could you|any|anything|has|have|what is wrong|what's wrong|whats wrong|will|would)\b/.test(text) && !/<code>/.test(text)) {
    return question('check-file');
  }
  return null;
}

const HAVE_CHECKED = /\b(?:have|get|need|want|like)\b.*\b(?:checked|validated|verified|reviewed|looked at)\b/;

/** A verb that begins a command: at the head, or behind words that ask for it. */
function verbIsOrder(text: string, verb: RegExp): boolean {
  const found = verb.exec(text);
  if (found === null) return false;
  const lead = text.slice(0, found.index).split(',').at(-1)?.trim() ?? '';
  return (
    lead === '' ||
    /^(?:(?:<\w+>|please|pls|just|only|first|now|then|also|and|but|to|quickly|kindly|so|rather|instead|simply|again|:|me|us) ?)+$/.test(lead) ||
    /(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|we)\b|\b(?:i|we)(?:'d| would)? (?:want|need|like|have|must)\b|\bplease\b|\blet'?s?(?: us)?\b|\b(?:run|do|make|need|want) (?:a|an|the)(?: quick)?$|\bis (?:for|to)$/.test(lead)
  );
}

function isPoliteOrder(text: string): boolean {
  return /\b(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|we|i)\b|\bplease\b|\bpls\b/.test(text) && !/\b(?:explain|tell me (?:what|how|why))\b/.test(text);
}

const CONSENT = /\bconsent(?:s|ed|ing)?\b|\b(?:reseller|partner|csp) relationship\b|\brelationship request\b|\b(?:authori[sz]ation|consent|admin|reseller|partner|invitation) (?:link|invitation)\b|\bconcent\b|\bconsnet\b/;

function readConsent(view: View): Result {
  const { text, asks } = view;
  if (!CONSENT.test(text)) return null;
  if (asks && !isPoliteOrder(text)) {
    if (/^(?:what(?:'s| is| are| does| do| happens| will| kind| if)?|why|how|who (?:can|must|has to|may|should|needs|accepts|gives|grants)|which|where (?:do|does|can)|do (?:i|we) need|is (?:a |the )?consent (?:needed|required|necessary|mandatory)|can|should|does (?:a|an|the|every|each) )/.test(text) && !/^what(?:'s| is) the (?:status|state)|^how (?:far|is the consent)|^(?:can|could) (?:you|i|we) /.test(text)) {
      return question('explain');
    }
    return question('consent');
  }
  if (/\b(?:send|resend|re-send|request|ask|get|create|generate|give|need|want|obtain|invite|check|status|link|remind|forward|issue|renew|prepare|show|verify|mail|email|start|collect|share|provide|make|chase|tell)\b/.test(text) && !isPast(text, CONSENT)) return order('consent');
  return isTelling(text) ? null : mention('consent');
}

/** "which laptops were registered today", "show all devices of Contoso" */
const LISTED_DEVICES = /^(?:which|what) (?:devices|laptops|serials|machines|computers|notebooks)\b.*\b(?:are|were|have been|did)\b|^(?:please |can you |could you )*(?:show|list|send|give|get|export)(?: me| us)?(?: a| the)?(?: list of)?(?: all| the| our| registered| unblocked| deregistered| blocked)* (?:devices|laptops|serials|machines|computers|notebooks)(?: <name>| of| for| at| in| from| that| which| registered|$)/;
const REPORT = /\b(?:reports?|statistics|stats|figures|kpis?|monthly (?:overview|summary|numbers)|weekly (?:overview|summary|numbers)|quarterly (?:overview|summary|numbers)|summary of|overview of (?:all )?(?:registrations|registered|devices|imports|deregistrations)|numbers for|audit (?:trail|log|export))\b/;
const NOT_A_REPORT = /\b(?:expense|bug|error|crash|incident|travel|weather|sick) reports?\b|\breport (?:a|an|the|this|that|it|my|<serial>|<request>|him|her|to|back|in|as)?\s?(?:problem|issue|bug|error|fault|incident|<serial>|stolen|lost|missing|back to|to me)|\breport (?:<serial>|<request>|it|this|that)\b/;

function readReport(view: View): Result {
  const { text, asks } = view;
  const counted = /^how many (?:devices|laptops|registrations|serials|machines|computers|notebooks)\b.*\b(?:did|were|was|have|has|registered|deregistered|imported|unblocked|approved)\b/.test(text);
  if (counted || LISTED_DEVICES.test(text)) return question('report');
  if (!REPORT.test(text) || NOT_A_REPORT.test(text)) return null;
  if (asks && !isPoliteOrder(text)) {
    if (/^(?:how|why|what (?:is|are|does|do)(?! (?:the|our) (?:statistics|stats|figures|numbers))|where|when|who|which|should|does|did|has|was|is (?:the|that|this))\b/.test(text)) return isOfTheField(text) ? question('explain') : null;
    return question('report');
  }
  return isPast(text, REPORT) ? null : order('report');
}

const ONBOARD = /\b(?:on-?board(?:ing)?|onboard)\b/;

function readOnboarding(view: View): Result {
  const { text, asks } = view;
  if (!ONBOARD.test(text)) {
    const setUp = /\b(?:new customer|set up|setup|add|create)\b.*\b(?:new customer|as (?:a )?(?:new )?customer|customer <name>)\b|^new customer(?: :)? <name>/.test(text);
    return setUp && (!asks || isPoliteOrder(text)) && !isTelling(text) ? order('onboard') : null;
  }
  if (asks && !isPoliteOrder(text)) {
    if (/^(?:is|are|was|were|has|have|did)\b.*\bonboard|^(?:how far|where is|where's|what(?:'s| is) the (?:status|state|progress)|when (?:was|were|will|did)|any (?:news|update))\b/.test(text) && /<name>|\bthe onboarding\b|\bour onboarding\b/.test(text)) return question('status');
    return question('explain');
  }
  if (/\b(?:status|progress|state)\b/.test(text)) return order('status');
  return isPast(text, ONBOARD) || /\bonboarded\b/.test(text) ? null : order('onboard');
}

const STATE = /\b(?:status|staus|stauts|state of|progress|how far|where (?:is|are|does|do)|where's|wheres|any (?:news|updates?|progress)|update on|news on|what(?:'s| is) (?:happening|going on|up|the (?:status|state|progress|latest))|whats (?:happening|going on|up|the status)|look ?up|track|follow up on)\b/;
const ENTITY = /<(?:serial|request)>/;

function readStatus(view: View): Result {
  const { text, asks, evidence } = view;
  const entity = ENTITY.test(text);
  const own = entity || evidence.serials || evidence.requests;
  if (asks) return isStateQuestion(text) ? question('status') : null;
  if (/\bstatus\b|\bstaus\b|\bstauts\b|\bprogress\b/.test(text) && !isTelling(text)) {
    return entity || /^(?:the |current |my |our |please |pls )*(?:status|progress)\b|\b(?:status|progress)(?: please| pls)?$|\b(?:show|give|tell|check|get|send|need|want|see)\b.*\b(?:status|progress)\b/.test(text) ? order('status') : null;
  }
  if (!own) return null;
  if (entity && STATE.test(text) && !isTelling(text)) return order('status');
  const asked = /^(?:(?:can|could|would|will) (?:you|someone|somebody|anyone) )?(?:please |pls |kindly |just |quickly )*(?:check|review|verify|look up|lookup|look at|look for|find|search(?: for)?|show|display|track|see|view|get|open|fetch|list|details|info|information|details of|history of|history for|log of|info on|notify (?:me|us)|ping me|inform (?:me|us)|tell (?:me|us)|confirm|let me know|give me|query)\b/;
  if (asked.test(text) && (entity || isIndirectState(text)) && !/\bhow to\b/.test(text)) return order('status');
  return /^(?:i|we)(?:'d| would)? (?:(?:want|need|like) to (?:know|check|see|find out)|(?:am |was )?wonder(?:ing)?)\b/.test(text) && (entity || isIndirectState(text)) ? order('status') : null;
}

function isIndirectState(text: string): boolean {
  return /\b(?:if|whether|that|when|where)\b.*\b(?:is|are|was|were|has|have|been|registered|done|there)\b/.test(text);
}

const DONE =
  '(?:registered|reregistered|enrolled|deregistered|unregistered|unblocked|blocked|retagged|tagged|assigned|unassigned|approved|rejected|cancelled|canceled|imported|uploaded|removed|deleted|added|submitted|onboarded|finished|done|completed|complete|ready|through|failed|expired|pending|running|waiting|active|deployed|processed|synced|working|listed|known|there|visible|available|released|sent|received|accepted|open|closed|stuck|ok|okay|online|assigning|unassigned|live)';
/** Asks for what is or was: "is <serial> registered", "did anybody register <serial>", "where is <request>". */
function isStateQuestion(text: string): boolean {
  const last = text.split(/ [,:] /).find((part) => QUESTION_START.test(part) && !/^any$/.test(part)) ?? text;
  const whole = text;
  const entity = ENTITY.test(whole);
  if (new RegExp(`^(?:<(?:serial|request|name)>|,|:|and| )+(?:already |still |now |yet )?${DONE}(?: yet| already| now| by now)?$`).test(whole)) return entity;
  if (/^why (?:is|was|has|did|were|are)\b/.test(last) && /<request>/.test(last) && !/<code>/.test(last)) return true;
  if (/^(?:do you know|any idea|does anyone know|does anybody know) (?:if|whether|when|where)\b/.test(last)) return entity || isIndirectState(last);
  if (entity && /\b(?:have|take) a (?:quick )?look\b|\blook into\b/.test(last) && !/<code>/.test(whole)) return true;
  if (ADVICE.test(last)) return false;
  if (/^(?:where|where's|wheres)\b/.test(last)) return entity || /\b(?:the|my|our) (?:request|order|registration|devices|laptops|batch|import)\b/.test(last);
  if (/\b(?:what(?:'s| is)?|whats) (?:happening|going on|up|the (?:current )?(?:status|state|progress|latest)|new)\b|\bhow far\b|\bany (?:news|updates?|progress)\b|^status\b|\bstatus$/.test(last)) return entity || /\b(?:the|my|our|status|registration|request)\b/.test(last);
  if (/<code>/.test(last) && !/^(?:did|has|have|is|was|does) <serial>/.test(last)) return false;
  if (/^(?:is|are|was|were|isn't|aren't|wasn't|hasn't|has|have|had|haven't|did|didn't|will|does)\b/.test(last)) {
    if (entity) return !/^(?:is|are|was) (?:it|there|that|this) (?:a |any )?(?:ok|okay|safe|possible|allowed|necessary|better|wise|limit|way|rule|need)/.test(last);
    const done = new RegExp(`\\b${DONE}\\b|\\b(?:in|into|to) (?:autopilot|intune)\\b|\\b(?:register|deregister|unblock|import|finish|work|retag|approve|go through)\\b`).test(last);
    const definite = /\b(?:the|my|our|these|those|this|it|they|all|everything|<name>|anybody|anyone|somebody|someone|you|we|that|<number>|<file>)\b|<name>|<number>|<file>|<mail>/.test(last);
    return done && definite && !GENERAL.test(last) && (isOfTheField(last) || /^(?:is|are|was|were|has|have|did|isn't|hasn't) (?:it|they|these|those|that|everything|all|this) (?:\w+ ){0,3}?(?:registered|done|finished|ready|through|complete|completed|approved|imported|worked|work)\b/.test(last) || /<(?:name|number|file)>/.test(last));
  }
  if (/^(?:when|who|who's|which|what|what's|whats|whose|how many)\b/.test(last)) {
    if (entity) return !/\b(?:should|shall|must|do i do|to do|can i|can we|may i|better|right|mean|means|happens?|would|could|way|steps|procedure|best|(?:needed|required|necessary) to|who (?:can|may|must|should|has to|needs to|is allowed))\b/.test(last) || /^when will\b/.test(last);
    return /^when (?:will|was|were|did|is|are)\b.*\b(?:the|my|our|it|they|these|<name>)\b/.test(last) && new RegExp(`\\b${DONE}\\b|\\b(?:happen|start|arrive)\\b`).test(last) && !GENERAL.test(last);
  }
  if (/^(?:(?:can|could|would|will) (?:you|someone|somebody|anyone) )?(?:please |pls )*(?:tell|check|let|confirm|see|find|verify|say|look)\b/.test(last)) return (entity && !/\b(?:should|how to|how do|how can|why|mean)\b/.test(last)) || (isIndirectState(last) && /\b(?:the|my|our|these|it|they|<name>)\b/.test(last));
  if (/^(?:i|we)\b.*\b(?:know|wonder|wondering|see)\b/.test(last)) return entity && isIndirectState(last);
  return false;
}

/** Asks for advice, permission, a reason or a way. */
const ADVICE =
  /^(?:why|how (?!far|is|are|'s|many|much longer|long (?:will|until))|should|shall|can (?!you|someone|anyone|somebody|anybody)|could (?!you|someone|anyone|somebody|anybody)|may|must|do (?:i|we)\b|does (?:one|it matter|anyone know)|would (?!you)|(?:are|is) (?:you|preflight|the bot|it) (?:able|allowed|capable)|is it (?:ok|okay|safe|possible|allowed|necessary|better|wise|a good|enough|required|needed|right|correct|true|normal|recommended|dangerous|bad|fine)|what (?:if|happens|will happen|would happen|happened when|should|shall|do (?:i|we)|does (?:it|that|this|<code>).*mean|must|can (?:i|we)|to do)|which (?:one|of|is (?:right|better)|way|option|should)|when (?:should|do|can|must|may|to))\b/;
/** Asks how things are in general: "are laptops registered automatically". */
const GENERAL = /\b(?:automatically|usually|normally|always|ever|generally|typically|by default|required|mandatory|necessary|supported|support|allowed|possible|need|needed|limit|limits|maximum|free|safe|mean|means|difference|same as|better)\b/;

/** A question of the field is to be explained; any other is none of ours. */
function readQuestion(view: View): Result {
  const { text, asks } = view;
  if (asks && (isOfTheField(text) || /^(?:what|why|how)\b.*<words>/.test(text))) return question('explain');
  if (/<code>/.test(text)) return mention('explain');
  return asks && /^(?:.* )?(?:what|why|how)(?:'s| is| does| do)? (?:this|that|it)(?: mean| about| for)?$|^what now|^what does (?:it|that|this) mean|^(?:is|are|was) (?:that|this|it) (?:ok|okay|safe|right|normal|correct)/.test(text)
    ? question('explain')
    : null;
}

function isOfTheField(text: string): boolean {
  if (/<(?:code|serial|request)>/.test(text)) return true;
  return text.split(/[\s/]/).some((word) => FIELD_WORDS.has(word) || isFieldVerb(word));
}

function isFieldVerb(word: string): boolean {
  const verb = verbOf(word);
  return verb !== null && ['register', 'deregister', 'unblock', 'retag', 'approve', 'onboard', 'unassign'].includes(verb.sense) && !/^(?:sign|signs|signed|signing|accept)/.test(word);
}

/** Tells what was done with a thing: "we sent the consent link yesterday", "the report was late". */
function isPast(text: string, thing: RegExp): boolean {
  if (/\b(?:please|pls)\b/.test(text)) return false;
  const clause = text.split(/ [,:] /).find((part) => thing.test(part)) ?? text;
  return (
    /^(?:i|we|they|he|she|you|it|sam|somebody|someone|the [\w-]+|my [\w-]+|our [\w-]+|his [\w-]+|<name>)\b.*\b(?:sent|imported|created|made|got|had|was|were|did|loaded|uploaded|added|received|generated|finished|showed|gave|asked|requested|wrote|shared|started|checked|validated|verified|reviewed|tested|fixed|opened|has|have|will)\b/.test(clause) &&
    !/\b(?:need|want|would like|'d like|can you|could you|have to|must)\b/.test(clause)
  ) || /\b(?:was|were|has been|have been|had been)\b/.test(clause);
}

/** A statement with a verb of its own. */
function isTelling(text: string): boolean {
  return /\b(?:is|are|was|were|has|have|had|will|did|does|sent|got|failed|fails|shows|says|said)\b/.test(text) && !/^(?:status|progress|report|consent)\b/.test(text) && !/\b(?:please|pls|show|give|list|send)\b/.test(text);
}

/** True where a message is a bare code with little round it. */
export function isOnlyMarks(tokens: readonly Token[]): boolean {
  return tokens.every((token) => isMark(token));
}

/** Words of the message that name a file. */
export function namesFile(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'file' || (token.kind === 'word' && FILE_NOUNS.has(token.key)));
}
