import { type ChangeIntent, changeOf, type Evidence, isGeneral } from './change.ts';
import { type Clause, isQuotedWord, type Predicate, predicatesOf, type Sentence } from './clauses.ts';
import { ordersTag } from './duties.ts';
import type { Message } from './message.ts';
import { type Mood, moodOf, VALUE } from './moods.ts';
import type { Masks } from './phrase.ts';
import { isStatement } from './statement.ts';
import { isMark, isWord } from './token.ts';
import type { VerbSense } from './verbs.ts';
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
const CONTENT_LABELS = wordSet(
  'wrote writes said says mail email e-mail subject betreff fw fwd re aw wg fyi example e.g template quote quoted archive transcript sample',
);
/** What stands directly behind "…:" after one of these is content. */
const OUTPUT_LABELS = wordSet(
  'instruction instructions step steps procedure process workflow plan idea joke kidding joking howto how-to error message output log logs screenshot text command commands manual documentation doc docs guide policy option menu button title prompt hint reads shows',
);
/** A message with more verbs than this is a document, and orders nothing. */
export const MOST_ACTS = 250;
/** More words than this before a verb are a story, no command. */
const LONGEST_LEAD = 40;
/** How many tokens beside a verb its object may stand. */
const REACH = 120;
const ASKING_WORDS = wordSet('how why what whether');
/** Verbs that may be forbidden without anything of ours being forbidden. */
const HARMLESS = wordSet('wait get know see find understand help look turn call try return ship sell order tell ask');

/** The acts of a message: every verb with what its clause makes of it. */
export function readActs(message: Message, sentences: readonly Sentence[], masks: Masks, evidence: Evidence): Act[] {
  const acts: Act[] = [];
  let content = false;
  for (const sentence of sentences) {
    if (acts.length > MOST_ACTS) break;
    content = readSentenceActs(message, sentence, masks, evidence, content, acts);
  }
  return acts;
}

interface Chain {
  /** The words before the verb that went before. */
  readonly lead: readonly string[];
  readonly mood: Mood;
  /** The mood after the sentence had its say. */
  readonly settled: Mood;
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
  let output: 'none' | 'first' | 'rest' = 'none';
  let reported = false;
  let asking = false;
  let words: readonly string[] = [];
  let open: readonly string[] = [];
  for (const clause of sentence.clauses) {
    if (clause.opener === ':') {
      const label = labelBefore(message, sentence, clause);
      content ||= label === 'content';
      output = label === 'output' ? 'first' : 'none';
    } else if (output === 'first' && !isJoined(clause)) {
      output = 'rest';
    }
    const predicates = predicatesOf(message, clause, masks.all);
    const inherited: readonly string[] = open.length > 0 ? open : isJoined(clause) ? (chain?.lead ?? words) : [];
    const polite = isPolite(message, clause, sentence);
    const lead = new Lead(message, clause.first, masks.all);
    for (const predicate of predicates) {
      if (acts.length > MOST_ACTS) break;
      lead.readTo(predicate.at);
      const found = readAct(message, clause, predicate, masks, lead.words, inherited, polite);
      const told =
        content ||
        output === 'first' ||
        (output === 'rest' && !polite) ||
        reported ||
        found.reported ||
        ((found.asking || asking) && !polite);
      const command = {
        message,
        masks,
        evidence,
        verb: predicate.verb,
        at: predicate.at,
        first: Math.max(clause.first, predicate.at - REACH),
        last: Math.min(clause.last, predicate.at + REACH),
        sentence: Math.max(sentence.first, predicate.at - REACH),
      };
      const change = changeOf(command);
      const mood: Mood = sentence.asks && isGeneral(command) ? 'told' : settle(found, told, sentence, chain, clause);
      acts.push({ change, mood, sense: predicate.verb.sense, at: predicate.at, clause, sentence, polite });
      chain = { lead: found.lead.slice(0, LONGEST_LEAD), mood: found.mood, settled: mood, form: predicate.verb.form };
    }
    lead.readTo(clause.last + 1);
    words = [...lead.words];
    open = isOpen(words) ? [...open, ...words].slice(0, LONGEST_LEAD) : predicates.length === 0 ? open : [];
    reported ||= lead.reports;
    asking ||= lead.asks;
    if (predicates.length === 0 && !isJoined(clause)) chain = null;
  }
  if (isAttributed(sentence, message)) disown(acts, sentence);
  if (!content && !reported && ordersTag(message, sentence, masks)) acts.push(tagDuty(sentence));
  return content || endsWithContentLabel(message, sentence);
}

/** "…, says Sam", "…, they said": the words before are somebody else's. */
function isAttributed(sentence: Sentence, message: Message): boolean {
  return sentence.clauses.slice(1).some((clause) => {
    const said = wordsBefore(message, clause.first, clause.last + 1).join(' ');
    return /^(?:[\w'§-]+ ){1,3}(?:said|says|wrote|writes)$|^(?:said|says|wrote|writes)(?: [\w'§-]+){1,3}$/.test(said);
  });
}

function disown(acts: Act[], sentence: Sentence): void {
  for (const [index, act] of acts.entries()) {
    if (act.sentence === sentence && act.mood === 'order') acts[index] = { ...act, mood: 'told' };
  }
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
  clause: Clause,
  { verb, at }: Predicate,
  masks: Masks,
  own: readonly string[],
  inherited: readonly string[],
  polite: boolean,
): Found {
  const { lead, fresh } = fromPlease(own, inherited);
  const form = verb.form === 'base' && isPassive(lead, verb.lemma) ? 'past' : verb.form;
  let mood = moodOf(form, verb.sense, lead, polite);
  if (mood === 'do-not' && HARMLESS.has(verb.lemma)) mood = 'told';
  const last = Math.min(clause.last, at + REACH);
  if (mood === 'order' && verb.form === 'base' && isStatement(message, at, last, masks.all)) mood = 'told';
  const whole = fresh ? own : lead;
  return { mood, lead, polite, reported: reports(whole), asking: whole.some((word) => ASKING_WORDS.has(word)) };
}

function reports(words: readonly string[]): boolean {
  return words.some((word) => REPORTING.has(word)) && !/^i$|^we$/.test(words[0] ?? '');
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

/** The words of a clause up to a verb, read once from left to right; a value is `§`, and a "please" is kept. */
class Lead {
  readonly words: string[] = [];
  reports = false;
  asks = false;
  private readonly message: Message;
  private readonly masked: ReadonlySet<number>;
  private at: number;

  constructor(message: Message, first: number, masked: ReadonlySet<number>) {
    this.message = message;
    this.masked = masked;
    this.at = first;
  }

  readTo(end: number): void {
    for (; this.at < end; this.at += 1) {
      const word = leadWord(this.message, this.at, this.masked);
      if (word === null || (word === VALUE && this.words.at(-1) === VALUE)) continue;
      if (this.words.length < LONGEST_LEAD) this.words.push(word);
      this.reports ||= REPORTING.has(word) && !/^i$|^we$/.test(this.words[0] ?? '');
      this.asks ||= ASKING_WORDS.has(word);
    }
  }
}

function leadWord(message: Message, at: number, masked: ReadonlySet<number>): string | null {
  const token = message.tokens[at];
  if (token === undefined || isMark(token) || token.kind === 'mention') return null;
  if (token.kind !== 'word' || masked.has(at) || isQuotedWord(message, at)) return VALUE;
  return /^(?:pls|plz|plase|pleas|plese)$/.test(token.key) ? 'please' : token.key.slice(0, 30);
}

/** The last words before a token, for labels: "Sam wrote", "error message". */
function wordsBefore(message: Message, first: number, end: number): string[] {
  const words: string[] = [];
  for (let at = Math.max(first, end - 12); at < end; at += 1) {
    const word = leadWord(message, at, NOTHING);
    if (word !== null) words.push(word);
  }
  return words;
}

const NOTHING: ReadonlySet<number> = new Set();

function isPolite({ tokens }: Message, clause: Clause, sentence: Sentence): boolean {
  const asked = wordSet('please pls plz plase pleas kindly');
  for (let index = clause.first; index <= clause.last; index += 1) if (isWord(tokens[index], asked)) return true;
  // "unblock PF3CQ2G6, please": the last clause of the sentence.
  const tail = sentence.clauses.at(-1);
  return tail !== undefined && tail.first === tail.last && isWord(tokens[tail.first], asked);
}

function isJoined(clause: Clause): boolean {
  return clause.opener === 'and' || clause.opener === 'or' || clause.opener === 'then';
}

/** What the sentence makes of a clause's mood: a bare command with a question mark asks, a list of tellings goes on telling. */
function settle(found: Found, told: boolean, sentence: Sentence, chain: Chain | null, clause: Clause): Mood {
  if (found.mood !== 'order') return found.mood;
  if (told) return 'told';
  if (
    sentence.asks &&
    !found.polite &&
    found.lead.every((word) => word === VALUE || !/^(?:can|could|would|will)$/.test(word))
  )
    return 'told';
  if (isJoined(clause) && chain?.settled === 'told' && !found.polite) return 'told';
  const listed = clause.opener === ',' && chain?.mood === 'told' && chain.form === 'base' && !found.polite;
  if (listed && !chain.lead.some((word) => /not$|n't$|^can$|^did$|^does$|^cannot$|^§$/.test(word))) return 'told';
  return 'order';
}

function labelBefore(message: Message, sentence: Sentence, clause: Clause): 'content' | 'output' | null {
  const last = wordsBefore(message, sentence.first, clause.first).slice(-5);
  if (last.some((word) => CONTENT_LABELS.has(word))) return 'content';
  return last.some((word) => OUTPUT_LABELS.has(word) || REPORTING.has(word)) ? 'output' : null;
}

/** "Here is an example:" makes the lines below content. */
function endsWithContentLabel(message: Message, sentence: Sentence): boolean {
  if (!isMark(message.tokens[sentence.last], ':')) return false;
  return wordsBefore(message, sentence.first, sentence.last)
    .slice(-6)
    .some((word) => CONTENT_LABELS.has(word) || REPORTING.has(word));
}

/** A clause that stops before its verb: "do not, under any circumstances, …", "can you, please, …". */
function isOpen(words: readonly string[]): boolean {
  return /^(?:hypothetically|theoretically|maybe|perhaps|possibly|probably|suppose|supposing|imagine|say|in theory|for (?:instance|example)|eg|e\.g)$|(?:^| )(?:not|don't|dont|never|cannot|can't|should|must|shall|to|how|if|unless|when|whether)$|^(?:please )?(?:can|could|would|will|do|did|have) (?:you|someone|somebody|anyone)$/.test(
    words.slice(-12).join(' '),
  );
}
