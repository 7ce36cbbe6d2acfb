import type { FileHandle } from 'node:fs/promises';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { Problem } from '#platform/problem';
import {
  ARCHIVE_LIMITS,
  BEGINNING_BYTES,
  isArchive,
  isBomb,
  unsafeArchive,
} from '../domain/unsafe-archive.ts';

/**
 * Unpacks a ZIP archive into nothing, entry by entry, so that what it really holds counts and not what it says.
 * @param size of the archive in bytes @throws document.archive-unsafe
 */
export async function examineArchive(file: FileHandle, size: number): Promise<void> {
  try {
    await unpack(await fromFdPromise(file.fd), size);
  } catch (error) {
    // Whatever the library says of an archive it cannot read: it is no archive to be kept.
    throw error instanceof Problem ? error : unsafeArchive('broken');
  }
}

async function unpack(archive: ZipFile, size: number): Promise<void> {
  if (archive.entryCount > ARCHIVE_LIMITS.entries) throw unsafeArchive('entries');
  let unpacked = 0;
  let said = 0;
  for await (const entry of archive.eachEntry()) {
    said += entry.uncompressedSize;
    if (isBomb(said, size)) throw unsafeArchive('bomb');
    if (entry.isEncrypted()) throw unsafeArchive('locked');
    unpacked = await unpackEntry(archive, entry, unpacked, size);
  }
}

/** @returns all that was unpacked so far */
async function unpackEntry(archive: ZipFile, entry: Entry, before: number, size: number): Promise<number> {
  let unpacked = before;
  let beginning = Buffer.alloc(0);
  for await (const part of await archive.openReadStreamPromise(entry)) {
    const bytes = part as Buffer;
    if (beginning.length < BEGINNING_BYTES) {
      beginning = Buffer.concat([beginning, bytes.subarray(0, BEGINNING_BYTES - beginning.length)]);
    }
    unpacked += bytes.length;
    if (isBomb(unpacked, size)) throw unsafeArchive('bomb');
  }
  if (isArchive(beginning)) throw unsafeArchive('nested');
  return unpacked;
}
