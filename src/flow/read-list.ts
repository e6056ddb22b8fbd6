import type { ChannelName } from '../domain/channel.ts';
import type { Finding } from '../domain/finding.ts';

/** A row of a list as a draft needs it. */
export interface ListRow {
  readonly serial: string;
  readonly line: number | null;
  /** Canonical base64; null where the row has none that can be used. */
  readonly hardwareHash: string | null;
  readonly productKeyId: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly groupTag: string | null;
  readonly assignedUser: string | null;
  /** How the hash was repaired, in words. */
  readonly repair: string | null;
  /** Why the row cannot be sent, by the first error found in it. */
  readonly refusal: { readonly code: string; readonly reason: string } | null;
}

/** What reading a list gives the flow. */
export interface ReadList {
  readonly findings: readonly Finding[];
  readonly rows: readonly ListRow[];
  readonly channel: ChannelName;
}
