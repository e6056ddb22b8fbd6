import type { ChannelName } from '../../domain/channel.ts';
import { isProse, type Message } from '../message.ts';
import { isMark, isWord } from '../token.ts';
import { wordSet } from '../word-set.ts';

/** How a road was named: as the way to go, as a place, or just so ("Partner Center rules"). */
type Naming = 'way' | 'place' | 'source' | 'bare';

interface FoundChannel {
  readonly channel: ChannelName;
  readonly naming: Naming;
  readonly first: number;
  readonly last: number;
}

const WAYS = wordSet('via through thru by using over with per use');
const PLACES = wordSet('in into to on at');
const SOURCES = wordSet('from of off');
const ARTICLES = wordSet('the an a our their microsoft channel road method way');
/** "Intune licence", "Intune connector": a product, not a road. */
const COMPOUNDS = wordSet(
  'licence license licences licenses admin administrator administrators connector group groups portal tenant subscription profile policy ' +
    'enrollment enrolment object record role roles management plan environment service',
);

/** The roads that a message names, those that it rules out left away. */
export function readChannels(message: Message): FoundChannel[] {
  const found: FoundChannel[] = [];
  for (let at = 0; at < message.tokens.length; at += 1) {
    if (!isProse(message, at)) continue;
    const named = channelAt(message, at);
    if (named === null || isRuledOut(message, at)) continue;
    const naming = namingOf(message, at);
    if (named.needsWay && naming !== 'way') continue;
    if (named.channel === 'intune' && naming === 'bare' && isWord(message.tokens[named.last + 1], COMPOUNDS)) continue;
    found.push({ channel: named.channel, naming, first: at, last: named.last });
    at = named.last;
  }
  return found;
}

interface NamedRoad {
  readonly channel: ChannelName;
  readonly last: number;
  /** Counts only after "via", "through" and the like. */
  readonly needsWay: boolean;
}

function channelAt({ tokens }: Message, at: number): NamedRoad | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const next = tokens[at + 1];
  const road = (channel: ChannelName, words: number, needsWay = false): NamedRoad => ({
    channel,
    last: at + words - 1,
    needsWay,
  });
  const key = token.key;
  const joined = isMark(next, '-', '_') ? tokens[at + 2] : undefined;
  if (/^partner-?cent(?:er|re|r)$/.test(key)) return road('partner-center', 1);
  if (key === 'partner' && isWord(next, wordSet('center centre cente centr cetner portal')))
    return road('partner-center', 2);
  if (key === 'csp') return road('partner-center', 1, true);
  if (key === 'intune') return road('intune', 1);
  if (key === 'endpoint' && isWord(next, 'manager')) return road('intune', 2);
  if (key === 'graph') return road('intune', 1, true);
  if (key === 'oem-direct' || key === 'oemdirect') return road('oem-direct', 1);
  if (key === 'oem') return isWord(next, 'direct') ? road('oem-direct', 2) : road('oem-direct', 1, true);
  if (key === 'manufacturer') return road('oem-direct', 1, true);
  if (key === 'manual-upload' || key === 'manually') return road('manual-upload', 1);
  if (key === 'manual' && (isWord(next, wordSet('upload import csv uploads')) || joined?.key === 'upload'))
    return road('manual-upload', 2);
  if (key === 'hand' && isWord(tokens[at - 1], 'by')) return road('manual-upload', 1);
  return null;
}

function namingOf({ tokens }: Message, at: number): Naming {
  let before = at - 1;
  while (isWord(tokens[before], ARTICLES) || isMark(tokens[before], ':', '"', "'", '`')) {
    if (isWord(tokens[before], 'channel')) return 'way';
    before -= 1;
  }
  const word = tokens[before];
  if (tokens[at]?.key === 'manually' || isWord(word, WAYS)) return 'way';
  if (isWord(word, PLACES)) return 'place';
  return isWord(word, SOURCES) ? 'source' : 'bare';
}

/** "not via Partner Center", "instead of Intune" */
function isRuledOut({ tokens }: Message, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const token = tokens[before];
    if (
      isWord(token, wordSet('not without than never')) ||
      (isWord(token, 'of') && isWord(tokens[before - 1], 'instead'))
    )
      return true;
    if (!isWord(token, WAYS) && !isWord(token, PLACES) && !isWord(token, ARTICLES)) return false;
  }
  return false;
}

/** Intents for which a place ("in Partner Center") is the road as well. */
const TOLD_ABOUT: ReadonlySet<string> = new Set([
  'status',
  'explain',
  'repair-guide',
  'help',
  'report',
  'list-requests',
  'unknown',
  'consent',
]);

/** The one channel that a message of this intent names; null where it names none or several. */
export function chosenChannel(found: readonly FoundChannel[], intent: string): ChannelName | null {
  const ways = new Set(found.filter((road) => road.naming === 'way').map((road) => road.channel));
  const named = TOLD_ABOUT.has(intent) || ways.size > 0 ? ways : new Set(found.map((road) => road.channel));
  const [only, ...others] = named;
  return others.length === 0 ? (only ?? null) : null;
}
