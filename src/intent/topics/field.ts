import { type VerbSense, verbOf } from '../verbs.ts';
import { FIELD_WORDS } from '../words.ts';
import { phrases } from './phrases.ts';

const ENTITY = phrases('<(?:code|serial|request)>');
const FIELD_SENSES: ReadonlySet<VerbSense> = new Set([
  'register',
  'deregister',
  'unblock',
  'retag',
  'approve',
  'onboard',
  'unassign',
]);
const EVERYDAY: ReadonlySet<string> = new Set(['sign', 'accept']);

/** True for a text that is about device registration at all: "is the canteen open?" is not. */
export function isOfTheField(text: string): boolean {
  return ENTITY.test(text) || text.split(/[\s/]/).some((word) => FIELD_WORDS.has(word) || isFieldVerb(word));
}

function isFieldVerb(word: string): boolean {
  const verb = verbOf(word);
  return verb !== null && FIELD_SENSES.has(verb.sense) && !EVERYDAY.has(verb.lemma);
}
