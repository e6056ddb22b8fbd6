import { PGlite } from '@electric-sql/pglite';

/**
 * How the embedded PostgreSQL is started. `-F`, PGlite's default, turns fsync off, and `fdatasync`, PostgreSQL's default
 * on Linux, is a stub in PGlite that reports success.
 */
export const DURABLE_START_PARAMS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=32MB'],
];
