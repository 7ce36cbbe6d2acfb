import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql, type Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import type { QueuedJob, Sweepable } from '#platform/queue';
import { wishRepublications } from '../persistence/wish-republications.ts';

/** Renewed at a time, so that what is new is never behind a month's links. */
const BATCH = 500;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A link is renewed so long before it expires, or for the last half of a short one. */
const BEFORE_DAYS = 3;

/**
 * Has the portal told of dossiers again whose links to files expire soon. Those that have been at rest for long are left until it asks for
 * a file. A ministry's platform has the files themselves, and no links.
 */
@Injectable()
export class RenewLinks implements Sweepable {
  readonly name = 'portal_sync.link_term';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async sweep(): Promise<QueuedJob[]> {
    if (this.config.PORTAL_DIALECT === 'ministry') return [];
    await this.database.transaction((tx) => this.renew(tx));
    return [];
  }

  private async renew(tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const before = Math.min(BEFORE_DAYS, this.config.PORTAL_LINK_DAYS / 2);
    const endingBy = new Date(now.getTime() + before * DAY_MS);
    const changedSince = new Date(now.getTime() - this.config.PORTAL_LINKS_KEPT_DAYS * DAY_MS);
    const ending = await tx.query<{ dossierId: string; recent: boolean }>(sql`
      with ending as (
        select t.dossier_id from portal_sync.link_term t
        where t.good_until <= ${endingBy} and t.looked_at is null
        order by t.good_until limit ${BATCH} for update skip locked)
      update portal_sync.link_term t set looked_at = ${now} from ending where t.dossier_id = ending.dossier_id
      returning t.dossier_id as "dossierId", exists (
        select from portal_sync.publication p
        where p.dossier_id = t.dossier_id and p.created_at >= ${changedSince}) as recent`);
    const recent = ending.filter((one) => one.recent);
    if (recent.length === 0) return;
    const wish = { occasion: 'links', from: null, dueAt: now, correlationId: correlation.current() } as const;
    await wishRepublications(
      tx,
      recent.map(({ dossierId }) => ({ dossierId, ...wish })),
      now,
    );
  }
}
