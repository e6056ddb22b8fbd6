/** The services that the sandbox stands in for, as they are named in the request log and in faults. */
export const SERVICES = ['entra', 'graph', 'partner-center', 'oem', 'sharepoint', 'openai'] as const;

export type ServiceName = (typeof SERVICES)[number];

/** One HTTP request, read whole. */
export interface Call {
  readonly method: string;
  /** Percent-encoded, in the path and in the query. */
  readonly url: URL;
  /** Header names are lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  /** The words beside the status; absent: the usual ones. */
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A string and bytes are sent as they are; any other value as JSON; absent means an empty body. */
  readonly body?: unknown;
  /** The connection breaks instead of this answer being sent. */
  readonly breaksConnection?: boolean;
  /** The connection breaks in the middle of the body. */
  readonly cutsBody?: boolean;
  /** Over how long a time the body is sent. */
  readonly slowBodyMs?: number | undefined;
}

/** The first value of a header, or undefined. */
export function headerOf(headers: Call['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The body as JSON; `undefined` where it is empty, and `ok: false` where it is not JSON or not announced as JSON. */
export function readJson(call: Call): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (call.body.length === 0) return { ok: true, value: undefined };
  if (!/^application\/json\b/i.test(headerOf(call.headers, 'content-type') ?? '')) return { ok: false };
  try {
    return { ok: true, value: JSON.parse(call.body.toString('utf8')) };
  } catch {
    return { ok: false };
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path segment with its percent signs read; as it came where they make no sense. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
