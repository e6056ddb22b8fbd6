import type { Request, Response } from 'restify';

/** Nothing but our own files, nowhere inside another page, nothing kept, and the ticket in the address told to nobody. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

export type Handler = (request: Request, response: Response) => Promise<void>;

export function answerJson(response: Response, status: number, body: object): void {
  answer(response, status, JSON_TYPE, JSON.stringify(body));
}

export function answer(response: Response, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** What a header may carry of a file's name without quoting. */
const OUTSIDE_NAME = /[^A-Za-z0-9._ -]/g;

/** A file to save, never to show; its name holds nothing that could end the header. */
export function answerFile(response: Response, name: string, bytes: Uint8Array): void {
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': name.endsWith('.zip') ? 'application/zip' : 'text/csv; charset=us-ascii',
    'Content-Disposition': `attachment; filename="${name.replaceAll(OUTSIDE_NAME, '_')}"`,
    'Content-Length': bytes.byteLength,
  });
  response.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** A failure that nobody expected shows its number and nothing else. */
export function withoutLeaks(handler: Handler, unexpected: (error: unknown) => string): Handler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      const reference = unexpected(error);
      if (response.headersSent || response.destroyed) return;
      response.setHeader('Connection', 'close');
      const message = `Something went wrong on our side; nothing was changed. Try again, or tell your administrator the number ${reference}.`;
      answerJson(response, 500, { ok: false, again: true, message, page: null });
    }
  };
}
