/**
 * Remembers the newest `most` values that `make` made, by key. For pure functions only: the same key gives the very same
 * object, so that what is derived from it (its card) can be remembered with it.
 */
export function remembered<Input, Value>(
  most: number,
  keyOf: (input: Input) => string,
  make: (input: Input) => Value,
): (input: Input) => Value {
  const values = new Map<string, Value>();
  return (input) => {
    const key = keyOf(input);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make(input);
    values.set(key, value);
    const [oldest] = values.keys();
    if (values.size > most && oldest !== undefined) values.delete(oldest);
    return value;
  };
}
