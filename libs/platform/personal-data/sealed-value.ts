import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const HEADER_BYTES = 5;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed value lives: it opens nowhere else. */
export interface Place {
  /** Schema, table and column, `dossier.applicant.phone_sealed`. */
  column: string;
  /** The row's primary key as text. */
  row: string;
}

/** A key that seals values; its id is written before each of them. */
export interface SealingKey {
  id: number;
  key: Buffer;
}

/**
 * AES-256-GCM under a fresh random nonce (NIST SP 800-38D §8.2.2: up to 2³² values a key). Layout: version (1 byte), id of
 * the data key (4, big-endian), nonce (12), ciphertext, tag (16). The header and the place are authenticated.
 */
export function sealWith({ id, key }: SealingKey, content: Buffer, place: Place): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION, 0);
  header.writeUInt32BE(id, 1);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(header, place));
  return Buffer.concat([header, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Whether it has the form of one; whether it opens is another matter. */
export const isSealed = (bytes: Buffer): boolean =>
  bytes.length >= HEADER_BYTES + NONCE_BYTES + TAG_BYTES && bytes.readUInt8(0) === VERSION;

/** Id of the data key a value was sealed with. @throws when it is not a sealed value */
export function dataKeyOf(sealed: Buffer): number {
  if (!isSealed(sealed)) throw new Error('not a sealed value');
  return sealed.readUInt32BE(1);
}

/** @throws when the value was altered, cut, or belongs to another key or place */
export function openWith(key: Buffer, sealed: Buffer, place: Place): Buffer {
  const header = sealed.subarray(0, HEADER_BYTES);
  const nonce = sealed.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(header, place)).setAuthTag(sealed.subarray(-TAG_BYTES));
  const content = sealed.subarray(HEADER_BYTES + NONCE_BYTES, -TAG_BYTES);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

const boundTo = (header: Buffer, { column, row }: Place): Buffer =>
  Buffer.concat([header, Buffer.from(`${column}\0${row}`, 'utf8')]);
