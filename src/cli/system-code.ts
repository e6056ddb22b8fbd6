import { tmpdir } from 'node:os';
import type { Fault } from '../domain/fault.ts';

/** The code of a failed system call. Throws anything else: a bug. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return String(error.code);
  throw error;
}

/** What is said where a list that was opened cannot be read to its end, or kept meanwhile. Throws what is no fault of the system. */
export function notReadToItsEnd(path: string, error: unknown): Fault {
  const code = systemCode(error);
  const isReading = error instanceof Error && 'syscall' in error && error.syscall === 'read';
  const message = isReading
    ? `${path} could not be read to its end (${code}); copy it to this computer and try again.`
    : `A part of ${path} has to be kept in a temporary file meanwhile, and ${tmpdir()} does not take it (${code}); make room there, or name another folder in the variable TMPDIR.`;
  return { code: 'list.not-opened', message, retry: 'after-change' };
}
