/**
 * Where an answer has another shape than a recorded example: members too few or too many, and values of another type.
 * `optional`: names of members that may be on one side only. Null stands for any type.
 */
export function shapeDifferences(
  example: unknown,
  answer: unknown,
  optional: readonly string[] = [],
): readonly string[] {
  return differencesAt('', example, answer, new Set(optional));
}

function differencesAt(
  at: string,
  example: unknown,
  answer: unknown,
  optional: ReadonlySet<string>,
): readonly string[] {
  if (example === null || answer === null) return [];
  if (typeOf(example) !== typeOf(answer)) return [`${at || '/'}: ${typeOf(answer)} in place of ${typeOf(example)}`];
  if (Array.isArray(example) && Array.isArray(answer)) {
    const [first] = example;
    return first === undefined ? [] : answer.flatMap((item, i) => differencesAt(`${at}/${i}`, first, item, optional));
  }
  if (typeof example !== 'object' || typeof answer !== 'object') return [];
  const [wanted, given] = [example as Record<string, unknown>, answer as Record<string, unknown>];
  const names = new Set([...Object.keys(wanted), ...Object.keys(given)]);
  return [...names].flatMap((name) => {
    if (!(name in given)) return optional.has(name) ? [] : [`${at}/${name} is missing`];
    if (!(name in wanted)) return optional.has(name) ? [] : [`${at}/${name} is in no example`];
    return differencesAt(`${at}/${name}`, wanted[name], given[name], optional);
  });
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
