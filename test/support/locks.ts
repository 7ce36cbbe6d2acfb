import { type Database, sql } from '#platform/database';
import { eventually } from '#testing';

/** Resolves once a statement of this database waits for another's lock: from then on the two truly overlap. */
export const untilBlocked = (database: Database): Promise<void> =>
  eventually('a statement waits for a lock', async () => {
    const waiting = await database.query(sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (waiting.length === 0) throw new Error('nothing waits');
  });
