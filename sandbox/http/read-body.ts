import type { IncomingMessage } from 'node:http';

/** 10,000 devices with their hashes are about 45 MB of JSON. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** The whole body, or 'too-large' (the rest is read and thrown away, so that the answer can be sent). */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return sizeBytes > MAX_BODY_BYTES ? 'too-large' : Buffer.concat(chunks, sizeBytes);
}
