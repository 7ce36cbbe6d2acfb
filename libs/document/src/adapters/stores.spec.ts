import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';
import { v7 as uuid } from 'uuid';
import { testConfig } from '#testing';
import type { DocumentStore } from '../application/document-store.ts';
import { FilesystemStore } from './filesystem.store.ts';
import { S3Store } from './s3.store.ts';

interface StoreUnderTest {
  store: DocumentStore;
  /** Files of whatever kind that lie where the store keeps its own. */
  files: () => string[];
  close: () => Promise<void>;
}

function onFiles(folder: string): Promise<StoreUnderTest> {
  const store = new FilesystemStore(testConfig({ DOCUMENTS_FOLDER: join(folder, 'not', 'there', 'yet') }));
  return Promise.resolve({ store, files: () => filesIn(folder), close: () => Promise.resolve() });
}

/** A server that speaks S3. It leaves out the slash that the SDK rightly signs when it lists a bucket, so it lets signatures be. */
async function onS3(directory: string): Promise<StoreUnderTest> {
  const configureBuckets = [{ name: 'documents' }];
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets },
    allowMismatchedSignatures: true,
  });
  const { port } = await server.run();
  const store = new S3Store(
    testConfig({
      ...{ DOCUMENTS_STORE: 's3', S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: 'documents' },
      ...{ S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER' },
    }),
  );
  const close = async () => {
    store.onModuleDestroy();
    await server.close();
  };
  return { store, files: () => filesIn(directory), close };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

async function* inParts(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) {
    yield await Promise.resolve(content.subarray(at, at + size));
  }
}

describe.each([
  ['a folder', onFiles],
  ['S3', onS3],
])('documents kept in %s', (_, open) => {
  let folder: string;
  let tested: StoreUnderTest;
  let store: DocumentStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mot-cua-store-'));
    tested = await open(folder);
    ({ store } = tested);
  });
  afterAll(async () => {
    await tested.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const newName = () => ({ versionId: uuid(), object: uuid() });
  const read = async (name: { versionId: string; object: string }) => buffer(await store.open(name));

  it.each([1, 65_552, 12 * 1024 * 1024 + 1])('come back as they were put, %d bytes', async (length) => {
    const name = newName();
    const content = randomBytes(length);
    await store.put(name, inParts(content, 65_552));
    expect((await read(name)).equals(content)).toBe(true);
  });

  it.each([1000, 6 * 1024 * 1024])(
    'are not there when what was put broke off after %d bytes',
    async (length) => {
      const before = tested.files();
      async function* broken() {
        yield* inParts(randomBytes(length), 65_552);
        throw new Error('cut');
      }
      const name = newName();
      await expect(store.put(name, broken())).rejects.toThrow('cut');
      await expect(read(name)).rejects.toThrow();
      expect(tested.files().filter((file) => !before.includes(file) && file.includes(name.object))).toEqual(
        [],
      );
    },
  );

  it('are removed with their version, and no other', async () => {
    const kept = newName();
    const { versionId } = newName();
    const removed = [uuid(), uuid()].map((object) => ({ versionId, object }));
    for (const name of [kept, ...removed]) await store.put(name, inParts(randomBytes(100), 100));
    await store.removeAll(versionId);
    await store.removeAll(versionId);
    for (const name of removed) await expect(read(name)).rejects.toThrow();
    expect(await read(kept)).toHaveLength(100);
  });

  it('are removed one by one as well', async () => {
    const { versionId } = newName();
    const [kept, removed] = [uuid(), uuid()].map((object) => ({ versionId, object }));
    for (const name of [kept!, removed!]) await store.put(name, inParts(randomBytes(100), 100));
    await store.remove(removed!);
    await store.remove(removed!);
    await expect(read(removed!)).rejects.toThrow();
    expect(await read(kept!)).toHaveLength(100);
  });

  it('that were never put are an error before a byte is read', async () => {
    await expect(store.open(newName())).rejects.toThrow();
  });
});
