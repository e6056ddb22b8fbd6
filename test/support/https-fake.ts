import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { generate } from 'selfsigned';

/** One request as the fake saw it. */
export interface SeenRequest {
  readonly method: string;
  /** As it came over the wire: nothing decoded. */
  readonly path: string;
  /** The raw query with its question mark, or ''. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; null where it is empty or not JSON. */
  readonly body: unknown;
}

/** What the fake does with a request; `cut`: breaks the connection; `hang`: never answers. */
export type FakeAnswer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly text?: string;
    }
  | 'cut'
  | 'hang';

export interface HttpsFake {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Answers from here on. */
  answer(handler: (request: SeenRequest) => FakeAnswer): void;
  close(): Promise<void>;
}

/**
 * A TLS server on a free loopback port that answers what the test says. Its certificate is trusted by this process from
 * the call on, so that the real clients talk to it as they would to Microsoft.
 */
export async function startHttpsFake(): Promise<HttpsFake> {
  const { cert, key } = await trustedCertificate();
  const requests: SeenRequest[] = [];
  let handler: (request: SeenRequest) => FakeAnswer = () => ({ status: 404 });

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    requests.push(request);
    const answer = handler(request);
    if (answer === 'hang') return;
    if (answer === 'cut') {
      incoming.socket.destroy();
      return;
    }
    const body = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
    outgoing.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    outgoing.end(body);
  };
  const server = https.createServer({ cert, key }, (incoming, outgoing) => {
    // A caller that gave up breaks the reading of its request: nobody is left to be told.
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (next) => {
      handler = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const [path = '', query] = (incoming.url ?? '').split('?', 2);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? '',
    path,
    query: query === undefined ? '' : `?${query}`,
    headers: incoming.headers,
    text,
    body: jsonOf(text),
  };
}

let certificate: Promise<{ cert: string; key: string }> | undefined;

/** One for all fakes of the process: two authorities of the same name cannot be told apart. */
function trustedCertificate(): Promise<{ cert: string; key: string }> {
  certificate ??= certificateForLoopback().then(({ caPem, ...pair }) => {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), caPem]);
    return pair;
  });
  return certificate;
}

async function certificateForLoopback(): Promise<{ cert: string; key: string; caPem: string }> {
  const kind = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
  const ca = await generate([{ name: 'commonName', value: 'Tests on this machine only' }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...kind,
    ca: { cert: ca.cert, key: ca.private },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { cert: leaf.cert, key: leaf.private, caPem: ca.cert };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
