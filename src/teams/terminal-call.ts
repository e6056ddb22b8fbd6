import type { Request, Response } from 'restify';
import type { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { foreignCall } from './local-only.ts';
import { readJson } from './read-json.ts';

/** The largest message from a terminal, its files in base64 included. */
const LARGEST_BODY_BYTES = 96 * 1024 * 1024;

export interface PeopleByName {
  /** The person that a terminal names (`hana` or a UPN); null where there is none. */
  readonly findPerson: (as: string) => Person | null;
}

/** What a terminal sent and who speaks; null where it was refused, which is then answered. */
export async function readCall<T extends { readonly as: string }>(
  deps: PeopleByName,
  shape: z.ZodType<T>,
  request: Request,
  response: Response,
): Promise<{ readonly body: T; readonly speaker: Person } | null> {
  if (refusedAsForeign(request, response)) return null;
  const read = await readJson(request, LARGEST_BODY_BYTES);
  if (!read.ok) {
    response.setHeader('Connection', 'close');
    refuseCall(response, read.status, read.message);
    return null;
  }
  const body = shape.safeParse(read.value);
  if (!body.success) {
    refuseCall(response, 400, describe(body.error));
    return null;
  }
  const speaker = personOf(deps, body.data.as, response);
  return speaker === null ? null : { body: body.data, speaker };
}

/** The person of that name; null where there is none, which is then answered. */
export function personOf(deps: PeopleByName, as: string, response: Response): Person | null {
  const person = deps.findPerson(as);
  if (person === null) refuseCall(response, 400, `Nobody is called ${as}. The trial knows hana, sam, ada, bo and zoe.`);
  return person;
}

export function refusedAsForeign(request: Request, response: Response): boolean {
  const why = foreignCall(request.headers);
  if (why === null) return false;
  response.setHeader('Connection', 'close');
  refuseCall(response, 403, why);
  return true;
}

export function refuseCall(response: Response, status: number, message: string): void {
  response.send(status, { message });
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
