/** Every object inside a card's JSON, the card itself first. */
export function* objectsOf(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsOf(item);
  } else if (typeof value === 'object' && value !== null) {
    yield value as Readonly<Record<string, unknown>>;
    for (const member of Object.values(value)) yield* objectsOf(member);
  }
}

/** All objects of these types, e.g. `Action.Execute`. */
export function ofType(card: unknown, ...types: readonly string[]): Readonly<Record<string, unknown>>[] {
  return [...objectsOf(card)].filter(({ type }) => typeof type === 'string' && types.includes(type));
}

/** The Markdown texts of a card: text blocks, fact names and values, and the text for old clients. */
export function markdownOf(card: unknown): string[] {
  return [...objectsOf(card)].flatMap((object) => {
    const texts: unknown[] = [];
    if (object['type'] === 'TextBlock') texts.push(object['text']);
    if (object['type'] === 'FactSet') {
      for (const fact of object['facts'] as { title: unknown; value: unknown }[]) texts.push(fact.title, fact.value);
    }
    if (object['type'] === 'AdaptiveCard') texts.push(object['fallbackText']);
    return texts.filter((text): text is string => typeof text === 'string');
  });
}

/** Everything that a person may read on a card, as it stands in the JSON. */
export function wordsOf(card: unknown): string {
  const plain = ['title', 'label', 'placeholder', 'legend', 'errorMessage', 'speak'];
  const others = [...objectsOf(card)].flatMap((object) => plain.map((name) => object[name]));
  return [...markdownOf(card), ...others].filter((text) => typeof text === 'string').join('\n');
}
