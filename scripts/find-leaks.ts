/** What must not stand in the repository, and where. `lineNumber` is 1-based; `what` never repeats the secret. */
export interface Leak {
  readonly path: string;
  readonly lineNumber: number;
  readonly what: string;
}

interface Pattern {
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowedIn?: RegExp;
}

const patterns: readonly Pattern[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/]{16}/,
  },
  { what: 'a signed token', pattern: /\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}/ },
  { what: 'a client secret of Entra ID', pattern: /[\w.~-]{3}8Q~[\w.~-]{34}/ },
  { what: 'a token of GitHub', pattern: /\bgh[pousr]_[A-Za-z0-9]{36}/ },
  {
    what: 'what may be a whole hardware hash',
    pattern: /[A-Za-z0-9+/]{1000}/,
    allowedIn: /^(?:examples|test\/fixtures)\//,
  },
  // Hana is invented, and a file may come from her desk.
  { what: "a path of somebody's machine", pattern: /(?<![\w.:/-])\/(?:work|root|home|Users)\/(?!hana\/)[\w.-]/ },
];

/** Finds secrets, whole hardware hashes and paths of one machine in a text file. Pure. */
export function findLeaks(path: string, text: string): Leak[] {
  const wanted = patterns.filter(({ allowedIn }) => !allowedIn?.test(path));
  return wanted.flatMap(({ what, pattern }) =>
    Array.from(text.matchAll(new RegExp(pattern, 'g')), (match) => ({
      path,
      lineNumber: text.slice(0, match.index).split('\n').length,
      what,
    })),
  );
}
