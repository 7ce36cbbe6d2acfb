import { createHash } from 'node:crypto';

/** A file of a paper in a citizen's store. */
export interface StoredFile {
  /** With its ending. */
  name: string;
  /** Where the agency that issued it keeps it. */
  path: string;
}

/** A paper in a citizen's store. */
export interface StoredPaper {
  /** `MaKetQua`: of the catalogue of results. */
  resultCode: string;
  name: string;
  /** Number and symbol it was issued under. */
  number: string;
  /** Agency that issued it and keeps its files. */
  agency: string;
  files: readonly StoredFile[];
}

/**
 * What a file is called between us and an officer. Where it lies stays here: an officer names a file of the store's answer
 * about this applicant, and no other can be named.
 */
export const fileKey = (
  { agency }: Pick<StoredPaper, 'agency'>,
  { path }: Pick<StoredFile, 'path'>,
): string =>
  createHash('sha256')
    .update(JSON.stringify([agency, path]))
    .digest('base64url');
