const made = new Map<string, ReadonlySet<string>>();

/**
 * The words of a text as a set. Made once for each text, so that a rule may name its words where it uses them; only the
 * grammar's own texts come here, never a message's.
 */
export function wordSet(text: string): ReadonlySet<string> {
  const known = made.get(text);
  if (known !== undefined) return known;
  const words = new Set(text.split(/\s+/).filter((word) => word !== ''));
  made.set(text, words);
  return words;
}
