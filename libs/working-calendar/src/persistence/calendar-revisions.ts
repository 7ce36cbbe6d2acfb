import { type Queryable, sql, type Transaction } from '#platform/database';
import type { CalendarBookDefinition } from '../domain/calendar-book-schema.ts';

/** What is entered; a row of `calendar.revision`. */
export interface CalendarRevision {
  number: number;
  definition: CalendarBookDefinition;
  enteredAt: Date;
  /** Who answers for it: a username, or the name of the process. */
  enteredBy: string;
  /** The notice or decision it rests on. */
  ground: string;
}

/** The number of the newest revision; `undefined` when there is none. */
export async function newestRevision(database: Queryable): Promise<number | undefined> {
  const [newest] = await database.queryPrepared<{ number: number }>(
    sql`select number from calendar.revision order by number desc limit 1`,
  );
  return newest?.number;
}

/** What the revision says, as it is stored; `undefined` when there is no such revision. */
export async function storedDefinition(database: Queryable, number: number): Promise<unknown> {
  const [revision] = await database.query<{ definition: unknown }>(
    sql`select definition from calendar.revision where number = ${number}`,
  );
  return revision?.definition;
}

/** Whether any revision, newest or not, says exactly this. Equal as JSON: the order of members does not matter. */
export async function isEntered(tx: Transaction, definition: CalendarBookDefinition): Promise<boolean> {
  const found = await tx.query(
    sql`select from calendar.revision where definition = ${JSON.stringify(definition)}::jsonb limit 1`,
  );
  return found.length > 0;
}

/** @returns whether it took effect: not when another revision has taken the number. */
export async function insertRevision(tx: Transaction, revision: CalendarRevision): Promise<boolean> {
  const { number, definition, enteredAt, enteredBy, ground } = revision;
  const inserted = await tx.query(sql`
    insert into calendar.revision (number, definition, entered_at, entered_by, ground)
    values (${number}, ${JSON.stringify(definition)}::jsonb, ${enteredAt}, ${enteredBy}, ${ground})
    on conflict (number) do nothing
    returning number`);
  return inserted.length > 0;
}
