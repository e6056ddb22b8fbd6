import { createServer, type IncomingMessage, type Server } from 'node:http';
import { closeServer, listenOnLoopback } from './loopback.ts';

/**
 * Files on loopback, as SharePoint gives them to a bot: a list, a large one, a redirect, and one that never comes. It
 * takes files, too.
 */
export class FileServer {
  readonly #server: Server;
  readonly #list: Buffer;
  readonly largeBytes: number;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  /** What was written, by path. */
  readonly saved = new Map<string, Buffer>();
  host = '';

  constructor(list: Buffer, largeBytes: number) {
    this.#list = list;
    this.largeBytes = largeBytes;
    this.#server = createServer((request, response) => {
      const { url = '' } = request;
      this.asked.push(url);
      if (request.method === 'PUT') {
        void this.#save(url, request).then((status) => response.writeHead(status).end('{}'));
        return;
      }
      if (url === '/slow') return;
      if (url === '/moved') response.writeHead(302, { location: '/list.csv' }).end();
      else if (url === '/large') response.writeHead(200).end(Buffer.alloc(this.largeBytes, 'x'));
      else if (url === '/list.csv') response.writeHead(200).end(this.#list);
      else response.writeHead(404).end();
    });
  }

  /** Takes a piece of a file as an upload session does; `/full` has no room. */
  async #save(url: string, request: IncomingMessage): Promise<number> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const [, start, end, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? [];
    const bytes = Buffer.concat(pieces);
    const before = this.saved.get(url) ?? Buffer.alloc(0);
    if (url === '/full') return 507;
    if (Number(start) !== before.length || bytes.length !== Number(end) - Number(start) + 1) return 416;
    this.saved.set(url, Buffer.concat([before, bytes]));
    return Number(end) + 1 === Number(size) ? 201 : 202;
  }

  async listen(): Promise<this> {
    this.host = await listenOnLoopback(this.#server);
    return this;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}
