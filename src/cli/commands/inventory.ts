import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { drawImport, drawInventory, drawRemoved } from '../draw-inventory.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { foundShape, importedShape, removedShape } from '../inventory-answers.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import { RunningBot } from '../running-bot.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface InventoryCommandOptions {
  readonly as: string;
  readonly claim?: string;
  readonly json: boolean;
}

/** Imports a list into the inventory, or shows, settles or removes entries of it. */
export function inventoryCommand(
  terminal: Terminal,
  what: string,
  words: readonly string[],
  options: InventoryCommandOptions,
): Promise<ExitStatus> | ExitStatus {
  switch (what) {
    case 'import':
      return importFile(terminal, words, options);
    case 'find':
      return find(terminal, words, options);
    case 'keep':
      return keep(terminal, words, options);
    case 'remove':
      return remove(terminal, words, options);
    default:
      return reportFault(
        terminal,
        wrongCall(`There is no "inventory ${what}": import FILE, find SERIAL…, keep SERIAL or remove SERIAL….`),
        options.json,
      );
  }
}

/** 0: every row is known now. 1: refused, or rows were left out. */
async function importFile(terminal: Terminal, words: readonly string[], options: InventoryCommandOptions) {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) {
    return reportFault(terminal, wrongCall('Write one file: preflight inventory import FILE'), options.json);
  }
  const unreadable = complaintAbout(path);
  if (unreadable !== null) return reportFault(terminal, wrongCall(unreadable), options.json);
  const content = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const address = `/terminal/inventory/import?as=${encodeURIComponent(options.as)}`;
  const answer = read(await new RunningBot(terminal).sendFile(address, basename(path), content), importedShape);
  if (!answer.ok) return reportFault(terminal, answer.fault, options.json);
  if (options.json) printJson(terminal, answer.value);
  else drawImport(terminal, answer.value);
  return answer.value.devices === 0 || answer.value.leftOut > 0 ? EXIT.no : EXIT.done;
}

/** 0: all are known. 1: some are not. */
async function find(terminal: Terminal, serials: readonly string[], options: InventoryCommandOptions) {
  const sent = await new RunningBot(terminal).post('/terminal/inventory/find', { as: options.as, serials });
  return show(terminal, sent, options);
}

async function keep(terminal: Terminal, words: readonly string[], { claim = null, ...options }: WithClaim) {
  const [serial, ...others] = words;
  if (serial === undefined || others.length > 0) {
    const message = 'Write one serial number: preflight inventory keep SERIAL [--claim CLAIM]';
    return reportFault(terminal, wrongCall(message), options.json);
  }
  const sent = await new RunningBot(terminal).post('/terminal/inventory/keep', { as: options.as, serial, claim });
  return show(terminal, sent, options);
}

type WithClaim = Omit<InventoryCommandOptions, 'claim'> & { readonly claim?: string | null };

function show(terminal: Terminal, sent: Result<unknown>, { json }: { readonly json: boolean }): ExitStatus {
  const answer = read(sent, foundShape);
  if (!answer.ok) return reportFault(terminal, answer.fault, json);
  if (json) printJson(terminal, answer.value);
  else drawInventory(terminal, answer.value.devices);
  return answer.value.devices.every(({ known }) => known) ? EXIT.done : EXIT.no;
}

/** 0: all were removed. 1: some were not, each with its reason. */
async function remove(terminal: Terminal, serials: readonly string[], options: InventoryCommandOptions) {
  const sent = await new RunningBot(terminal).post('/terminal/inventory/remove', { as: options.as, serials });
  const answer = read(sent, removedShape);
  if (!answer.ok) return reportFault(terminal, answer.fault, options.json);
  if (options.json) printJson(terminal, answer.value);
  else drawRemoved(terminal, answer.value.devices);
  return answer.value.devices.every(({ removed }) => removed) ? EXIT.done : EXIT.no;
}

/** What the bot answered; an expected "no" becomes its fault. */
function read<T>(sent: Result<unknown>, shape: z.ZodType<T>): Result<T> {
  if (!sent.ok) return sent;
  const fault = z.object({ refused: z.looseObject({ code: z.string(), message: z.string() }) }).safeParse(sent.value);
  if (fault.success) return failed({ ...fault.data.refused, retry: 'never' } satisfies Fault);
  const answer = z.object({ result: shape }).safeParse(sent.value);
  if (answer.success) return ok(answer.data.result);
  return failed({
    code: 'bot.unreadable',
    message: 'What answers there is not this version of Preflight.',
    retry: 'never',
  });
}

function complaintAbout(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? `${path} cannot be read: it is a folder.` : null;
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return `${path} cannot be read (${why}).`;
  }
}
