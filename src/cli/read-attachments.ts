import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { failed, ok, type Result } from '../domain/result.ts';
import { DEFAULT_MAX_BYTES } from '../lists/check-list.ts';
import { wrongCall } from './report-fault.ts';

/** A file as it goes to the bot with a message. */
export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** Reads the files that go with a message. Faults: `call.wrong`. */
export function readAttachments(paths: readonly string[]): Result<SentFile[]> {
  const files: SentFile[] = [];
  for (const path of paths) {
    try {
      const status = statSync(path);
      if (status.isDirectory()) return failed(wrongCall(`${path} cannot be read: it is a folder.`));
      if (status.size > DEFAULT_MAX_BYTES) {
        const limit = Math.floor(DEFAULT_MAX_BYTES / 1024 / 1024);
        const has = Math.ceil(status.size / 1024 / 1024);
        return failed(
          wrongCall(
            `${path} has ${has} MB; ${limit} MB is the most that is taken. Split the list and send the parts as requests of their own.`,
          ),
        );
      }
      files.push({ name: basename(path), base64: readFileSync(path).toString('base64') });
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      return failed(wrongCall(`${path} cannot be read (${why}).`));
    }
  }
  return ok(files);
}
