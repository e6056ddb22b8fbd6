import type { Terminal } from './terminal.ts';

const BATCH_CHARS = 64 * 1024;

/** Prints one JSON document whose lists may be of any length: they are written item by item, each on a line of its own. */
export function printJsonLists(
  terminal: Terminal,
  values: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Iterable<unknown>>>,
): void {
  let batch: string[] = [];
  let chars = 0;
  for (const line of linesOf(values, lists)) {
    batch.push(line);
    chars += line.length;
    if (chars < BATCH_CHARS) continue;
    terminal.out(batch.join('\n'));
    batch = [];
    chars = 0;
  }
  if (batch.length > 0) terminal.out(batch.join('\n'));
}

function* linesOf(
  values: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Iterable<unknown>>>,
): Generator<string> {
  const names = Object.keys(lists);
  yield '{';
  for (const [name, value] of Object.entries(values)) yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`;
  for (const [index, name] of names.entries()) {
    yield* listLines(name, lists[name] ?? [], index === names.length - 1);
  }
  yield '}';
}

function* listLines(name: string, items: Iterable<unknown>, isLast: boolean): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let before: string | null = null;
  for (const item of items) {
    if (before !== null) yield `${before},`;
    before = `    ${JSON.stringify(item)}`;
  }
  if (before !== null) yield before;
  yield isLast ? '  ]' : '  ],';
}
