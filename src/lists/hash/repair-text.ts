import { trimEnds } from '../trim-ends.ts';
import { isBase64Alphabet, withoutPadding } from './strict-base64.ts';

/** One way in which the text of a hash is known to be spoilt on its way, and how it is undone. */
interface TextRepair {
  /** What a person reads as "what changed". */
  readonly change: string;
  readonly apply: (text: string) => string;
}

/** Byte order marks, zero-width and no-break characters, controls other than line breaks and tabs. */
const INVISIBLE = /(?![\r\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u00a0\u2007\u202f]/gu;
/** Blanks and quotation marks of every kind. */
const WRAPPING = /[\s"'\u201c\u201d\u2018\u2019]/;
const PERCENT: Readonly<Record<string, string>> = { '%2b': '+', '%2f': '/', '%3d': '=' };

const REPAIRS: readonly TextRepair[] = [
  { change: 'invisible characters removed', apply: (text) => text.replace(INVISIBLE, '') },
  {
    change: 'quotation marks and blanks round it removed',
    apply: (text) => trimEnds(text, (character) => WRAPPING.test(character)),
  },
  { change: 'line breaks removed', apply: (text) => text.replace(/[\r\n]+/g, '') },
  {
    change: 'URL-safe characters written back as + and /',
    apply: (text) => text.replace(/-/g, '+').replace(/_/g, '/'),
  },
  {
    change: 'percent signs decoded',
    apply: (text) => text.replace(/%2b|%2f|%3d/gi, (code) => PERCENT[code.toLowerCase()] ?? code),
  },
];

const BLANK_AS_PLUS: TextRepair = { change: 'blanks written back as +', apply: (text) => text.replace(/ /g, '+') };
const BLANK_AWAY: TextRepair = { change: 'blanks removed', apply: (text) => text.replace(/\s+/g, '') };
const ENDS: readonly TextRepair[] = [
  {
    change: 'padding at the end corrected',
    apply: (text) => {
      const body = withoutPadding(text);
      const decodable = body.length % 4 !== 1 && isBase64Alphabet(body);
      return decodable ? Buffer.from(body, 'base64').toString('base64') : body;
    },
  },
  {
    change: 'a lone last character removed',
    apply: (text) => (text.length % 4 === 1 ? text.slice(0, -1) : text),
  },
];

export interface RepairCandidate {
  readonly text: string;
  readonly changes: readonly string[];
}

/**
 * The texts that the value may have been, each a step further than the one before, in the order in which they are
 * tried. The last one is the most cleaned. Whether one of them is right is for its SHA-256 to say.
 */
export function* repairCandidates(original: string): Generator<RepairCandidate> {
  let base: RepairCandidate = { text: original, changes: [] };
  for (const repair of REPAIRS) {
    const next = step(base, repair);
    if (next === base) continue;
    base = next;
    yield base;
  }
  const branches = base.text.includes(' ')
    ? [step(base, BLANK_AS_PLUS), step(base, BLANK_AWAY)]
    : [step(base, BLANK_AWAY)];
  for (const branch of branches) {
    let candidate = branch;
    if (candidate !== base) yield candidate;
    for (const repair of ENDS) {
      const next = step(candidate, repair);
      if (next === candidate) continue;
      candidate = next;
      yield candidate;
    }
  }
}

function step(from: RepairCandidate, repair: TextRepair): RepairCandidate {
  const text = repair.apply(from.text);
  return text === from.text ? from : { text, changes: [...from.changes, repair.change] };
}
