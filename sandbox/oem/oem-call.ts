import type { z } from 'zod';
import { describeIssue } from '../describe-issue.ts';
import type { Answer } from '../http/call.ts';
import { findTenant, type State } from '../state.ts';
import { domainsOf, type Tenant } from '../tenant.ts';
import { oemError } from './oem-error.ts';
import type { tenantSchema } from './oem-request.ts';

/** One authenticated call to the OEM. */
export interface OemCall {
  readonly state: State;
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

/** What a path below `/oem/v1` can do. */
export interface OemRoute {
  readonly method: string;
  readonly path: string;
  readonly answer: (call: OemCall) => Answer;
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

/** The body after a schema. */
export function read<T extends z.ZodType>(schema: T, body: unknown): Read<z.output<T>> {
  const result = schema.safeParse(body);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    answer: oemError('invalid-request', `The request is not usable: ${describeIssue(result.error)}.`),
  };
}

/** The tenant, where id and domain belong together. */
export function readTenant(state: State, { tenantId, tenantDomain }: z.output<typeof tenantSchema>): Read<Tenant> {
  const tenant = findTenant(state, tenantId);
  if (tenant !== undefined && domainsOf(tenant).includes(tenantDomain.toLowerCase()))
    return { ok: true, value: tenant };
  return { ok: false, answer: oemError('tenant-mismatch', 'Tenant id and tenant domain do not belong together.') };
}
