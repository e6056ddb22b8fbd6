/** All pieces of a stream; the stream itself enforces the limit and throws when it is passed. */
export async function collectPieces(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

/** The same as one piece. */
export async function collectBytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await collectPieces(stream));
}
