import { z } from 'zod';
import { CHANNELS } from '../domain/channel.ts';

/** Everything a message can mean. */
const INTENT_NAMES = [
  'register',
  'check-file',
  'status',
  'unblock',
  'retag',
  'assign-user',
  'unassign-user',
  'deregister',
  'onboard',
  'consent',
  'explain',
  'repair-guide',
  'approve',
  'reject',
  'cancel',
  'list-requests',
  'report',
  'corporate-identifiers',
  'import-inventory',
  'help',
  'unknown',
] as const;

/** What a message means: only what its text says, nothing invented, corrected or completed. */
export const intentSchema = z.strictObject({
  intent: z.enum(INTENT_NAMES),
  /** The words that name the organisation, as typed: a name, a domain or a tenant GUID. */
  customer: z.string().nullable(),
  /** Case, order and duplicates kept. */
  serials: z.array(z.string()),
  /** A stated number of devices ("these 40 serials"). */
  count: z.number().int().nonnegative().nullable(),
  /** Exact, case kept, outer quotes off. */
  groupTag: z.string().nullable(),
  /** Only if the person named one. */
  channel: z.enum(CHANNELS).nullable(),
  /** A user principal name. */
  user: z.string().nullable(),
  /** `R-1042`. */
  request: z.string().nullable(),
  /** What to explain: a code, an event ID, or the question's own words. */
  query: z.string().nullable(),
  reason: z.string().nullable(),
  /** The person says that a file is attached. */
  attachment: z.boolean(),
  /** An explicit do-not. */
  negated: z.boolean(),
});

export type Intent = z.infer<typeof intentSchema>;
