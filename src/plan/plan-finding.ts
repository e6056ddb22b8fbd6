import type { ChannelName } from '../domain/channel.ts';
import type { Severity } from '../domain/finding.ts';

/** One thing that a check of the plan has to say. */
export interface PlanFinding {
  /** `area.what`, or the code of a list finding. */
  readonly code: string;
  readonly severity: Severity;
  /** What it is about and what to do next, in one or two sentences. */
  readonly message: string;
  readonly lines: readonly number[];
  readonly serials: readonly string[];
  /** True: the plan cannot be sent until this is mended. */
  readonly blocks: boolean;
  /** The channel that it recommends. */
  readonly channel?: ChannelName;
}
