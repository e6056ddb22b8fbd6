import { type Clause, isQuotedWord, type Predicate, predicatesOf, type Sentence } from './clauses.ts';
import { ordersTag } from './duties.ts';
import type { Message } from './message.ts';
import { type Mood, moodOf, VALUE } from './moods.ts';
import { type ChangeIntent, changeOf, type Evidence, isStatement, type Masks } from './objects.ts';
import { isMark, isWord } from './token.ts';
import type { VerbSense } from './verbs.ts';
import { POLITE } from './words.ts';
import { wordSet } from './word-set.ts';

/** One thing that a clause orders, forbids or tells. */
export interface Act {
  /** What a verb would change; null where nothing of ours. */
  readonly change: ChangeIntent | null;
  readonly mood: Mood;
  readonly sense: VerbSense;
  /** Index of the verb. */
  readonly at: number;
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly polite: boolean;
}

/** Verbs of saying: what stands behind them is somebody's words. */
const REPORTING = wordSet(
  'according said says saying wrote writes told tells asked asks wants wanted claims claimed reads states stated answered replied suggests suggested ' +
    'recommends recommended thinks thought believes insists demanded demands instructed advised advises ordered quote quoted',
);
/** What stands behind "…:" after one of these is content, to the end of the message. */
const CONTENT_LABELS = wordSet('wrote writes said says mail email e-mail subject betreff fw fwd re aw wg fyi example e.g template quote quoted archive transcript sample');
/** What stands directly behind "…:" after one of these is content. */
const OUTPUT_LABELS = wordSet('error message output log logs screenshot text command commands manual documentation doc docs guide policy option menu button title prompt hint reads shows');
const ASKING_WORDS = wordSet('how why what whether');
/** Verbs that may be forbidden without anything of ours being forbidden. */
const HARMLESS = wordSet('wait get know see find understand help look turn call try return ship sell order tell ask');

/** The acts of a message: every verb with what its clause makes of it. */
export function readActs(message: Message, sentences: readonly Sentence[], masks: Masks, evidence: Evidence): Act[] {
  const acts: Act[] = [];
  let content = false;
  for (const sentence of sentences) {
    content = readSentenceActs(message, sentence, masks, evidence, content, acts);
  }
  return acts;
}

interface Chain {
  /** The words before the verb that went before. */
  readonly lead: readonly string[];
  readonly mood: Mood;
  readonly form: string;
}

function readSentenceActs(
  message: Message,
  sentence: Sentence,
  masks: Masks,
  evidence: Evidence,
  contentBefore: boolean,
  acts: Act[],
): boolean {
  let chain: Chain | null = null;
  let content = contentBefore;
  let output = false;
  let reported = false;
  let asking = false;
  let words: readonly string[] = [];
  let open: readonly string[] = [];
  for (const clause of sentence.clauses) {
    if (clause.opener === ':') {
      const label = labelBefore(message, sentence, clause);
      content ||= label === 'content';
      output = label === 'output';
    } else if (output && !isJoined(clause)) {
      output = false;
    }
    const predicates = predicatesOf(message, clause, masks.all);
    const inherited: readonly string[] = open.length > 0 ? open : isJoined(clause) ? (chain?.lead ?? words) : [];
    for (const predicate of predicates) {
      const found = readAct(message, sentence, clause, predicate, masks, inherited);
      const told = content || output || reported || found.reported || (found.asking || asking) && !found.polite;
      const mood = settle(found, told, sentence, chain, clause);
      const command = { message, masks, evidence, verb: predicate.verb, at: predicate.at, first: clause.first, last: clause.last, sentence: sentence.first };
      const change = changeOf(command);
      acts.push({ change, mood, sense: predicate.verb.sense, at: predicate.at, clause, sentence, polite: found.polite });
      chain = { lead: found.lead, mood: found.mood, form: predicate.verb.form };
    }
    words = leadOf(message, clause.first, clause.last + 1, masks.all);
    open = isOpen(words) ? [...open, ...words] : predicates.length === 0 ? open : [];
    reported ||= words.some((word) => REPORTING.has(word)) && !/^i$|^we$/.test(words[0] ?? '');
    asking ||= words.some((word) => ASKING_WORDS.has(word));
    if (predicates.length === 0 && !isJoined(clause)) chain = null;
  }
  if (!content && !reported && ordersTag(message, sentence, masks)) acts.push(tagDuty(sentence));
  return content || endsWithContentLabel(message, sentence);
}

function tagDuty(sentence: Sentence): Act {
  const clause = sentence.clauses[0] ?? { first: sentence.first, last: sentence.last, opener: '' };
  return { change: 'retag', mood: 'order', sense: 'retag', at: sentence.first, clause, sentence, polite: false };
}

interface Found {
  readonly mood: Mood;
  readonly lead: readonly string[];
  readonly polite: boolean;
  readonly reported: boolean;
  readonly asking: boolean;
}

function readAct(
  message: Message,
  sentence: Sentence,
  clause: Clause,
  { verb, at }: Predicate,
  masks: Masks,
  inherited: readonly string[],
): Found {
  const own = leadOf(message, clause.first, at, masks.all);
  const polite = isPolite(message, clause, sentence, at);
  const { lead, fresh } = fromPlease(own, inherited);
  const form = verb.form === 'base' && isPassive(lead, verb.lemma) ? 'past' : verb.form;
  let mood = moodOf(form, verb.sense, lead, polite);
  if (mood === 'do-not' && HARMLESS.has(verb.lemma)) mood = 'told';
  if (mood === 'order' && verb.form === 'base' && isStatement(message, at, clause.last, masks.all)) mood = 'told';
  const whole = fresh ? own : lead;
  return {
    mood,
    lead,
    polite,
    reported: whole.some((word) => REPORTING.has(word)) && !/^i$|^we$/.test(whole[0] ?? ''),
    asking: whole.some((word) => ASKING_WORDS.has(word)),
  };
}

/** "is set", "was put": a verb whose past form is its plain one. */
function isPassive(lead: readonly string[], lemma: string): boolean {
  return /^(?:set|put|let)$/.test(lemma) && /^(?:is|was|were|are|been|be)$/.test(lead.at(-1) ?? '');
}

/**
 * Behind a "please" a command begins anew: "PF3DR3H8 shows 0x80180014 please unblock". It does not where the words before
 * belong to the verb ("can you please …", "do not please …").
 */
function fromPlease(own: readonly string[], inherited: readonly string[]): { lead: readonly string[]; fresh: boolean } {
  const please = own.lastIndexOf('please');
  const lead = [...inherited, ...own];
  if (please < 0) return { lead, fresh: false };
  const before = own.slice(0, please);
  const after = own.slice(please + 1);
  const bound = before.some((word) => BINDING.has(word));
  return bound ? { lead, fresh: false } : { lead: after, fresh: true };
}

const BINDING = wordSet(
  "not don't dont never no can could would will you i we if unless when how should to cannot can't do did does why what whether nobody must let's let",
);

/** Words before a verb; a value is `§`, and a "please" is kept. */
function leadOf(message: Message, first: number, end: number, masked: ReadonlySet<number>): string[] {
  const lead: string[] = [];
  for (let at = first; at < end; at += 1) {
    const token = message.tokens[at];
    if (token === undefined || isMark(token) || token.kind === 'mention') continue;
    if (token.kind !== 'word' || masked.has(at) || isQuotedWord(message, at)) {
      if (lead.at(-1) !== VALUE) lead.push(VALUE);
    } else {
      lead.push(/^(?:pls|plz|plase|pleas|plese)$/.test(token.key) ? 'please' : token.key.slice(0, 30));
    }
  }
  return lead;
}

function isPolite({ tokens }: Message, clause: Clause, sentence: Sentence, at: number): boolean {
  const asked = wordSet('please pls plz plase pleas kindly');
  for (let index = clause.first; index <= clause.last; index += 1) if (isWord(tokens[index], asked)) return true;
  // "unblock PF3CQ2G6, please": the last clause of the sentence.
  const tail = tokens[sentence.clauses.at(-1)?.first ?? at];
  return clause.first <= at && isWord(tail, asked) && sentence.clauses.at(-1)?.last === sentence.clauses.at(-1)?.first;
}

function isJoined(clause: Clause): boolean {
  return clause.opener === 'and' || clause.opener === 'or' || clause.opener === 'then';
}

/** What the sentence makes of a clause's mood: a bare command with a question mark asks, a list of tellings goes on telling. */
function settle(found: Found, told: boolean, sentence: Sentence, chain: Chain | null, clause: Clause): Mood {
  if (found.mood !== 'order') return found.mood;
  if (told) return 'told';
  if (sentence.asks && !found.polite && found.lead.every((word) => word === VALUE || !/^(?:can|could|would|will)$/.test(word))) return 'told';
  const listed = clause.opener === ',' && chain?.mood === 'told' && chain.form === 'base' && !found.polite;
  if (listed && !chain.lead.some((word) => /not$|n't$|^can$|^did$|^does$|^cannot$|^§$/.test(word))) return 'told';
  return 'order';
}

function labelBefore(message: Message, sentence: Sentence, clause: Clause): 'content' | 'output' | null {
  const words = leadOf(message, sentence.first, clause.first, new Set());
  const last = words.slice(-5);
  if (last.some((word) => CONTENT_LABELS.has(word))) return 'content';
  return last.some((word) => OUTPUT_LABELS.has(word) || REPORTING.has(word)) ? 'output' : null;
}

/** "Here is an example:" makes the lines below content. */
function endsWithContentLabel(message: Message, sentence: Sentence): boolean {
  if (!isMark(message.tokens[sentence.last], ':')) return false;
  return leadOf(message, sentence.first, sentence.last, new Set()).slice(-6).some((word) => CONTENT_LABELS.has(word) || REPORTING.has(word));
}

/** A clause that stops before its verb: "do not, under any circumstances, …", "can you, please, …". */
function isOpen(words: readonly string[]): boolean {
  return /(?:^| )(?:not|don't|dont|never|cannot|can't|should|must|shall|to|how|if|unless|when|whether)$|^(?:please )?(?:can|could|would|will|do|did|have) (?:you|someone|somebody|anyone)$/.test(words.slice(-12).join(' '));
}

/** Politeness alone in a clause: "thanks", "please". */
export function isCourtesy(message: Message, clause: Clause): boolean {
  for (let at = clause.first; at <= clause.last; at += 1) {
    const token = message.tokens[at];
    if (token !== undefined && !isMark(token) && !isWord(token, POLITE) && !/^(?:you|very|much|a|lot|in|advance|many)$/.test(token.key)) return false;
  }
  return true;
}
