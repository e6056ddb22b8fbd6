import { type Answer, isRecord } from '../http/call.ts';
import type { GraphCall } from './graph-call.ts';
import { graphError } from './graph-error.ts';

/** What a property of a body may hold. */
export type PropertyKind = 'string' | 'binary' | 'object';

export type BodyRead =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly answer: Answer };

/**
 * Checks a body as OData does: an object, known properties only, each of its type or null. One wrong entry refuses the
 * whole call.
 */
export function readEntity(
  call: GraphCall,
  body: unknown,
  properties: Readonly<Record<string, PropertyKind>>,
): BodyRead {
  if (!isRecord(body)) return refuse(call, UNREADABLE);
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@odata.')) continue;
    const kind = properties[name];
    if (kind === undefined) {
      return refuse(
        call,
        `The property '${name}' does not exist on this type. Make sure to only use property names that are defined by the type.`,
      );
    }
    const problem = value === null ? undefined : problemOf(kind, value);
    if (problem !== undefined) return refuse(call, problem);
  }
  return { ok: true, value: body };
}

/** Graph's words for a body that it cannot read at all. */
export const UNREADABLE =
  'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';

/** The text of a property, empty where it is absent or null. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function refuse(call: GraphCall, message: string): BodyRead {
  return { ok: false, answer: graphError(call.activity, 400, 'BadRequest', message) };
}

function problemOf(kind: PropertyKind, value: unknown): string | undefined {
  if (kind === 'object')
    return isRecord(value) ? undefined : 'An unexpected value was found where an object was expected.';
  if (typeof value !== 'string') {
    return `Cannot convert the literal '${JSON.stringify(value)}' to the expected type 'Edm.String'.`;
  }
  if (kind === 'binary' && !isStrictBase64(value)) {
    return `Cannot convert the literal '${value}' to the expected type 'Edm.Binary'.`;
  }
  return undefined;
}

/** Node's decoder forgives; the service does not: padded, standard alphabet, one text for each value. */
function isStrictBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}
