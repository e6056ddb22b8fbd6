import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface HashExpectation {
  readonly verdict: string;
  readonly findings: readonly string[];
  readonly recordBytes?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly canonicalEquals?: string;
}

interface Vectors {
  readonly severities: Readonly<Record<string, 'error' | 'warn' | 'info'>>;
  readonly bases: readonly { id: string; note: string; hash: string; expect: HashExpectation }[];
  readonly mutations: readonly {
    id: string;
    base: string;
    op: string;
    args: readonly (string | number)[];
    note: string;
    result: { chars: number; sha256OfUtf8Text: string };
    expect: HashExpectation;
  }[];
  readonly texts: readonly { id: string; text: string; note: string; expect: HashExpectation }[];
  readonly rows: readonly {
    id: string;
    hash: string;
    csv: { serial: string; manufacturer?: string; model?: string; productId?: string };
    note: string;
    expect: { findings: readonly string[] };
  }[];
  readonly files: readonly {
    id: string;
    note: string;
    rows: readonly { serial: string; hash: string }[];
    expect: {
      fileFindings: readonly { code: string; rows: readonly number[] }[];
      rowFindings: readonly (readonly string[])[];
    };
  }[];
}

export const vectors = JSON.parse(
  readFileSync(new URL('../fixtures/hardware-hash-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

/** The text of a base (`B01`), or of a mutation of it (`B01:M03`, `M03`). */
export function vectorHash(name: string): string {
  const mutation = vectors.mutations.find(({ id }) => id === name.split(':').at(-1));
  if (mutation !== undefined) return mutate(baseHash(mutation.base), mutation.op, mutation.args);
  return baseHash(name);
}

function baseHash(id: string): string {
  const base = vectors.bases.find((candidate) => candidate.id === id);
  if (base === undefined) throw new Error(`no vector ${id}`);
  return base.hash;
}

function mutate(text: string, op: string, args: readonly (string | number)[]): string {
  const [first, second] = args;
  const bytes = () => Buffer.from(text, 'base64');
  switch (op) {
    case 'truncate':
      return text.slice(0, Number(first));
    case 'append':
      return text + String(first);
    case 'prepend':
      return String(first) + text;
    case 'wrap':
      return (text.match(new RegExp(`.{1,${first}}`, 'g')) ?? []).join(String(second));
    case 'replaceAll':
      return text.replaceAll(String(first), String(second));
    case 'lower':
      return text.toLowerCase();
    case 'trimTrailingA':
      return text.replace(/A+$/, '');
    case 'compactPadded':
    case 'compactUnpadded': {
      const used = bytes().subarray(0, bytes().readUInt16LE(2) + 36);
      const compact = used.toString('base64');
      return op === 'compactPadded' ? compact : compact.replace(/=+$/, '');
    }
    case 'deleteChar':
      return text.slice(0, Number(first)) + text.slice(Number(first) + 1);
    case 'substituteChar':
      return text.slice(0, Number(first)) + String(second) + text.slice(Number(first) + 1);
    case 'bytes':
    case 'bytesResealed': {
      const changed = bytes();
      const total = changed.readUInt16LE(2);
      Buffer.from(String(second), 'hex').copy(changed, Number(first));
      if (op === 'bytesResealed') {
        createHash('sha256')
          .update(changed.subarray(0, total))
          .digest()
          .copy(changed, total + 4);
      }
      return changed.toString('base64');
    }
    case 'concat':
      return text + baseHash(String(first));
    case 'zeroBytes': {
      const changed = bytes();
      changed.fill(0, Number(first), Number(first) + Number(second));
      return changed.toString('base64');
    }
    default:
      throw new Error(`no operation ${op}`);
  }
}
