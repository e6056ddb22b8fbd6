import { z } from 'zod';
import { decodeSegment, SERVICES, type ServiceName } from '../http/call.ts';
import { DAMAGES } from '../http/damage-answer.ts';

const WAYS = ['status', 'delayMs', 'drop', 'damage', 'slowBodyMs'] as const;

/** What goes wrong, for which calls, and how often. */
export const faultSchema = z
  .strictObject({
    match: z
      .strictObject({
        service: z.enum(SERVICES),
        method: z.string().min(1),
        /** Part of the decoded path and query, without regard to case; `*` stands for anything between two parts. */
        path: z.string().min(1),
      })
      .partial()
      .default({}),
    status: z.number().int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
    delayMs: z.number().int().min(0).optional(),
    drop: z.enum(['before', 'after']).optional(),
    /** Lets the service work (or the fault's own `status` be answered), and spoils the body. */
    damage: z.enum(DAMAGES).optional(),
    /** Sends the body in pieces over this time. */
    slowBodyMs: z.number().int().min(1).optional(),
    /** How many calls it strikes; absent: until reset. */
    times: z.number().int().min(1).optional(),
    /** Strikes every n-th matching call only. */
    every: z.number().int().min(1).optional(),
  })
  .refine((fault) => WAYS.some((way) => fault[way] !== undefined), {
    message: `a fault needs at least one of ${WAYS.map((way) => `"${way}"`).join(', ')}`,
  })
  .refine((fault) => fault.damage === undefined || fault.drop === undefined, {
    message: 'a fault either spoils the answer ("damage") or breaks the connection ("drop"), not both',
  })
  .refine((fault) => fault.status === undefined || fault.drop === undefined, {
    message: 'a fault either answers ("status") or breaks the connection ("drop"), not both',
  });

export type Fault = z.output<typeof faultSchema>;

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The first fault that strikes this call, counted as used. `target`: path and query as they came. */
  take(call: { readonly service: ServiceName; readonly method: string; readonly target: string }): Fault | undefined;
  /** The faults that can still strike, with how often each has done so. */
  list(): readonly (Fault & { readonly struck: number })[];
}

export function createFaults(faults: readonly Fault[]): Faults {
  const armed: { fault: Fault; matched: number; struck: number }[] = [];
  const add = (fault: Fault) => void armed.push({ fault, matched: 0, struck: 0 });
  for (const fault of faults) add(fault);

  const isSpent = (entry: (typeof armed)[number]) =>
    entry.fault.times !== undefined && entry.struck >= entry.fault.times;

  return {
    add,
    clear: () => void armed.splice(0),
    take(call) {
      for (const entry of armed) {
        if (isSpent(entry) || !matches(entry.fault, call)) continue;
        entry.matched += 1;
        if (entry.matched % (entry.fault.every ?? 1) !== 0) continue;
        entry.struck += 1;
        return entry.fault;
      }
      return undefined;
    },
    list: () => armed.filter((entry) => !isSpent(entry)).map(({ fault, struck }) => ({ ...fault, struck })),
  };
}

function matches(fault: Fault, call: Parameters<Faults['take']>[0]): boolean {
  const { service, method, path } = fault.match;
  return (
    (service === undefined || service === call.service) &&
    (method === undefined || method.toUpperCase() === call.method) &&
    (path === undefined ||
      holdsInOrder(decodeSegment(call.target.replaceAll('+', ' ')).toLowerCase(), path.toLowerCase().split('*')))
  );
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}
