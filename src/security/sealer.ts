import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealer } from '../ports/sealer.ts';

/** A key with the number that stands in front of everything it sealed. */
export interface SealingKey {
  /** 1 to 255; never given to another key. */
  readonly id: number;
  /** 32 random bytes. */
  readonly bytes: Uint8Array;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/**
 * A sealer with AES-256-GCM. `current` seals; `retired` keys only open what they sealed before, so that a key can be
 * replaced without losing anything. Sealed bytes: key id (1), nonce (12), tag (16), ciphertext. Throws where a key is
 * not one.
 */
export function createSealer(current: SealingKey, retired: readonly SealingKey[] = []): Sealer {
  const keys = new Map<number, Uint8Array>();
  for (const { id, bytes } of [current, ...retired]) {
    if (!Number.isInteger(id) || id < 1 || id > 255) throw new Error('A sealing key has a number from 1 to 255.');
    if (bytes.length !== KEY_BYTES) throw new Error(`The sealing key ${id} does not have ${KEY_BYTES} bytes.`);
    if (keys.has(id)) throw new Error(`Two sealing keys have the number ${id}.`);
    keys.set(id, bytes);
  }

  return {
    seal: (text, context) => {
      // 96 random bits: with one key, repeats stay out of reach for far more hashes than anybody registers.
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.bytes, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(current.id, context));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Uint8Array.from(Buffer.concat([Buffer.of(current.id), nonce, cipher.getAuthTag(), ciphertext]));
    },

    open: (sealed, context) => {
      const id = sealed[0];
      const key = id === undefined ? undefined : keys.get(id);
      if (id === undefined || key === undefined || sealed.length < HEADER_BYTES) return null;
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const tag = sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(id, context));
      decipher.setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
      } catch {
        // The tag does not fit: damaged, sealed with another key, or for another context.
        return null;
      }
    },
  };
}

function boundTo(keyId: number, context: string): Buffer {
  return Buffer.concat([Buffer.of(keyId), Buffer.from(context, 'utf8')]);
}
