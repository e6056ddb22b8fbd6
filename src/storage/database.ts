import type { Connection } from './connection.ts';

/** An open database. What is inside is for the stores and the queue of this folder only. */
export interface Database {
  /** `embedded`: in a folder, for this process alone. `server`: a PostgreSQL server that other processes may share. */
  readonly mode: 'embedded' | 'server';
  /** Waits for running transactions, then gives everything back; safe to call twice. Stop the queue first. */
  close(): Promise<void>;
}

const connections = new WeakMap<Database, Connection>();

/** Makes the `Database` that stands for `connection`. */
export function databaseOf(connection: Connection, close: () => Promise<void>): Database {
  let closing: Promise<void> | undefined;
  const database: Database = {
    mode: connection.mode,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  connections.set(database, connection);
  return database;
}

/** The way to the database behind `database`; for the stores and the queue. */
export function connectionOf(database: Database): Connection {
  const connection = connections.get(database);
  if (connection === undefined) throw new Error('This Database was not made by openDatabase.');
  return connection;
}
