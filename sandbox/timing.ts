import { z } from 'zod';

const ms = z.number().int().min(0);

/** How long the simulated services take, in milliseconds of the sandbox's clock. */
export const timingSchema = z.strictObject({
  /** From submission until an import is complete or failed. */
  importMs: ms,
  /** How long a requested sync runs. Without `autoSyncMs`, also how long a device takes to appear without one. */
  syncMs: ms,
  /** From the appearance of a device, or a change of its tag, until its profile is assigned and in sync. */
  assignMs: ms,
  /** Real waiting time before every answer. */
  latencyMs: ms,
  /** The least time between two requested syncs of one tenant; earlier ones are answered 429. */
  syncIntervalMs: ms,
  /** From completion of an import until the device appears where nobody asks for a sync. `null`: the same as `syncMs`. */
  autoSyncMs: ms.nullable(),
  /** From submission until a job of Partner Center has ended. `null`: the same as `importMs`. */
  batchJobMs: ms.nullable(),
  /** How late lists of Partner Center show a new batch, and a device in it. */
  batchListMs: ms,
  /** How much later than by its id a registered device is in lists and filters. */
  deviceListMs: ms,
  /** How much later than by its id an import record is in lists and filters. */
  importListMs: ms,
  /** Life of an access token. */
  tokenMs: ms,
});

export type Timing = z.output<typeof timingSchema>;

/** Fast enough for a trial at the keyboard; the sync interval and the token life are Microsoft's. */
export const DEFAULT_TIMING: Timing = {
  importMs: 3000,
  syncMs: 1000,
  assignMs: 3000,
  latencyMs: 20,
  syncIntervalMs: 600_000,
  autoSyncMs: null,
  batchJobMs: null,
  batchListMs: 0,
  deviceListMs: 0,
  importListMs: 0,
  tokenMs: 3_599_000,
};
