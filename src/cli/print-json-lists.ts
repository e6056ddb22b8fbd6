import type { Terminal } from './terminal.ts';

const BATCH_CHARS = 64 * 1024;

/**
 * Prints one JSON document whose lists may be of any length: their items come one by one, as JSON text already, and stand
 * each on a line of its own.
 */
export function printJsonLists(
  terminal: Terminal,
  values: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Iterable<string>>>,
): void {
  let batch: string[] = [];
  let chars = 0;
  for (const line of documentLines(values, lists)) {
    batch.push(line);
    chars += line.length;
    if (chars < BATCH_CHARS) continue;
    terminal.out(batch.join('\n'));
    batch = [];
    chars = 0;
  }
  if (batch.length > 0) terminal.out(batch.join('\n'));
}

function* documentLines(
  values: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Iterable<string>>>,
): Generator<string> {
  const names = Object.keys(lists);
  yield '{';
  for (const [name, value] of Object.entries(values)) yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`;
  for (const [index, name] of names.entries()) {
    yield `  ${JSON.stringify(name)}: [`;
    yield* itemLines(lists[name] ?? []);
    yield index === names.length - 1 ? '  ]' : '  ],';
  }
  yield '}';
}

/** A comma behind every item but the last. */
function* itemLines(items: Iterable<string>): Generator<string> {
  let before: string | null = null;
  for (const item of items) {
    if (before !== null) yield `    ${before},`;
    before = item;
  }
  if (before !== null) yield `    ${before}`;
}

/** Values as the items of a list. */
export function* jsonTexts(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield JSON.stringify(value);
}
