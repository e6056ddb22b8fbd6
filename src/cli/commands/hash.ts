import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { failed, ok, type Result } from '../../domain/result.ts';
import { inspectHash } from '../../lists/hash/inspect-hash.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** More text than this is no hash; a file is not read further. */
const LARGEST_FILE_BYTES = 1024 * 1024;

/** What one hardware hash says: verdict, findings, facts. The hash itself is never printed. */
export async function hashCommand(
  terminal: Terminal,
  value: string,
  options: { readonly json: boolean },
): Promise<ExitStatus> {
  const text = await textOf(value);
  if (!text.ok) return reportFault(terminal, text.fault, options.json);
  const report = inspectHash(text.value);
  const { verdict, findings, facts, recordBytes, digest, changes } = report;
  if (options.json) {
    printJson(terminal, { verdict, findings, facts, recordBytes, digest, changes });
  } else {
    terminal.out(`Verdict: ${verdict}`);
    for (const { severity, code, message } of findings) terminal.out(`  ${severity.padEnd(8)}${code}  ${message}`);
    for (const change of changes) terminal.out(`  repaired  ${change}`);
    if (facts !== null) {
      for (const [name, fact] of Object.entries(facts)) {
        if (typeof fact === 'string' || typeof fact === 'number') terminal.out(`  ${name}: ${fact}`);
      }
    }
  }
  return verdict === 'bad' || verdict === 'empty' || findings.some(({ severity }) => severity === 'error')
    ? EXIT.no
    : EXIT.done;
}

/** A hash has no dot in it: what ends like this was meant as a file. */
const LIKE_A_FILE = /\.[A-Za-z0-9]{1,5}$/;

/** `-` is standard input, the name of a file that is there is read, anything else is the text itself. */
async function textOf(value: string): Promise<Result<string>> {
  if (value === '-') return ok(withoutLineEnd(await readAll(process.stdin)));
  if (value.length > 1_000) return ok(value);
  try {
    const bytes = await readFile(value);
    return ok(withoutLineEnd(bytes.subarray(0, LARGEST_FILE_BYTES).toString('utf8')));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EACCES') return failed(wrongCall(`${value} cannot be opened: this account may not read it.`));
    if (code === 'EISDIR') return failed(wrongCall(`${value} cannot be opened: it is a folder.`));
    if (LIKE_A_FILE.test(value)) return failed(wrongCall(`${value} cannot be opened: there is no such file.`));
    return ok(value);
  }
}

/** The line end that an editor puts at the end of a file is not part of the value. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
