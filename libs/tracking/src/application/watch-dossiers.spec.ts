import type { Readable } from 'node:stream';
import type { Database } from '#platform/database';
import type { Logger } from '#platform/logging';
import { WatchDossiers, type Watching } from './watch-dossiers.ts';

const ROUND_MS = 2_000;
const DOSSIER = '019ac5c4-0000-7000-8000-000000000001';

let watching: WatchDossiers;
let streams: Readable[];
/** What the database is asked, and how often. */
let asked: jest.Mock;
let warned: jest.Mock;
/** Of the dossier, so far. */
let changes: number;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
  [changes, streams, warned] = [1, [], jest.fn()];
  asked = jest.fn(() =>
    Promise.resolve([{ id: DOSSIER, status: 'received', secretVersion: 1, mark: `${changes}-0` }]),
  );
  watching = new WatchDossiers(
    { query: asked } as unknown as Database,
    { warn: warned } as unknown as Logger,
  );
});
afterEach(async () => {
  for (const stream of streams) stream.destroy();
  await allGone();
  jest.useRealTimers();
});

const watch = async (changed: Partial<Watching> = {}): Promise<Readable> => {
  const who: Watching = {
    dossierId: DOSSIER,
    network: '192.0.2.1',
    language: 'vi',
    seen: undefined,
    ...changed,
  };
  const stream = await watching.watch(who);
  streams.push(stream);
  return stream;
};
/** Everything that was sent so far. */
const read = (stream: Readable): string => String((stream.read() as Buffer | null) ?? '');
const rounds = (many: number) => jest.advanceTimersByTimeAsync(many * ROUND_MS);
const allGone = async () => {
  for (let turn = 0; turn < 10 && watching.count > 0; turn += 1) await new Promise(setImmediate);
  expect(watching.count).toBe(0);
};

describe('whoever watches a dossier', () => {
  it('is told how soon to come back, then where it stands', async () => {
    const [first, ...others] = read(await watch()).split('\n\n');
    expect(first).toBe('retry: 5000');
    expect(others).toEqual([expect.stringMatching(/^id: 1-0\nevent: changed\ndata: \{/), '']);
  });

  it('is given a sign of life every twenty seconds while nothing happens, and nothing else', async () => {
    const stream = await watch();
    read(stream);
    await rounds(9);
    expect(read(stream)).toBe('');
    await rounds(1);
    expect(read(stream)).toBe(': \n\n');
    await rounds(20);
    expect(read(stream)).toBe(': \n\n: \n\n');
  });

  it('is told of a change once, within a round', async () => {
    const stream = await watch();
    read(stream);
    changes = 2;
    await rounds(3);
    expect(read(stream).match(/^id: .*$/gm)).toEqual(['id: 2-0']);
  });

  it('comes back to nothing new, by the last event they name, and to what they have missed', async () => {
    expect(read(await watch({ seen: '1-0' }))).toBe('retry: 5000\n\n');
    changes = 3;
    expect(read(await watch({ seen: '1-0' }))).toContain('id: 3-0');
  });

  it('is sent away after an hour, to come back', async () => {
    const stream = await watch();
    let ended = false;
    stream.on('end', () => (ended = true)).resume();
    await rounds(1_799);
    expect(ended).toBe(false);
    await rounds(1);
    await allGone();
    expect(ended).toBe(true);
  });

  it('who does not read holds sixteen kilobytes at most, and is cut off then', async () => {
    const [slow, prompt] = [await watch(), await watch()];
    let most = 0;
    for (; !slow.destroyed && changes < 1_000; changes += 1) {
      most = Math.max(
        most,
        slow.readableLength + (slow as Readable & { writableLength: number }).writableLength,
      );
      await rounds(1);
      read(prompt);
    }
    expect(slow.destroyed).toBe(true);
    expect(most).toBeGreaterThan(8 * 1024);
    expect(most).toBeLessThan(17 * 1024);
    expect([watching.count, prompt.destroyed]).toEqual([1, false]);
  });

  it('is told of what changed while the database was away, as soon as it is back', async () => {
    const stream = await watch();
    read(stream);
    asked.mockRejectedValueOnce(new Error('the connection was lost'));
    changes = 2;
    await rounds(1);
    expect([read(stream), stream.destroyed, warned.mock.calls.length]).toEqual(['', false, 1]);
    await rounds(1);
    expect(read(stream)).toContain('id: 2-0');
  });

  it('is given signs of life while the database is away', async () => {
    const stream = await watch();
    read(stream);
    asked.mockRejectedValue(new Error('the connection was lost'));
    await rounds(10);
    expect(read(stream)).toBe(': \n\n');
  });
});

describe('watching', () => {
  it('that cannot begin holds no place', async () => {
    asked.mockRejectedValue(new Error('the connection was lost'));
    for (let nth = 0; nth < 25; nth += 1) {
      await expect(watch()).rejects.toThrow('the connection was lost');
      await allGone();
    }
  });

  it('asks nothing of the database once nobody does', async () => {
    const stream = await watch();
    await rounds(1);
    stream.destroy();
    await allGone();
    await rounds(1);
    asked.mockClear();
    await rounds(5);
    expect(asked).not.toHaveBeenCalled();
  });

  it('is for twenty of one network, and a place that is left is given again', async () => {
    for (let nth = 0; nth < 20; nth += 1) await watch();
    const refused = { code: 'tracking.too-many-watching', extensions: { retryAfterSeconds: 60 } };
    await expect(watch()).rejects.toMatchObject(refused);
    await watch({ network: '192.0.2.2' });
    streams[0]!.destroy();
    await new Promise(setImmediate);
    await watch();
    await expect(watch()).rejects.toMatchObject(refused);
  });

  it('is for two thousand of one process, wherever they are', async () => {
    const everywhere = Array.from({ length: 2_000 }, (_, nth) => `198.51.${nth >> 8}.${nth & 255}`);
    for (const network of everywhere) await watch({ network });
    await expect(watch({ network: '203.0.113.1' })).rejects.toMatchObject({
      code: 'tracking.too-many-watching',
    });
    asked.mockClear();
    await rounds(1);
    // However many they are.
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
