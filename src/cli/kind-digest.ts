/** Things of one kind: how many there are, and the first of them. */
export interface Kind<Item> {
  readonly count: number;
  readonly first: readonly [Item, ...Item[]];
}

export interface KindDigest<Item> {
  add(item: Item): void;
  /** In the order in which their first ones came. */
  kinds(): Kind<Item>[];
}

const SHOWN = 3;

/** What a person can take in of any number of things: how many of each kind, and a few of them. */
export function createKindDigest<Item>(kindOf: (item: Item) => string): KindDigest<Item> {
  const kinds = new Map<string, { count: number; readonly first: [Item, ...Item[]] }>();
  return {
    add(item) {
      const kind = kinds.get(kindOf(item));
      if (kind === undefined) {
        kinds.set(kindOf(item), { count: 1, first: [item] });
        return;
      }
      kind.count += 1;
      if (kind.count <= SHOWN) kind.first.push(item);
    },
    kinds: () => [...kinds.values()],
  };
}
