import { Injectable } from '@nestjs/common';
import { Database, empty, sql, type Sql } from '#platform/database';
import { portalSyncProblem } from '../../domain/portal-sync.problems.ts';

/** A comparison of the portal's books with ours, and how far it has come. */
export interface ReconciliationLine {
  id: number;
  kind: 'nightly' | 'asked';
  from: string;
  until: string;
  beganAt: Date;
  /** Null = it is under way. */
  endedAt: Date | null;
  /** Where it is. */
  day: string;
  askedBy: string | null;
  ground: string | null;
  /** Days it has been through, and days it passed over because they were settled. */
  days: number;
  passedOver: number;
  compared: number;
  /** What could not be compared because it was on its way. */
  moving: number;
  differences: number;
  untold: string[];
  /** Why it waits; null = it does not. */
  lastError: string | null;
}

/** Shows comparisons. */
@Injectable()
export class ListReconciliations {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  all(limit: number, before: number | null): Promise<ReconciliationLine[]> {
    return this.lines(sql`where ${before}::int is null or r.id < ${before}`, limit);
  }

  /** @throws portal-sync.reconciliation-unknown */
  async one(id: number): Promise<ReconciliationLine> {
    const [line] = await this.lines(sql`where r.id = ${id}`);
    if (!line) throw portalSyncProblem('portal-sync.reconciliation-unknown');
    return line;
  }

  private lines(which: Sql, limit = 1): Promise<ReconciliationLine[]> {
    return this.database.query<ReconciliationLine>(sql`
      select r.id, r.kind, r.from_day::text as from, r.until_day::text as until, r.began_at as "beganAt",
             r.ended_at as "endedAt", r.day::text as day, o.full_name as "askedBy", r.ground, r.days,
             r.passed_over as "passedOver", r.compared, r.moving, r.differences, r.untold, r.last_error as "lastError"
      from portal_sync.reconciliation r left join organization.officer o on o.id = r.asked_by
      ${which} ${limit > 0 ? sql`order by r.id desc limit ${limit}` : empty}`);
  }
}
