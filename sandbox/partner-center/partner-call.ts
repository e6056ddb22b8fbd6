import type { Answer, Call } from '../http/call.ts';
import type { State } from '../state.ts';
import type { Tenant } from '../tenant.ts';

/** Whether a call comes from the app alone, or from the app together with the partner's user. */
export type CallerKind = 'app' | 'app+user';

/** One authorised call to Partner Center. */
export interface PartnerCall {
  readonly method: string;
  /** Values of the route's `{…}` segments, percent signs read. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Call['headers'];
  /** The parsed JSON body; undefined where there was none. */
  readonly body: unknown;
  readonly state: State;
  readonly nowMs: number;
}

/** A call about one customer who has a relationship with the partner. */
export interface CustomerCall extends PartnerCall {
  readonly customer: Tenant;
}

interface RouteBase {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/v1`; fixed segments are compared without regard to case. */
  readonly path: string;
  /** Who may call: Microsoft's documents close some calls to the app alone. */
  readonly callers: readonly CallerKind[];
}

/** What a path can do. */
export type PartnerRoute = RouteBase &
  (
    | { readonly about: 'partner'; readonly answer: (call: PartnerCall) => Answer }
    | { readonly about: 'customer'; readonly answer: (call: CustomerCall) => Answer }
  );

export const ANY_CALLER: readonly CallerKind[] = ['app', 'app+user'];

export const USER_ONLY: readonly CallerKind[] = ['app+user'];
