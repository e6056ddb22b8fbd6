import { createServer, type IncomingMessage, type Server } from 'node:http';
import { closeServer, listenOnLoopback } from './loopback.ts';

/** A message as it stands in a conversation now. */
export interface StandingMessage {
  readonly id: string;
  readonly conversation: string;
  readonly text: string | null;
  readonly card: unknown;
  /** The kind of its attachment, and the attachment itself where it is no Adaptive Card. */
  readonly attachment: { readonly contentType?: string; readonly name?: string; readonly contentUrl?: string } | null;
  /** How often it was edited. */
  readonly edits: number;
}

interface SentActivity {
  readonly type?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly {
    readonly contentType?: string;
    readonly name?: string;
    readonly contentUrl?: string;
    readonly content?: unknown;
  }[];
}

/** The channel's connector as a bot sees it: takes messages, edits and new conversations, and keeps what stands where. */
export class FakeConnector {
  readonly messages = new Map<string, StandingMessage>();
  readonly #server: Server;
  #count = 0;
  /** Messages that were taken away. */
  readonly deleted: string[] = [];
  /** Answers this status to edits, if set. */
  refuseEditsWith: number | null = null;
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const [status, answer] = this.#take(request.method ?? '', decodeURIComponent(request.url ?? ''), body);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
    });
  }

  async listen(): Promise<this> {
    this.url = `http://${await listenOnLoopback(this.#server)}`;
    return this;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }

  /** Messages that stand in a conversation, oldest first; typing indicators do not count. */
  standing(conversation: string): StandingMessage[] {
    return [...this.messages.values()].filter((message) => message.conversation === conversation);
  }

  #take(method: string, path: string, body: SentActivity): [number, object] {
    const edit = /^\/v3\/conversations\/(.+)\/activities\/([^/]+)$/.exec(path);
    if (method === 'PUT' && edit !== null) {
      if (this.refuseEditsWith !== null) return [this.refuseEditsWith, {}];
      const before = this.messages.get(edit[2] ?? '');
      if (before === undefined) return [404, {}];
      this.messages.set(before.id, { ...standing(before.id, before.conversation, body), edits: before.edits + 1 });
      return [200, { id: before.id }];
    }
    if (method === 'DELETE' && edit !== null) {
      this.deleted.push(edit[2] ?? '');
      return this.messages.delete(edit[2] ?? '') ? [200, {}] : [404, {}];
    }
    this.#count += 1;
    if (method === 'POST' && path === '/v3/conversations') return [201, { id: `personal-${this.#count}` }];
    const post = edit ?? /^\/v3\/conversations\/(.+)\/activities$/.exec(path);
    if (method !== 'POST' || post === null) return [404, {}];
    const id = `message-${this.#count}`;
    if (body.type === 'message') this.messages.set(id, standing(id, post[1] ?? '', body));
    return [201, { id }];
  }
}

function standing(id: string, conversation: string, activity: SentActivity): StandingMessage {
  return {
    id,
    conversation,
    text: activity.text ?? activity.summary ?? null,
    card: activity.attachments?.[0]?.content ?? null,
    attachment: activity.attachments?.[0] ?? null,
    edits: 0,
  };
}

async function bodyOf(request: IncomingMessage): Promise<SentActivity> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as SentActivity);
}
