import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { DocumentStore, type ObjectName } from '../application/document-store.ts';

/** Readable to the processes alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Keeps objects as files under a folder that every process shares: a folder a version, a file a piece. */
@Injectable()
export class FilesystemStore extends DocumentStore {
  private readonly root: string;

  constructor(@Inject(CONFIG) { DOCUMENTS_FOLDER }: Pick<Config, 'DOCUMENTS_FOLDER'>) {
    super();
    if (!DOCUMENTS_FOLDER) throw new Error('DOCUMENTS_FOLDER is not set');
    this.root = DOCUMENTS_FOLDER;
  }

  /** Written beside its place, then renamed into it: a reader never meets half a file. */
  async put({ versionId, object }: ObjectName, content: AsyncIterable<Buffer>): Promise<void> {
    const folder = this.folderOf(versionId);
    await this.makeFolder(folder);
    const draft = join(folder, `${object}.draft`);
    try {
      await writeSynced(draft, content);
      await rename(draft, join(folder, object));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(folder);
  }

  async open({ versionId, object }: ObjectName): Promise<Readable> {
    const stream = createReadStream(join(this.folderOf(versionId), object));
    await once(stream, 'open');
    return stream;
  }

  async remove({ versionId, object }: ObjectName): Promise<void> {
    await rm(join(this.folderOf(versionId), object), { force: true });
  }

  async removeAll(versionId: string): Promise<void> {
    await rm(this.folderOf(versionId), { recursive: true, force: true });
  }

  /** Ids begin with the time; their end spreads them over 256 folders. */
  private folderOf(versionId: string): string {
    return join(this.root, versionId.slice(-2), versionId);
  }

  private async makeFolder(folder: string): Promise<void> {
    const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    if (made === undefined) return;
    for (let above = dirname(folder); above.length >= dirname(made).length; above = dirname(above)) {
      await syncFolder(above);
    }
  }
}

async function writeSynced(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', FILE_MODE);
  try {
    for await (const bytes of content) await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await file.write(bytes, written)).bytesWritten;
  }
}

/** A rename survives a power cut only when its folder was written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
