import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { KeptSeal } from './seal.ts';

/** Longer than any line. */
const TAIL_BYTES = 16_384;

const exportedSeal = z.strictObject({ number: z.int(), jws: z.string() });

interface Tail {
  /** The last whole line. */
  line: string | undefined;
  /** The beginning of a line whose end a crash has prevented. */
  torn: string;
}

/**
 * The file outside the database in which each seal is a line. It only ever grows, so it may lie on a medium that lets
 * nobody change what is there.
 */
export class SealExport {
  constructor(private readonly file: string) {}

  /** Its newest seal. @throws when its last whole line is none */
  async last(): Promise<KeptSeal | undefined> {
    const { line } = await this.tail();
    const seal = line === undefined ? undefined : sealIn(line);
    if (line !== undefined && !seal) throw new Error(`${this.file} ends in a line that is no seal`);
    return seal;
  }

  /** Appends seals and waits for the disk; an append that was torn is completed. */
  async append(seals: readonly KeptSeal[]): Promise<void> {
    const { torn } = await this.tail();
    const text = seals.map(lineOf).join('');
    if (!text.startsWith(torn)) throw new Error(`${this.file} ends in the middle of an unknown line`);
    await mkdir(dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a', 0o640);
    try {
      await handle.appendFile(text.slice(torn.length));
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Its whole lines as they are at this moment, in order. A line that is no seal comes as undefined. */
  async read(): Promise<AsyncIterable<KeptSeal | undefined>> {
    const size = await this.size();
    const torn = (await this.tail()).torn.length;
    return sealsIn(this.file, size - torn);
  }

  private async tail(): Promise<Tail> {
    const size = await this.size();
    if (size === 0) return { line: undefined, torn: '' };
    const handle = await open(this.file, 'r');
    try {
      const length = Math.min(size, TAIL_BYTES);
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      const lines = buffer.toString('utf8').split('\n');
      const torn = lines.pop() ?? '';
      return { line: lines.pop(), torn };
    } finally {
      await handle.close();
    }
  }

  private async size(): Promise<number> {
    try {
      return (await stat(this.file)).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
  }
}

const lineOf = ({ number, jws }: KeptSeal): string => `${JSON.stringify({ number, jws })}\n`;

function sealIn(line: string): KeptSeal | undefined {
  try {
    return exportedSeal.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Opened when it is read: a reader that nobody listens to yet would lose its lines. */
async function* sealsIn(file: string, bytes: number): AsyncGenerator<KeptSeal | undefined> {
  if (bytes === 0) return;
  const lines = createInterface({ input: createReadStream(file, { end: bytes - 1 }) });
  for await (const line of lines) yield sealIn(line);
}
