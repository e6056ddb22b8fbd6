import type { ChannelName } from '../domain/channel.ts';
import type { Intent } from '../intent/intent.ts';

/** What a short message changes of the draft that stands above it. */
export interface FollowUp {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly groupTag: string | null;
  /** The words that name the customer, as typed; `corrects`: they replace one that is known already. */
  readonly customer: string | null;
  readonly corrects: boolean;
  readonly channel: ChannelName | null;
}

const LONGEST = 2_000;
/** Words that say nothing by themselves in "and PF3XK2B1 as well" or "no, tag KIOSK2 please". */
const FILLERS: ReadonlySet<string> = new Set(
  'a add added again ah all also am an and another as at be but by change channel chose correct correction customer device devices do else following for forgot from go good group hash hi hm i in instead is it its just k make makes me mean meant more my no not number numbers of oh ok okay on one ones oops or other please plus put rather register s same serial serials set should sorry tag tagged tenant thanks that the them then these they this those through to too tag use using via wait want was well will with yes you'.split(
    ' ',
  ),
);
const CHANNEL_WORDS: ReadonlySet<string> = new Set(
  'partner center intune graph microsoft oem direct manual upload csp'.split(' '),
);
/** Words after which serial numbers are taken out of the draft. */
const REMOVING = /\b(?:without|except|drop|skip|minus|leave\s+out|leave\s+off|take\s+out|(?:but\s+)?not)\b/i;
/** Without such a word serial numbers alone may be meant for anything. */
const ADDING = /\b(?:and|also|plus|add|added|as\s+well|too|another|more|forgot)\b/i;
/** A name alone changes the customer of a draft only where it corrects something. */
const CORRECTING = /^\W*(?:no|nope|sorry|oops|for|to|i\s+mean|i\s+meant|make\s+it|rather|instead|actually)\b/i;
const QUESTION = /\?\s*$/;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Reads a message that orders nothing by itself as a change of the draft above it: "and PF3XK2B1 as well", "no, tag
 * KIOSK2", "for Fabrikam instead". Null where a word of it says anything more, or where it is a question: it is better
 * to ask than to change what was not meant.
 */
export function readFollowUp(text: string, intent: Intent): FollowUp | null {
  const { serials, groupTag, channel, customer } = intent;
  const isPossible = intent.intent === 'unknown' || (intent.intent === 'retag' && serials.length === 0);
  if (!isPossible || text.length > LONGEST || QUESTION.test(text)) return null;
  const removing = REMOVING.exec(text);
  const firstSerial = serials[0] === undefined ? -1 : text.indexOf(serials[0]);
  const removes = removing !== null && serials.length > 0 && removing.index < firstSerial;
  const told = { groupTag, customer, channel, corrects: customer !== null || CORRECTING.test(text) };
  if (intent.negated && !removes) return null;
  if (removes && (groupTag !== null || customer !== null)) return null;
  const left = wordsLeft(text, [...serials, groupTag, customer], channel, removes);
  if (left.length > 0)
    return isName(left, told, serials) ? { add: [], remove: [], ...told, customer: left.join(' ') } : null;
  if (serials.length === 0 && groupTag === null && channel === null && customer === null) return null;
  if (serials.length > 0 && !removes && !ADDING.test(text)) return null;
  return { add: removes ? [] : serials, remove: removes ? serials : [], ...told };
}

/** Words beside what was recognised that mean something. */
function wordsLeft(
  text: string,
  recognised: readonly (string | null)[],
  channel: ChannelName | null,
  removes: boolean,
): string[] {
  let rest = removes ? text.replace(REMOVING, ' ') : text;
  for (const part of recognised) if (part !== null && part !== '') rest = rest.replaceAll(part, ' ');
  const words = rest.match(WORD) ?? [];
  return words.filter((word) => {
    const plain = word.toLowerCase();
    return !FILLERS.has(plain) && !(channel !== null && CHANNEL_WORDS.has(plain));
  });
}

const MOST_NAME_WORDS = 4;

/** "no, Fabrikam": a few words beside which nothing was recognised may name a customer. */
function isName(
  words: readonly string[],
  { groupTag, customer, channel }: Pick<FollowUp, 'groupTag' | 'customer' | 'channel'>,
  serials: readonly string[],
): boolean {
  const nothing = groupTag === null && customer === null && channel === null && serials.length === 0;
  return nothing && words.length <= MOST_NAME_WORDS;
}
