import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { ServerCertificate } from './certificate.ts';

/** The first byte of a TLS record that carries a handshake (RFC 8446, section 5.1). */
const TLS_HANDSHAKE = 0x16;

/** Longer than any client in use keeps an idle connection, so that the sandbox never closes one under a request. */
const KEEP_ALIVE_MS = 65_000;

export interface TwoProtocolServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * One loopback port for plain HTTP and for TLS: the first byte of a connection tells which.
 *
 * Rejects with a sentence for people where the port is taken. Port 0 takes a free one.
 */
export async function listenForBoth(
  port: number,
  certificate: ServerCertificate,
  onRequest: http.RequestListener,
): Promise<TwoProtocolServer> {
  const options = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 };
  const plain = http.createServer(options, onRequest);
  const secure = https.createServer({ ...options, cert: certificate.cert, key: certificate.key }, onRequest);
  const sockets = new Set<net.Socket>();

  const front = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (first === null) return;
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
    });
  });

  await listen(front, port);
  return {
    port: (front.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: net.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(portTaken(port), { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function portTaken(port: number): string {
  return `Port ${port} on 127.0.0.1 is taken. Stop the program that uses it, or choose another port with SANDBOX_PORT.`;
}
