import { isProse, type Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import { FILE_NOUNS } from '../words.ts';

const ATTACHED = wordSet(
  'attached enclosed attachment attachments attched atached attachd attatched attahced appended',
);
const DENIED = wordSet("not no without isn't isnt wasn't forgot forget missing never cannot can't couldn't unable");
const FUTURE = wordSet("will i'll we'll would could should shall going later tomorrow might may if must need unless");
const GIVEN = wordSet('uploaded dropped added sent shared posted sending uploading included');
/** How far from the word its denial may stand. */
const REACH = 4;

/** True when the person says that a file is attached; a file that is only named, denied or announced is not. */
export function readAttachment(message: Message): boolean {
  for (let at = 0; at < message.tokens.length; at += 1) {
    if (!isProse(message, at)) continue;
    if (isSaidAttached(message.tokens, at) || isHandedOver(message.tokens, at)) return true;
  }
  return false;
}

function isSaidAttached(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.key === '\u{1F4CE}') return true;
  if (!isWord(token, ATTACHED)) return false;
  for (let before = at - 1; before >= Math.max(0, at - REACH); before -= 1) {
    if (isMark(tokens[before], '.', '!', '?', ',', ';')) break;
    if (isWord(tokens[before], DENIED) || isWord(tokens[before], FUTURE)) return false;
  }
  const after = tokens[at + 1];
  // "attached to the domain", "the attachment is missing", "attachment to follow"
  if (isWord(after, 'to') && !isWord(tokens[at + 2], wordSet('this the my our')) && token.key !== 'attachment')
    return false;
  if (isWord(after, 'to') && isWord(tokens[at + 2], wordSet('follow'))) return false;
  return !isWord(after, wordSet('is was')) || !isWord(tokens[at + 2], wordSet('missing not broken'));
}

/** "here is the csv", "I uploaded devices.csv", "sending you the file" */
function isHandedOver(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const here =
    isWord(token, wordSet("here's heres")) ||
    (isWord(token, 'here') && isWord(tokens[at + 1], wordSet('is are comes')));
  const given =
    isWord(token, GIVEN) &&
    tokens.slice(Math.max(0, at - 3), at).some((word) => isWord(word, wordSet("i we i've we've i'm im")));
  if (!here && !given) return false;
  const start = here && isWord(token, 'here') ? at + 2 : at + 1;
  if (given && tokens.slice(Math.max(0, at - 3), at).some((word) => isWord(word, DENIED) || isWord(word, FUTURE)))
    return false;
  for (let next = start; next < start + 5; next += 1) {
    const word = tokens[next];
    if (word?.kind === 'file') return true;
    if (isWord(word, FILE_NOUNS))
      return !isMark(tokens[next + 1], ':') && !isWord(tokens[next + 1], 'of') && !isTold(tokens, next);
    if (word?.kind !== 'word') return false;
  }
  return false;
}

/** "I sent the file to Microsoft yesterday": not here. */
function isTold(tokens: readonly Token[], at: number): boolean {
  return (
    isWord(tokens[at + 1], wordSet('to into yesterday last already')) &&
    !isWord(tokens[at + 2], wordSet('you this the'))
  );
}
