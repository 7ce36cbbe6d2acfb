import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTypeFromStream } from 'file-type/node';
import { documentProblem } from '../domain/document.problems.ts';
import type { FileType } from '../domain/file-type.ts';
import { examineArchive } from './examine-archive.ts';

/**
 * Looks whether a whole file is what its name says, and safe to unpack. For that it must be read in any order: it passes
 * through a file that has no name any more, so that nothing is left of it in the clear, whoever is killed.
 * @returns its SHA-256 @throws document.content-differs, .archive-unsafe
 */
export async function examineContent(content: AsyncIterable<Buffer>, declared: FileType): Promise<Buffer> {
  const file = await namelessFile();
  try {
    const { sha256, size } = await fill(file, content);
    if (declared.archive) await examineArchive(file, size);
    if ((await mediaTypeOf(file)) !== declared.mediaType) {
      throw documentProblem('document.content-differs', { declared: `.${declared.endings[0]}` });
    }
    return sha256;
  } finally {
    await file.close();
  }
}

async function namelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `document-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

async function fill(file: FileHandle, content: AsyncIterable<Buffer>) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of content) {
    hash.update(bytes);
    for (let written = 0; written < bytes.length;) {
      written += (await file.write(bytes, written, bytes.length - written, size + written)).bytesWritten;
    }
    size += bytes.length;
  }
  return { sha256: hash.digest(), size };
}

/** By its first bytes, and of an archive by what lies in it; what cannot be told apart has none. */
async function mediaTypeOf(file: FileHandle): Promise<string | undefined> {
  const stream = file.createReadStream({ start: 0, autoClose: false });
  try {
    return (await fileTypeFromStream(stream))?.mime;
  } finally {
    stream.destroy();
  }
}
