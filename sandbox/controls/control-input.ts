import { z } from 'zod';
import { describeIssue } from '../describe-issue.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { ScenarioInput } from '../scenario.ts';

/** What the controls need beside the context. */
export interface ControlOptions {
  /** What a reset without a scenario goes back to. */
  readonly start: ScenarioInput;
  readonly record: boolean;
}

/** One control: reads its body, changes or looks at the sandbox, and gives what is answered as JSON. */
export type Control = (context: SandboxContext, options: ControlOptions, body: unknown) => unknown;

/** A body that a control does not understand; its message completes "… does not understand its body: ". */
export class ControlInputError extends Error {}

export const OK = { ok: true };

/** The body after a schema. Throws a `ControlInputError`. */
export function readInput<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (!result.success) throw new ControlInputError(describeIssue(result.error));
  return result.data;
}

/** One, or an array of them. */
export function readMany<T extends z.ZodType>(schema: T, body: unknown): readonly z.output<T>[] {
  return Array.isArray(body) ? readInput(z.array(schema), body) : [readInput(schema, body)];
}
