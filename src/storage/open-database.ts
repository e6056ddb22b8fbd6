import type { Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';

/** Where the data is: a folder for the embedded database, or the address of a PostgreSQL server (`postgres://…`). */
export type DatabasePlace = { readonly dataDir: string } | { readonly url: string };

/**
 * Opens the database and brings its tables to the newest form. Several processes may open one server's database; a
 * folder is for one process.
 * Faults: `storage.already-running`, `storage.unreachable`, `storage.access-denied`, `storage.database-missing`,
 * `storage.url-invalid`, `storage.tls`, `storage.version`, `storage.newer-data`, `storage.read-only`,
 * `storage.not-a-folder`, `storage.disk-full`, `storage.damaged`, `storage.not-durable`. No message holds a password.
 */
export function openDatabase(
  place: DatabasePlace,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Result<Database>> {
  return 'url' in place ? openServer(place.url, clock, log) : openEmbedded(place.dataDir, clock, log);
}
