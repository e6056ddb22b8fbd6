import type { ExitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { inventoryCommand } from './inventory.ts';

/** `import inventory FILE`, as people say it: the same as `inventory import FILE`. */
export function importCommand(
  terminal: Terminal,
  words: readonly string[],
  options: { readonly as: string; readonly json: boolean },
): Promise<ExitStatus> | ExitStatus {
  const files = words.length > 1 && words[0] === 'inventory' ? words.slice(1) : words;
  return inventoryCommand(terminal, 'import', files, options);
}
