import { type Sql, sql } from '#platform/database';

/** A row of a log as seals name it, with the hash it had when it was written (hex). */
export interface Leaf {
  readonly log: string;
  readonly ref: string;
  readonly hash: string;
}

/** A row with what its hash is made from. */
export interface LoggedRow {
  readonly ref: string;
  /** What its chain is about. */
  readonly chain: string;
  /** Its place in the chain, from 1. */
  readonly position: number;
  readonly hash: string;
  readonly content: string;
}

/** An append-only table whose rows are chained and sealed; how to read it without trusting what it says of itself. */
export interface SealedLog {
  /** The table, with its schema. */
  readonly name: string;
  /** Every {@link LoggedRow}, by chain and position. Takes no values. */
  readonly rows: Sql;
  /** `ref` and `hash` of every row. Takes no values. */
  readonly hashes: Sql;
  /** `ref` and `hash` of these rows. */
  hashesOf(refs: readonly string[]): Sql;
  /** Chains that do not end where something else says they do: `chain`, `length` by that, `last` position found. */
  readonly brokenEnds: Sql;
}

/** Whole microseconds since 1970: an instant as the content of a row has it. */
export const microseconds = (instant: Sql): Sql => sql`(extract(epoch from ${instant}) * 1000000)::bigint`;

/** The name of a row, for people. */
export const rowName = ({ log, ref }: Pick<Leaf, 'log' | 'ref'>): string => `${log} ${ref}`;
