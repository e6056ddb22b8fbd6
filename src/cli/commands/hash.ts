import { failed, ok, type Result } from '../../domain/result.ts';
import { inspectHash } from '../../lists/hash/inspect-hash.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { isStandardInput, openFile } from '../open-file.ts';
import { reportFault } from '../report-fault.ts';
import { notReadToItsEnd } from '../system-code.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** More than this is no hash; a file, a pipe or a device is not read further. */
const MOST_BYTES = 1024 * 1024;
/** A longer value is no file name but the text itself. */
const LONGEST_NAME = 1_000;

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
/** What the system says of a value that is no file name, so it is the text itself. */
const NO_FILE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

/** `-` is standard input, the name of a file that is there is read, anything else is the text itself. */
async function textOf(value: string): Promise<Result<string>> {
  if (isStandardInput(value)) return ok(asText(await beginning(process.stdin)));
  if (value.length > LONGEST_NAME) return ok(value);
  const file = await openFile(value);
  if (!file.ok) {
    const isText = NO_FILE.has(file.fault.subject ?? '') && !LIKE_A_FILE.test(value);
    return isText ? ok(value) : failed(file.fault);
  }
  try {
    return ok(asText(await beginning(file.value.createReadStream())));
  } catch (error) {
    return failed(notReadToItsEnd(value, error));
  }
}

/** No more than is needed to see that something is no hash, whatever a pipe or a device goes on to give. */
async function beginning(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(pieces);
}

/** A file's text, whether Windows PowerShell wrote it as UTF-16 or not, without the line end that an editor puts last. */
function asText(bytes: Buffer): string {
  // `Buffer.toString('utf16le')` of Node 24.21 writes past its memory where the number of bytes is odd.
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
  return text.replace(/\r?\n$/, '');
}
