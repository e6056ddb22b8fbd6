import type { IncomingMessage } from 'node:http';

/** More bytes came than are taken. */
class UploadTooLarge extends Error {}

/** The body of an upload, piece by piece, with a limit that holds while it streams. */
export class UploadBytes implements AsyncIterable<Uint8Array> {
  #read = 0;
  #tooLarge = false;
  readonly #request: IncomingMessage;
  readonly #limit: number;

  constructor(request: IncomingMessage, limitBytes: number) {
    this.#request = request;
    this.#limit = limitBytes;
  }

  /** True once the limit was passed, whoever has swallowed the error. */
  get tooLarge(): boolean {
    return this.#tooLarge;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const piece of this.#pieces()) {
      this.#read += piece.byteLength;
      if (this.#read > this.#limit) {
        this.#tooLarge = true;
        throw new UploadTooLarge();
      }
      yield piece;
    }
  }

  /**
   * Reads and forgets what is still coming, so that the sender gets to see the answer; gives up after as much again as
   * the limit. True when everything was read.
   */
  async drain(): Promise<boolean> {
    if (this.#request.readableEnded || this.#request.destroyed) return this.#request.readableEnded;
    let forgotten = 0;
    for await (const piece of this.#pieces()) {
      forgotten += piece.byteLength;
      if (forgotten > this.#limit) return false;
    }
    return true;
  }

  /** Leaving the loop early must not close the connection on which the answer goes. */
  #pieces(): AsyncIterable<Uint8Array> {
    return this.#request.iterator({ destroyOnReturn: false });
  }
}
