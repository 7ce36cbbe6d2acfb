import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { trials } from '#testing';
import { openStream, sealStream } from './sealed-stream.ts';

const key = Buffer.alloc(32, 7);

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** The content cut at these places. */
async function* cut(content: Buffer, ...at: number[]): AsyncGenerator<Buffer> {
  const places = [
    0,
    ...at.map((place) => place % (content.length + 1)).sort((a, b) => a - b),
    content.length,
  ];
  for (const [index, from] of places.entries()) {
    yield await Promise.resolve(content.subarray(from, places[index + 1]));
  }
}

const seal = (content: Buffer, ...at: number[]) => collected(sealStream(key, 'one', cut(content, ...at)));
const open = (sealed: Buffer, ...at: number[]) => collected(openStream(key, 'one', cut(sealed, ...at)));

describe('a sealed object', () => {
  it('opens to what was sealed, however it is cut on its way', async () => {
    const lengths = fc.oneof(fc.nat(200), fc.constantFrom(65_535, 65_536, 65_537, 131_072, 131_088, 200_000));
    const cuts = fc.array(fc.nat(300_000), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lengths, cuts, cuts, async (length, sealing, opening) => {
        const content = randomBytes(length);
        const sealed = await seal(content, ...sealing);
        expect((await open(sealed, ...opening)).equals(content)).toBe(true);
      }),
      { numRuns: trials(40) },
    );
  });

  it.each([
    ['altered', (sealed: Buffer) => Buffer.from(sealed.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte)))],
    ['cut between chunks', (sealed: Buffer) => sealed.subarray(0, 2 * 65_552)],
    ['cut within a chunk', (sealed: Buffer) => sealed.subarray(0, 100_000)],
    ['cut to nothing', () => Buffer.alloc(0)],
    [
      'reordered',
      (sealed: Buffer) => Buffer.concat([sealed.subarray(65_552, 131_104), sealed.subarray(0, 65_552)]),
    ],
    ['prolonged', (sealed: Buffer) => Buffer.concat([sealed, sealed])],
  ])('does not open when it was %s', async (_, harmed) => {
    const sealed = await seal(randomBytes(150_000));
    await expect(open(harmed(sealed))).rejects.toThrow();
  });

  it('does not open as another object or by another key', async () => {
    const sealed = await seal(randomBytes(1000));
    await expect(collected(openStream(key, 'other', cut(sealed)))).rejects.toThrow();
    await expect(collected(openStream(Buffer.alloc(32, 8), 'one', cut(sealed)))).rejects.toThrow();
  });
});
