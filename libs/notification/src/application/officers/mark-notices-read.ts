import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';

/** Which notices an officer has read: some, or one and all before it. */
export type ReadNotices = { ids: readonly string[] } | { upTo: string };

/** Marks an officer's own notices as read; those of others, and what is not there, are left alone. */
@Injectable()
export class MarkNoticesRead {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ officerId }: Principal, which: ReadNotices): Promise<void> {
    const chosen =
      'ids' in which
        ? sql`n.id = any(${which.ids}::uuid[])`
        : sql`(n.at, n.id) <= (select one.at, one.id from notification.notice one
                               where one.id = ${which.upTo} and one.officer_id = ${officerId})`;
    await this.database.query(sql`
      update notification.notice n set read_at = ${this.clock.now()}
      where n.officer_id = ${officerId} and n.read_at is null and ${chosen}`);
  }
}
