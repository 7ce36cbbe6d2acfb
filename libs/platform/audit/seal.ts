import { createHash } from 'node:crypto';
import { z } from 'zod';
import { merkleRoot } from './merkle-root.ts';
import { type Leaf, rowName } from './sealed-log.ts';

/** What a seal states, and its signature covers. */
export const sealStatement = z.strictObject({
  number: z.int().min(1),
  /** SHA-256 of the seal before (hex), null for the first. */
  previous: z.string().nullable(),
  /** Merkle root over the rows (hex). */
  root: z.string(),
  size: z.int().min(1),
  sealedAt: z.string(),
  /** The first row, by name: what is gone with a seal can be told from outside the database. */
  first: z.string(),
});

export type SealStatement = z.infer<typeof sealStatement>;

/** A seal as it is kept. */
export interface KeptSeal {
  readonly number: number;
  /** Compact JWS of the {@link SealStatement}. */
  readonly jws: string;
}

/** What the seal over these rows states. @param before the newest seal there is */
export function stateSeal(
  leaves: readonly [Leaf, ...Leaf[]],
  before: KeptSeal | undefined,
  at: Date,
): SealStatement {
  return {
    number: (before?.number ?? 0) + 1,
    previous: before ? digestOf(before) : null,
    root: rootOf(leaves),
    size: leaves.length,
    sealedAt: at.toISOString(),
    first: rowName(leaves[0]),
  };
}

/** Covers the name of each row along with its hash, or rows could change places. */
export const rootOf = (leaves: readonly Leaf[]): string =>
  merkleRoot(leaves.map((leaf) => Buffer.from(`${leaf.hash} ${rowName(leaf)}`))).toString('hex');

export const digestOf = ({ jws }: KeptSeal): string => createHash('sha256').update(jws).digest('hex');
