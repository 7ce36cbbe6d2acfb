import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { PATIENCE } from '../domain/lock-out.ts';

/**
 * Forgets failures that no longer count, officers' sessions that ended more than a day ago, and citizens' at once. The audit
 * trail keeps traces of all. A session that opened the emergency door stays, as the one who came through it.
 */
@Injectable()
export class ForgetSignIns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const longest = Math.max(...Object.values(PATIENCE).map((patience) => patience.forgottenAfterSeconds));
    await this.database.query(sql`
      with failures as (
        delete from identity.failed_attempt
        where last_at < ${now}::timestamptz - interval '1 second' * ${longest}::int),
      citizens as (delete from identity.citizen_session where ends_at < ${now})
      delete from identity.session s
      where s.ends_at < ${now}::timestamptz - interval '1 day'
        and not exists (select 1 from identity.emergency_opening o where o.session_id = s.id)`);
  }
}
