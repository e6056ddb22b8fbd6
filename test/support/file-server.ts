import { createServer, type Server } from 'node:http';
import { closeServer, listenOnLoopback } from './loopback.ts';

/** Files on loopback, as SharePoint gives them to a bot: a list, a large one, a redirect, and one that never comes. */
export class FileServer {
  readonly #server: Server;
  readonly #list: Buffer;
  readonly largeBytes: number;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  host = '';

  constructor(list: Buffer, largeBytes: number) {
    this.#list = list;
    this.largeBytes = largeBytes;
    this.#server = createServer((request, response) => {
      const { url = '' } = request;
      this.asked.push(url);
      if (url === '/slow') return;
      if (url === '/moved') response.writeHead(302, { location: '/list.csv' }).end();
      else if (url === '/large') response.writeHead(200).end(Buffer.alloc(this.largeBytes, 'x'));
      else if (url === '/list.csv') response.writeHead(200).end(this.#list);
      else response.writeHead(404).end();
    });
  }

  async listen(): Promise<this> {
    this.host = await listenOnLoopback(this.#server);
    return this;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}
