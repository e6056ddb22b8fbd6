import type { ServerResponse } from 'node:http';
import type { Answer } from './call.ts';

/** Sends the answer, or breaks the connection where the answer says so. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.breaksConnection === true) {
    response.socket?.destroy();
    return;
  }
  const isText = typeof answer.body === 'string';
  const text = answer.body === undefined ? '' : isText ? (answer.body as string) : JSON.stringify(answer.body);
  if (text !== '' && !hasHeader(answer, 'content-type')) {
    response.setHeader('Content-Type', isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8');
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (answer.statusText !== undefined) response.statusMessage = answer.statusText;
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', Buffer.byteLength(text));
  response.writeHead(answer.status);
  response.end(text);
}

function hasHeader(answer: Answer, name: string): boolean {
  return Object.keys(answer.headers ?? {}).some((header) => header.toLowerCase() === name);
}
