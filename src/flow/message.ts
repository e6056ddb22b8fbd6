import type { Person } from '../domain/person.ts';

/** A file that came with a message, already read. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One message to Preflight, whatever front it came through. */
export interface ChatMessage {
  /** The front's id of the message: the same message delivered twice has the same. */
  readonly id: string;
  /** What was written, with the bot's own mention taken out. */
  readonly text: string;
  readonly speaker: Person;
  readonly conversation: Conversation;
  readonly attachments: readonly Attachment[];
  /** Told as soon as the request that the message makes has its number, before its plan is made. */
  readonly opened?: (request: OpenedRequest) => void;
}

/** A request that has just been kept; its plan is not made yet. */
export interface OpenedRequest {
  readonly requestId: string;
  readonly devices: number;
  /** The customer, or the words that were written for it. */
  readonly customer: string | null;
}

export interface Conversation {
  readonly front: 'teams' | 'terminal';
  readonly id: string;
  readonly scope: 'channel' | 'group' | 'personal';
}

/** A button that was pressed. Nothing of it is trusted: the person's right is looked up now, on the state as it is now. */
export interface Press {
  /** Null for a button on a card that belongs to no request (a device's status). */
  readonly requestId: string | null;
  readonly action: string;
  readonly speaker: Person;
  readonly conversation: Conversation;
  /** The version and the plan that the pressed card showed; null where the front does not know. */
  readonly shownVersion: number | null;
  readonly shownPlan: string | null;
  readonly input: Readonly<Record<string, string>>;
}
