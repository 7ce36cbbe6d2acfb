import { type Database, sql } from '#platform/database';
import { eventually } from '#testing';

/** Resolves once so many statements of this database wait for another's lock: from then on they truly overlap. */
export const untilBlocked = (database: Database, statements = 1): Promise<void> =>
  eventually('statements wait for a lock', async () => {
    const waiting = await database.query(sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (waiting.length < statements) throw new Error(`${waiting.length} of ${statements} wait`);
  });
