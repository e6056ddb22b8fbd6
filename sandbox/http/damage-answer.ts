import type { Answer } from './call.ts';

/** Ways in which an answer arrives spoilt although the work was done. */
export const DAMAGES = ['not-json', 'half-json', 'empty', 'cut-off'] as const;

export type Damage = (typeof DAMAGES)[number];

const GATEWAY_PAGE = '<!DOCTYPE html><html><body><h1>Our services are not available right now</h1></body></html>';

/**
 * The answer, spoilt: a page in place of JSON, half a document that ends in peace, nothing at all, or a connection that
 * breaks in the middle of the body. Status and headers stay.
 */
export function damageAnswer(answer: Answer, damage: Damage | undefined): Answer {
  if (damage === undefined || answer.breaksConnection === true) return answer;
  if (damage === 'cut-off') return { ...answer, cutsBody: true };
  if (damage === 'empty') return { ...answer, body: '' };
  const isJson = answer.body !== undefined && typeof answer.body !== 'string';
  const headers = { ...(isJson ? { 'Content-Type': 'application/json; charset=utf-8' } : {}), ...answer.headers };
  if (damage === 'not-json') return { ...answer, headers, body: GATEWAY_PAGE };
  const text = bodyText(answer);
  return { ...answer, headers, body: text.slice(0, Math.floor(text.length / 2)) };
}

/** The body as it is sent. */
export function bodyBytes(answer: Answer): Buffer {
  return Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(bodyText(answer));
}

function bodyText({ body }: Answer): string {
  if (body === undefined) return '';
  if (Buffer.isBuffer(body)) return body.toString('latin1');
  return typeof body === 'string' ? body : JSON.stringify(body);
}
