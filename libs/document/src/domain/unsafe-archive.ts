import { documentProblem } from './document.problems.ts';

const MB = 1024 * 1024;

/** What an office document never needs, and a bomb does. */
export const ARCHIVE_LIMITS = {
  entries: 10_000,
  /** Of all entries together, unpacked. */
  bytes: 256 * MB,
  /** Unpacked to packed, beyond what is small anyway. */
  ratio: 100,
  small: 10 * MB,
} as const;

/** How archives begin; an ending proves nothing. */
const ARCHIVES = [
  '504b0304',
  '504b0506',
  '526172211a07',
  '377abcaf271c',
  '1f8b',
  '425a68',
  'fd377a585a00',
].map((hex) => Buffer.from(hex, 'hex'));

/** Bytes of an entry that show whether it is an archive. */
export const BEGINNING_BYTES = 6;

export const isArchive = (beginning: Buffer): boolean =>
  ARCHIVES.some((magic) => beginning.subarray(0, magic.length).equals(magic));

/** Whether so much came, or was said to come, out of an archive of this size that it is a bomb. */
export const isBomb = (unpacked: number, packed: number): boolean =>
  unpacked > ARCHIVE_LIMITS.bytes ||
  (unpacked > ARCHIVE_LIMITS.small && unpacked > packed * ARCHIVE_LIMITS.ratio);

const REASONS = {
  bomb: { vi: 'bung ra quá lớn', en: 'it unpacks to far too much' },
  entries: { vi: 'chứa quá nhiều mục', en: 'it holds too many entries' },
  nested: { vi: 'chứa tệp nén bên trong', en: 'it holds another archive' },
  locked: { vi: 'có mật khẩu', en: 'it is locked by a password' },
  broken: { vi: 'bị hỏng', en: 'it is broken' },
} as const;

export const unsafeArchive = (reason: keyof typeof REASONS) =>
  documentProblem('document.archive-unsafe', { reason: REASONS[reason] });
