import { z } from 'zod';
import type { DeviceOutcome } from '../controls/outcomes.ts';
import type { RegistrationEnd, Submission } from '../tenant.ts';
import type { DeviceRef } from './device-ref.ts';

/** How the OEM behaves where nothing about its service is public. */
export const oemBehaviourSchema = z.strictObject({
  /**
   * What a registration is answered with: each device's end at once; a reference under which the ends can be asked for
   * later; or that nothing is known, although the work was taken in.
   */
  answers: z.enum(['per-device', 'accepted', 'unknown']),
  /** Whether the check of consent answers at all, or says that it does not know. */
  consentCheck: z.enum(['answers', 'unknown']),
  /** Devices in one call at most. */
  maxDevices: z.number().int().min(1),
});

export type OemBehaviour = z.output<typeof oemBehaviourSchema>;

/** A registration that was taken in; its rows end together. */
export interface OemJob {
  readonly reference: string;
  readonly submittedMs: number;
  readonly rows: readonly OemJobRow[];
  isDone: boolean;
}

export interface OemJobRow {
  /** As the caller wrote it. */
  readonly ref: DeviceRef;
  /** What Autopilot says of a reference that leads to no device. */
  readonly refusal: DeviceOutcome | undefined;
  readonly submission: Submission;
  result: RegistrationEnd | null;
}

/** Everything that the OEM keeps. */
export interface OemState {
  behaviour: OemBehaviour;
  /** By reference. */
  readonly jobs: Map<string, OemJob>;
  readonly running: OemJob[];
  /** By job key: the answer that the first call with it got. */
  readonly answered: Map<string, unknown>;
  /** Registrations that arrived with neither tenant id nor domain: these take devices out. */
  blankTenantCalls: number;
}

export function createOemState(): OemState {
  return {
    behaviour: { answers: 'per-device', consentCheck: 'answers', maxDevices: 1000 },
    jobs: new Map(),
    running: [],
    answered: new Map(),
    blankTenantCalls: 0,
  };
}
