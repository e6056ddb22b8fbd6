import { z } from 'zod';

/**
 * Intune puts a JSON document inside `error.message`, sometimes in one more layer. Its text is for people only; what is
 * done about an error never depends on it.
 */
const envelopeSchema = z.object({
  Message: z.string().optional(),
  RetryAfter: z.union([z.string(), z.number()]).nullish(),
});

const DEEPEST_LAYER = 3;
const LONGEST_SENTENCE = 200;
/** Longer runs without a blank are no words: they may be a hash or a token. */
const LONGEST_WORD = 80;
const SAYS_NOTHING = /^an( internal server)? error has occurred$/i;

/** What is worth reading of `error.message`. */
export interface EnvelopeContent {
  /** A sentence without address, ids or full stop, fit to be shown; null where there is none. */
  readonly sentence: string | null;
  /** Raw `RetryAfter`, in seconds where the service fills it. */
  readonly retryAfter: string | null;
}

export function readEnvelope(message: string | null): EnvelopeContent {
  let text = message ?? '';
  let retryAfter: string | null = null;
  for (let layer = 0; layer < DEEPEST_LAYER; layer += 1) {
    const envelope = envelopeIn(text);
    if (envelope === null) break;
    text = envelope.Message ?? '';
    if (envelope.RetryAfter !== undefined && envelope.RetryAfter !== null) retryAfter = String(envelope.RetryAfter);
  }
  return { sentence: sentenceIn(text), retryAfter };
}

function envelopeIn(text: string): z.output<typeof envelopeSchema> | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const read = envelopeSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Everything after the sentence (operation id, activity id, the address of an internal host) is cut off. */
function sentenceIn(text: string): string | null {
  const sentence = (text.split(/ - (?:Operation ID|Activity ID|Url)\b/i, 1)[0] ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  const isUnfit =
    sentence === '' ||
    sentence.length > LONGEST_SENTENCE ||
    /^[{[<]|:\/\//.test(sentence) ||
    SAYS_NOTHING.test(sentence) ||
    sentence.split(' ').some((word) => word.length > LONGEST_WORD);
  return isUnfit ? null : sentence;
}
