import type { Person } from '../domain/person.ts';
import type { Result } from '../domain/result.ts';
import type { ChatMessage, Press } from '../flow/message.ts';
import type { PressOutcome } from '../flow/press.ts';
import type { Reply } from '../flow/reply.ts';
import type { SearchHit } from '../flow/search.ts';
import type { CardStore, ConversationStore } from '../ports/card-store.ts';
import type { PeopleDirectory } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { WakeUps } from '../ports/wake-ups.ts';
import type { FetchLimits } from './fetch-attachment.ts';
import type { FileOffers } from './file-offers.ts';

/** What the Teams front asks of the rest of the program. */
export interface FrontDeps {
  readonly answer: (message: ChatMessage) => Promise<Reply>;
  readonly press: (press: Press) => Promise<PressOutcome>;
  readonly search: (person: Person, words: string) => Promise<Result<readonly SearchHit[]>>;
  readonly openHit: (person: Person, hit: Pick<SearchHit, 'kind' | 'id'>) => Promise<Result<Reply>>;
  readonly registerFromMessage: (message: ChatMessage) => Promise<Result<Reply>>;
  readonly people: PeopleDirectory;
  readonly cards: CardStore;
  readonly conversations: ConversationStore;
  readonly wakeUps: WakeUps;
  readonly files: FetchLimits;
  readonly offers: FileOffers;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
}
