import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { Tenant } from '../tenant.ts';

/** Versions of Graph; most operations are in both. */
export const BOTH = ['v1.0', 'beta'] as const;

export const BETA: readonly GraphVersion[] = ['beta'];

export type GraphVersion = (typeof BOTH)[number];

/** One authorised operation, alone or as an entry of a batch. */
export interface GraphCall {
  readonly version: GraphVersion;
  readonly method: string;
  /** Without the version; keys in parentheses are path segments: `/a('x')` is `/a/x`. */
  readonly path: string;
  /** Values of the route's `{…}` segments. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined where there was none. */
  readonly body: unknown;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Scheme, host and port under which the caller reaches the sandbox. */
  readonly origin: string;
  readonly activity: Activity;
  readonly state: State;
  readonly tenant: Tenant;
  readonly nowMs: number;
}

/** The ids that travel with a call, for support. */
export interface Activity {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly at: Date;
}

/** Which kind of error body a path answers with. */
export type Family = 'intune' | 'directory';

/** What a path can do: who may, in which versions, and what happens. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  /** Sets of application permissions; holding all of one set is enough. */
  readonly roles: readonly (readonly string[])[];
  readonly answer: (call: GraphCall) => Answer;
}

export function familyOf(path: string): Family {
  return path.startsWith('/deviceManagement') ? 'intune' : 'directory';
}
