import { z } from 'zod';
import { dossierProblem } from '../../domain/dossier.problems.ts';

/** A page of a list; `next` is the cursor of the following one, null at the end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** Cuts the extra row that tells whether there is more, and makes the cursor from the last row shown. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null };
}

/** An instant in a cursor; PostgreSQL has no year 0. */
export const cursorInstant = z.iso.datetime().refine((instant) => instant >= '0001');

/**
 * The key a cursor stands for. @param key shape of the key, checked because a cursor comes back from outside.
 * @throws dossier.cursor-invalid for a cursor this API did not make.
 */
export function readCursor<Key>(cursor: string | undefined, key: z.ZodType<Key>): Key | undefined {
  if (cursor === undefined) return undefined;
  const parsed = key.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw dossierProblem('dossier.cursor-invalid');
  return parsed.data;
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
