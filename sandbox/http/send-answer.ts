import type { ServerResponse } from 'node:http';
import { type SandboxClock, waitFor } from '../clock.ts';
import type { Answer } from './call.ts';
import { bodyBytes } from './damage-answer.ts';

/** A slow body is sent in so many pieces. */
const SLOW_PIECES = 4;

/** Sends the answer, slowly, in part or not at all where it says so. */
export async function sendAnswer(response: ServerResponse, answer: Answer, clock: SandboxClock): Promise<void> {
  if (answer.breaksConnection === true) {
    response.socket?.destroy();
    return;
  }
  const bytes = bodyBytes(answer);
  if (bytes.length > 0 && !hasHeader(answer, 'content-type')) {
    const type = typeof answer.body === 'string' ? 'text/plain' : 'application/json';
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', bytes.length);
  if (answer.statusText !== undefined) response.statusMessage = answer.statusText;
  response.writeHead(answer.status);
  await sendBody(response, bytes, answer, clock);
}

async function sendBody(response: ServerResponse, bytes: Buffer, answer: Answer, clock: SandboxClock): Promise<void> {
  if (answer.cutsBody === true) {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
    return;
  }
  const slowMs = answer.slowBodyMs ?? 0;
  if (slowMs > 0) {
    const pieceBytes = Math.ceil(bytes.length / SLOW_PIECES);
    response.flushHeaders();
    for (let piece = 0; piece < SLOW_PIECES; piece += 1) {
      await waitFor(clock, slowMs / SLOW_PIECES);
      response.write(bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes));
    }
    response.end();
    return;
  }
  response.end(bytes);
}

function hasHeader(answer: Answer, name: string): boolean {
  return Object.keys(answer.headers ?? {}).some((header) => header.toLowerCase() === name);
}
