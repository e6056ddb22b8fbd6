import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { closeServer, listenOnLoopback } from './loopback.ts';

/** A key that signs as the channel service does. */
export interface ChannelKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/**
 * The channel service's OpenID document and signing keys, served on loopback. Keys are remembered by address for a day,
 * so every instance has a port of its own.
 */
export class ChannelKeys {
  readonly #published: object[] = [];
  readonly #server: Server;
  /** Answers this status to everything, if set. */
  refuseWith: number | null = null;
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      response.writeHead(this.refuseWith ?? 200, { 'content-type': 'application/json' });
      const document =
        request.url === '/keys' ? { keys: this.#published } : { jwks_uri: this.url.replace('/openid', '/keys') };
      response.end(JSON.stringify(document));
    });
  }

  async listen(): Promise<this> {
    this.url = `http://${await listenOnLoopback(this.#server)}/openid`;
    return this;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }

  /** Publishes a new key with these endorsements; without any where `null`. */
  publish(kid: string, endorsements: readonly string[] | null): ChannelKey {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n, e } = publicKey.export({ format: 'jwk' });
    this.#published.push({ kty: 'RSA', kid, n, e, ...(endorsements === null ? {} : { endorsements }) });
    return { kid, privateKey };
  }
}

export function signed(key: ChannelKey, claims: object, header: object = {}): string {
  const content = [{ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key.privateKey, 'base64url')}`;
}
