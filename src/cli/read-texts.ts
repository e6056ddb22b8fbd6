import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ExitStatus } from './exit-status.ts';
import { reportFault, wrongCall } from './report-fault.ts';
import type { Terminal } from './terminal.ts';

/** Gives the one text of the call, or all texts of a JSON file, to `work`; a wrong call is said and ends there. */
export async function readTexts(
  terminal: Terminal,
  text: string | undefined,
  { all, json }: { readonly all?: string; readonly json: boolean },
  work: (texts: readonly string[], many: boolean) => ExitStatus,
): Promise<ExitStatus> {
  if (all === undefined) {
    if (text !== undefined) return work([text], false);
    return reportFault(terminal, wrongCall('Write a text, or --all with a file.'), json);
  }
  let complaint = `${all} cannot be read as JSON.`;
  try {
    const texts = z.array(z.string()).safeParse(JSON.parse(await readFile(all, 'utf8')));
    if (texts.success) return work(texts.data, true);
    complaint = `${all} is no JSON array of texts.`;
  } catch {
    // Said below: the file is not there, or is no JSON.
  }
  return reportFault(terminal, wrongCall(complaint), json);
}
