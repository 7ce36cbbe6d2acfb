import { sql, type Sql } from '#platform/database';

/** Ends those sessions that are open. @param which SQL condition on `identity.session s` */
export const endSessions = (which: Sql, at: Date): Sql => sql`
  update identity.session s set ended_at = ${at} where s.ended_at is null and ${which} returning s.id`;

/** SQL condition on `identity.session s`: not ended, not idle for too long, not past its time. */
export const isOpen = (at: Date, idleSince: Date): Sql => sql`
  (s.ended_at is null and s.ends_at > ${at} and s.last_used_at > ${idleSince})`;
