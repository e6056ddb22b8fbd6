import { type Answer, headerOf } from '../http/call.ts';
import type { PartnerCall } from './partner-call.ts';
import { invalidInput } from './partner-error.ts';

/** A link as Partner Center writes it: relative, without the version, not percent-encoded. */
export function link(uri: string, headers: readonly { readonly key: string; readonly value: string }[] = []) {
  return { uri, method: 'GET', headers };
}

export function collection(items: readonly unknown[], links?: Readonly<Record<string, unknown>>): Answer {
  return {
    status: 200,
    body: {
      totalCount: items.length,
      items,
      ...(links === undefined ? {} : { links }),
      attributes: { objectType: 'Collection' },
    },
  };
}

export const CONTINUATION_HEADER = 'MS-ContinuationToken';

/** One page of a list; a token that was not made here is refused. `size` 0: all that is left. */
export function pageOf<T>(
  call: PartnerCall,
  items: readonly T[],
  size: number,
):
  | { readonly ok: true; readonly items: readonly T[]; readonly next: string | null }
  | { readonly ok: false; readonly answer: Answer } {
  const token = headerOf(call.headers, CONTINUATION_HEADER.toLowerCase());
  const from = token === undefined ? 0 : placeOf(token);
  if (from === undefined) return { ok: false, answer: invalidInput(CONTINUATION_HEADER) };
  const to = size === 0 ? items.length : from + size;
  return { ok: true, items: items.slice(from, to), next: to < items.length ? tokenOf(to) : null };
}

const TOKEN = /^next (\d{1,9})$/;

function tokenOf(place: number): string {
  return Buffer.from(`next ${place}`).toString('base64');
}

function placeOf(token: string): number | undefined {
  const place = TOKEN.exec(Buffer.from(token, 'base64').toString('latin1'))?.[1];
  return place === undefined ? undefined : Number(place);
}
