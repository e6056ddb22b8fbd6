import type { VerbForm, VerbSense } from './verbs.ts';
import { DEVICE_NOUNS, PRONOUNS, TRANSPARENT } from './words.ts';

/** Whether the words before a verb make it a command (`order`), forbid it (`do-not`), or do neither (`told`). */
export type Mood = 'order' | 'do-not' | 'told';

/** Stands in a lead for a serial number, a name or another value. */
export const VALUE = '§';

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "don't": 'do not',
  dont: 'do not',
  donot: 'do not',
  dnt: 'do not',
  "n't": 'not',
  "dont't": 'do not',
  "doesn't": 'does not',
  doesnt: 'does not',
  "didn't": 'did not',
  didnt: 'did not',
  "can't": 'can not',
  cant: 'can not',
  cannot: 'can not',
  "couldn't": 'could not',
  "won't": 'will not',
  wont: 'will not',
  "wouldn't": 'would not',
  "shouldn't": 'should not',
  shouldnt: 'should not',
  "mustn't": 'must not',
  mustnt: 'must not',
  "needn't": 'need not',
  "mayn't": 'may not',
  "isn't": 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "weren't": 'were not',
  "hasn't": 'has not',
  "haven't": 'have not',
  "let's": 'let us',
  lets: 'let us',
  "i'd": 'i would',
  "we'd": 'we would',
  "you'd": 'you would',
  "i'm": 'i am',
  "we're": 'we are',
  "i'll": 'i will',
  "we'll": 'we will',
  "i've": 'i have',
  "we've": 'we have',
  "it's": 'it is',
  "that's": 'that is',
  "there's": 'there is',
  cud: 'could',
  wud: 'would',
  u: 'you',
  plz: 'please',
  pls: 'please',
};

const ADVERBS = new Set(
  (
    'please pls plz plase pleas kindly now just also then again quickly immediately directly simply only first asap urgently really ' +
    'finally hereby herewith today tomorrow straight away too all'
  ).split(' '),
);
const SUBJECT_WORDS = new Set([
  ...DEVICE_NOUNS,
  ...PRONOUNS,
  ...'§ the a an and of in on at for from listed attached new two three four five request requests registration file list user tag group please device'.split(
    ' ',
  ),
]);

const YOU = '(?:you|someone|somebody|anyone|anybody|one of you|the bot)';
const HELPER =
  '(?: possibly)?(?: be able to| be so kind(?: as)? to| be so kind and| help(?: me| us)?(?: to)?| go ahead and| try to| make sure to| take care to)?';

/** What may stand before a verb in its plain form that orders. */
const ORDERS: readonly RegExp[] = [
  /^$/,
  new RegExp(`^(?:can|could|would|will|wil) ${YOU}${HELPER}$`),
  /^(?:i|we)(?: would| should)? (?:like|love|want|need|wish|prefer|have|ask|request)(?: for)?(?: you| someone| somebody)? to$/,
  /^(?:i|we) (?:must|need)$/,
  /^(?:can|could|may) (?:i|we) (?:ask|request|bother|get) you to$/,
  /^(?:i|we) (?:am|are) (?:asking|requesting) you to$/,
  /^let us$/,
  /^(?:go ahead|be so kind|be so good|be kind enough|be nice)(?: and| as to| to)?$/,
  /^(?:make sure|be sure|ensure|remember)(?: to| and| that you| you)?$/,
  /^(?:do |does )?(?:not|never) (?:forget|fail|hesitate|miss|omit)(?: to)?$/,
  /^feel free to$/,
  /^(?:it is )?time to$/,
  /^(?:help|assist) (?:me|us)(?: to)?$/,
  /^(?:i|we) (?:was|were|am|are) (?:just )?wondering (?:if|whether) you (?:could|can|would)$/,
  /(?:great|nice|good|lovely|awesome|helpful|kind|appreciate|appreciated|grateful|glad|happy|wonderful|super|cool|perfect)(?: it)? if you (?:could|can|would)$/,
  /^do$/,
  /^you (?:must|need to|have to|should|shall|are to)$/,
  /^(?:try|attempt)(?: to| and)?$/,
  /^(?:start|begin|proceed|continue)(?: to| by| and)?$/,
];

const GAP =
  '(?: (?:ever|yet|even|be|to|try|dare|let|anyone|anybody|you|go|ahead|and|start|begin|accidentally|under|any|circumstances|need|have|want|me|us|it|this|automatically|bother|proceed|continue|with|attempt|want|think|about|§))*';
const MAY = '(?:do|must|should|shall|may|can|could|need|will|would|better|rather)';

/** What may stand before a verb in its plain form that forbids. */
const DO_NOTS: readonly RegExp[] = [
  new RegExp(`^(?:.* )?${MAY}(?: you)? (?:not|never)${GAP}$`),
  new RegExp(`^(?:to |you |absolutely |definitely )?(?:not|never)${GAP}$`),
  new RegExp(`^.*, (?:not|never)${GAP}$`),
  /no (?:need|reason|point|intention|plan|plans)(?: for (?:you|us|me))? (?:to|in|for)$/,
  /(?:not (?:necessary|needed|required|allowed|supposed|ok|okay|permitted)|unnecessary|forbidden|prohibited)(?: for you)? to$/,
  new RegExp(
    `^(?:make sure|be sure|remember|take care|ensure|be careful|careful|try)(?: that)?(?: you)?(?: do)?(?: to)? (?:not|never)${GAP}$`,
  ),
  /^(?:nobody|no one|noone)(?: (?:may|should|must|is allowed to|shall))?$/,
  /^(?:i|we) (?:do|would) not (?:want|wish|like|need|intend|plan)(?: (?:you|anyone|anybody|them|us|it))? to$/,
  /^(?:i|we) (?:do|would) not (?:want|wish|like) (?:you|anyone|anybody|them) to$/,
];
/** A subject or a conjunction before "not" tells or asks; it forbids nothing. */
const NO_DO_NOT =
  /^(?:i|we) (?:am|are|was|were) (?:not|never)\b|^(?:can|could|will|would|do|should) not you\b|\b(?:if|unless|when|because|why|who|what|how|whether|did|does|has|have|had|was|were|they|he|she|nobody|which|think|know)\b.*\b(?:not|never)\b|^(?:i|we|it|they|§) (?:do|can|could|will|would|need|have|has|had|am|is|are|was|were) (?:not|never)\b(?! (?:necessary|needed|required|allowed|supposed|want|wish|like|need|intend|plan|to\b))|^(?:i|we) (?:never|not)\b/;

const BEGINNINGS =
  /(?:^| )(?:start|begin|initiate|trigger|do|perform|run|process|submit|create|open|make|arrange|launch|prepare|schedule|proceed|continue|go ahead|go on|carry out|kick off|carry on|move on)(?: with| by| for| on)?(?: the| a| an| another| this| my| our)?(?: new| autopilot| device| bulk| manual| following)*$/;
const WISHES =
  /^(?:i|we)(?: would)? (?:like|want|need|require|request)(?: to (?:have|get|request|order))?(?: the| a| an| another)?(?: new| autopilot| device| bulk)*$/;
const HOLD =
  /(?:^|^do |^please |^(?:can|could|would) you | )(?:hold(?: off| back)?|holding off|refrain|abstain|avoid|stop|cease|quit|wait|postpone|delay|pause|skip|without|no need for|no)(?: on| with| from| before| until| the| a| any| this| further| new| me| us)*$/;
const NO_HOLD =
  /\b(?:there is|there are|we|i|they|has|have|is|are|was|who|what|how|if) (?:no|stop|wait|avoid|hold|without|still)\b|^(?:with|works|even|also) .*without/;

/** The mood of a verb, from the words before it in its clause (lower case, values as `§`). `polite`: the clause says please. */
export function moodOf(form: VerbForm, sense: VerbSense, lead: readonly string[], polite: boolean): Mood {
  const words = normalised(lead);
  if (words.length > 24) return 'told';
  switch (form) {
    case 'base':
      return moodOfBase(words, sense);
    case 'ing':
      return moodOfContinuing(words);
    case 'noun':
      return moodOfNoun(words, polite);
    case 'past':
      return moodOfPassive(words, polite);
    case 'third':
      return /^(?:(?:make sure|ensure|be sure|see)(?: that)? )?(?:nobody|no one|noone)$/.test(withoutValues(words))
        ? 'do-not'
        : 'told';
  }
}

/** Contractions apart, small words at the beginning and adverbs off. */
function normalised(lead: readonly string[]): string[] {
  const words = lead.flatMap((word) => (CONTRACTIONS[word] ?? word).split(' '));
  const kept = words.slice(courtesyLength(words)).filter((word) => !ADVERBS.has(word));
  let start = 0;
  while (start < kept.length && isSkipped(kept, start)) start += 1;
  return kept.slice(start);
}

/** The words of "if possible", "if you can" and the like before a command. */
function courtesyLength(words: readonly string[]): number {
  const found =
    /^(?:please )?(?:if|when|whenever) (?:at all )?(?:possible|you (?:can|could|may|please|like)|you have (?:a |some )?(?:time|minute|moment|second)|you get (?:a |the )?chance|it is (?:possible|ok|okay))(?= |$)/.exec(
      words.join(' '),
    );
  return found === null ? 0 : found[0].split(' ').length;
}

/** Small words that can be the subject of a passive, or belong to a pattern. */
const KEPT = new Set('do go ahead these those this them following below above'.split(' '));

function isSkipped(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (KEPT.has(word)) return false;
  // "no need to", "the customer …": the small word belongs to what follows.
  if (word === 'no')
    return words[at + 1] === undefined ? false : !/^(?:need|reason|point|one)$/.test(words[at + 1] ?? '');
  return TRANSPARENT.has(word);
}

function withoutValues(words: readonly string[]): string {
  return words.filter((word) => word !== VALUE).join(' ');
}

function moodOfBase(words: readonly string[], sense: VerbSense): Mood {
  const lead = withoutValues(words);
  if (ORDERS.some((pattern) => pattern.test(lead))) return 'order';
  if (/^i$|^we$/.test(lead) && ['approve', 'reject', 'cancel'].includes(sense)) return 'order';
  return isForbidden(words) ? 'do-not' : 'told';
}

function isForbidden(words: readonly string[]): boolean {
  const whole = words.join(' ');
  const lead = withoutValues(words);
  if (NO_DO_NOT.test(whole)) return false;
  return DO_NOTS.some((pattern) => pattern.test(lead));
}

/** "start registering", "would you mind registering"; "hold off on registering", "without registering". */
function moodOfContinuing(words: readonly string[]): Mood {
  const lead = withoutValues(words);
  if (/^(?:would|do) you mind$/.test(lead)) return 'order';
  if (HOLD.test(lead) && !NO_HOLD.test(lead)) return 'do-not';
  const needing = /^(.+) needs?$/.exec(words.join(' '));
  if (needing !== null && isSubject(needing[1] ?? '')) return 'order';
  return moodOfBegun(lead);
}

function moodOfBegun(lead: string): Mood {
  const begun = BEGINNINGS.exec(lead);
  if (begun === null) return isForbidden(lead.split(' ')) && lead !== '' ? 'do-not' : 'told';
  const rest = lead.slice(0, begun.index).trim();
  if (ORDERS.some((pattern) => pattern.test(rest))) return 'order';
  return isForbidden(rest.split(' ')) ? 'do-not' : 'told';
}

function moodOfNoun(words: readonly string[], polite: boolean): Mood {
  const lead = withoutValues(words);
  if (HOLD.test(lead) && !NO_HOLD.test(lead)) return 'do-not';
  if (WISHES.test(lead)) return 'order';
  if (
    /^(?:new )?(?:autopilot |device |bulk )*$/.test(lead === '' ? '' : `${lead} `) &&
    (polite || lead.startsWith('new'))
  )
    return 'order';
  return BEGINNINGS.test(lead) ? moodOfBegun(lead) : 'told';
}

/** "needs to be registered", "I want PF3XK2A9 registered"; not "was registered". */
function moodOfPassive(words: readonly string[], polite: boolean): Mood {
  const lead = words.join(' ');
  const duty =
    /^(.*?) ?(?:must|should|shall|has to|have to|needs to|need to|ought to|is to|are to|will have to) be$/.exec(lead);
  if (duty !== null) return isSubject(duty[1] ?? '') ? 'order' : 'told';
  const never =
    /^(.*?) ?(?:must|should|shall|may|is|are|does|do|need|needs) (?:not|never)(?: need| have)?(?: to)?(?: ever)? be$/.exec(
      lead,
    ) ?? /^(.*?) ?(?:not|never) (?:to )?be$/.exec(lead);
  if (never !== null) return isSubject(never[1] ?? '') || never[1] === '' ? 'do-not' : 'told';
  const kept = /^(?:make sure|ensure|be sure|take care)(?: that)? (.+?) (?:is|are|gets|get) (?:not|never)$/.exec(lead);
  if (kept !== null) return isSubject(kept[1] ?? '') ? 'do-not' : 'told';
  const wish =
    /^(?:(?:i|we)(?: would)? )?(?:want|need|like|love|require|wish)(?: to (?:have|get|see))? (.+?)(?: to be)?$/.exec(
      lead,
    );
  if (wish !== null) return isSubject(wish[1] ?? '') ? 'order' : 'told';
  const unwished = /^(?:i|we) (?:do|would) not (?:want|like|wish)(?: to (?:have|see))? (.+?)(?: to be)?$/.exec(lead);
  if (unwished !== null) return isSubject(unwished[1] ?? '') ? 'do-not' : 'told';
  const got = /^(?:(?:can|could|would|will) (?:you|we|i|someone) )?(?:get|have) (.+)$/.exec(lead);
  if (got !== null) return isSubject(got[1] ?? '') ? 'order' : 'told';
  const may = /^(?:can|could) (.+) be$/.exec(lead) ?? /^(.+) to be$/.exec(lead);
  return may !== null && polite && isSubject(may[1] ?? '') ? 'order' : 'told';
}

function isSubject(text: string): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  return words.length > 0 && words.every((word) => SUBJECT_WORDS.has(word) || /^\d+$/.test(word));
}
