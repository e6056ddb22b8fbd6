import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EXIT, type ExitStatus } from './exit-status.ts';
import type { Terminal } from './terminal.ts';

/** Gives the one text of the call, or all texts of a JSON file, to `work`; a wrong call is said and ends there. */
export async function readTexts(
  terminal: Terminal,
  text: string | undefined,
  all: string | undefined,
  work: (texts: readonly string[], many: boolean) => ExitStatus,
): Promise<ExitStatus> {
  if (all === undefined) {
    if (text !== undefined) return work([text], false);
    terminal.err('Write a text, or --all with a file.');
    return EXIT.wrongCall;
  }
  try {
    const texts = z.array(z.string()).safeParse(JSON.parse(await readFile(all, 'utf8')));
    if (texts.success) return work(texts.data, true);
    terminal.err(`${all} is no JSON array of texts.`);
  } catch {
    terminal.err(`${all} cannot be read as JSON.`);
  }
  return EXIT.wrongCall;
}
