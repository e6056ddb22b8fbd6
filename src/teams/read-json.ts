import type { IncomingMessage } from 'node:http';

/** A body that was read, or why it was not: the status and the words to answer with. */
export type ReadBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly message: string };

/**
 * Reads a JSON body of at most `limitBytes`. Only `application/json`, not compressed: a web page cannot send that type
 * to another origin without asking first, and a small body cannot unfold into a large one.
 */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<ReadBody> {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return refused(415, 'Send JSON with the content type application/json.');
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    return refused(415, 'Send the body as it is, not compressed.');
  }
  const tooLarge = refused(413, `The body is larger than ${Math.floor(limitBytes / 1024)} KB.`);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return tooLarge;
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    // Leaving early must not close the connection on which the answer goes.
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      const bytes = piece as Buffer;
      size += bytes.byteLength;
      if (size > limitBytes) return tooLarge;
      pieces.push(bytes);
    }
    return { ok: true, value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return refused(400, 'The body is no JSON.');
  }
}

function refused(status: 400 | 413 | 415, message: string): ReadBody {
  return { ok: false, status, message };
}
