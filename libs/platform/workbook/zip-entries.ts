import { inflateRawSync } from 'node:zlib';

/** An archive that is none, or hides more than it shows. */
export class UnfitArchive extends Error {
  constructor(readonly because: 'not-an-archive' | 'too-big') {
    super(because);
  }
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Stands where a 64-bit archive keeps its figures elsewhere. */
const ELSEWHERE = 0xffffffff;

/** What one archive may come to. */
export interface ArchiveBounds {
  entries: number;
  /** Bytes of all entries together, once inflated. */
  inflated: number;
}

/**
 * Inflates the wanted entries of an archive by its directory, and every other one as far as its stated size counts. No
 * entry gets more memory than the directory states for it, and all together no more than the bounds.
 * @throws UnfitArchive
 */
export function zipEntries(
  archive: Buffer,
  bounds: ArchiveBounds,
  wanted: (name: string) => boolean,
): Map<string, Buffer> {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > bounds.entries) throw new UnfitArchive('too-big');
  const found = new Map<string, Buffer>();
  let left = bounds.inflated;
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    const { name, size, next, content } = entryAt(archive, at);
    left -= size;
    if (left < 0) throw new UnfitArchive('too-big');
    if (wanted(name)) found.set(name, content());
    at = next;
  }
  return found;
}

function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = archive.length - END_LENGTH; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  throw new UnfitArchive('not-an-archive');
}

function entryAt(archive: Buffer, at: number) {
  if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL) {
    throw new UnfitArchive('not-an-archive');
  }
  const flags = archive.readUInt16LE(at + 8);
  const method = archive.readUInt16LE(at + 10);
  const [packed, size, local] = [20, 24, 42].map((field) => archive.readUInt32LE(at + field)) as [
    number,
    number,
    number,
  ];
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
    archive.readUInt16LE(at + field),
  ) as [number, number, number];
  if ((flags & ENCRYPTED) !== 0 || [packed, size, local].includes(ELSEWHERE)) {
    throw new UnfitArchive('not-an-archive');
  }
  return {
    name: archive.toString('utf8', at + 46, at + 46 + nameLength),
    size,
    next: at + 46 + nameLength + extraLength + commentLength,
    content: () => inflated(archive, { local, packed, size, method }),
  };
}

interface Packed {
  local: number;
  packed: number;
  size: number;
  method: number;
}

function inflated(archive: Buffer, { local, packed, size, method }: Packed): Buffer {
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL) {
    throw new UnfitArchive('not-an-archive');
  }
  const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const content = archive.subarray(begin, begin + packed);
  if (method === STORED && packed === size) return content;
  if (method !== DEFLATED) throw new UnfitArchive('not-an-archive');
  try {
    // One more than stated: whoever states less than there is, is found out.
    const whole = inflateRawSync(content, { maxOutputLength: size + 1 });
    if (whole.length === size) return whole;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new UnfitArchive('too-big');
  }
  throw new UnfitArchive('not-an-archive');
}
