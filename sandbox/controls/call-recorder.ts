import { type Call, headerOf, isRecord } from '../http/call.ts';

/** Names under which Graph and Partner Center take a hardware hash. */
const HASH_NAMES = new Set(['hardwareidentifier', 'hardwarehash']);

/** A short valid base64 text that stands for a hash where a schema is to be checked. */
const HASH_STAND_IN = 'T0E=';

/** One call to Graph as it was made, without its token and without hardware hashes. */
export interface RecordedCall {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly url: string;
  readonly contentType: string | null;
  /** The JSON body, each hash replaced by its length in characters; `null` where there was none. */
  readonly body: unknown;
  /** The JSON body, each hash replaced by a short valid base64 text: fit to be checked against a schema. */
  readonly shape: unknown;
}

export interface CallRecorder {
  isOn: boolean;
  readonly calls: readonly RecordedCall[];
  record(call: Call): void;
}

/** Keeps calls only while it is on. */
export function createCallRecorder(isOn: boolean): CallRecorder {
  const calls: RecordedCall[] = [];
  return {
    isOn,
    calls,
    record(call) {
      if (!this.isOn) return;
      const body = parsed(call.body);
      calls.push({
        method: call.method,
        url: call.url.pathname + call.url.search,
        contentType: headerOf(call.headers, 'content-type') ?? null,
        body: withHashes(body, (hash) => hash.length),
        shape: withHashes(body, () => HASH_STAND_IN),
      });
    },
  };
}

/** A body that is no JSON is kept as its length: it may hold anything. */
function parsed(body: Buffer): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return { notJson: body.length };
  }
}

function withHashes(value: unknown, replace: (hash: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withHashes(item, replace));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      typeof item === 'string' && HASH_NAMES.has(name.toLowerCase()) ? replace(item) : withHashes(item, replace),
    ]),
  );
}
