import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * The bytes of one object of the store, sealed in chunks as they pass: AES-256-GCM under a key of the object's own,
 * derived (HKDF-SHA-256) from that of its version. The nonce is the chunk's number and whether it is the last (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that chunks cannot be altered, moved, doubled or cut
 * off unnoticed, and nothing is handed on before it was verified.
 */
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

type Bytes = AsyncIterable<Uint8Array>;

/** @param object id of the object: no other opens by this */
export async function* sealStream(key: Buffer, object: string, content: Bytes): AsyncGenerator<Buffer> {
  const own = keyOf(key, object);
  for await (const { bytes, number, last } of chunked(content, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number, last));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** @throws when a byte was altered, or something is missing at its end */
export async function* openStream(key: Buffer, object: string, sealed: Bytes): AsyncGenerator<Buffer> {
  const own = keyOf(key, object);
  for await (const { bytes, number, last } of chunked(sealed, CHUNK_BYTES + TAG_BYTES)) {
    if (bytes.length < TAG_BYTES) throw new Error('a sealed object has lost its end');
    const nonce = nonceOf(number, last);
    const decipher = createDecipheriv('aes-256-gcm', own, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    yield Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  }
}

const keyOf = (key: Buffer, object: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', object, 32));

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(number, NONCE_BYTES - 5);
  nonce.writeUInt8(last ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}

interface Chunk {
  bytes: Buffer;
  number: number;
  last: boolean;
}

/** Regroups what comes into chunks of a length; the last may be shorter. There is always one. */
async function* chunked(source: Bytes, length: number): AsyncGenerator<Chunk> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 0;
  for await (const part of source) {
    held.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    heldBytes += part.byteLength;
    if (heldBytes <= length) continue;
    let rest = Buffer.concat(held);
    for (; rest.length > length; rest = rest.subarray(length), number += 1) {
      yield { bytes: rest.subarray(0, length), number, last: false };
    }
    held = [rest];
    heldBytes = rest.length;
  }
  yield { bytes: Buffer.concat(held), number, last: true };
}
