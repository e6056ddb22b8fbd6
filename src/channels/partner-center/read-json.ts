/**
 * The JSON of an answer with its member names in camel case; undefined where it is none.
 *
 * Documented answers come with a byte-order mark, with names in Pascal case, and with a blank inside a name.
 */
export function readJson(text: string): unknown {
  try {
    return camelCased(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return undefined;
  }
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const trimmed = name.trim();
      return [trimmed.charAt(0).toLowerCase() + trimmed.slice(1), camelCased(member)];
    }),
  );
}
