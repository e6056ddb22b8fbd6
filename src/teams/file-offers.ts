import type { Person } from '../domain/person.ts';
import type { Result } from '../domain/result.ts';
import type { Reply } from '../flow/reply.ts';

export type ListFile = Extract<Reply, { kind: 'list-file' }>;

/** Files that were offered to people and wait for their answer. */
export interface FileOffers {
  /** Notes the offer; its id goes with the question. */
  make(file: ListFile, person: Person, address: string): Promise<string>;
  placed(offerId: string, activityId: string): Promise<void>;
  /** The file, once, for the person to whom it was offered. */
  accept(offerId: string, person: Person): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>>;
  /** False where the offer was over. */
  decline(offerId: string, person: Person): Promise<boolean>;
}
