/** What may be written beside an event: no hashes, tokens, secrets or whole messages. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The technical log of this process; the audit log is another thing. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
