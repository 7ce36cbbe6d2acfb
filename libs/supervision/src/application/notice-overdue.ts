import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { insertOutboxMessages } from '#platform/outbox';
import { dossierOverdueMessage } from '../contracts/dossier-overdue.ts';

interface Late {
  dossierId: string;
  agencyId: number;
  sequence: number;
  dueAt: Date;
}

/** Dossiers looked at in one transaction. */
const BATCH = 200;

/** Finds dossiers that have become late and says so exactly once each, however long no scan ran. */
@Injectable()
export class NoticeOverdue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many dossiers were found late that were not known to be. */
  async execute(): Promise<number> {
    let total = 0;
    for (let found = BATCH; found === BATCH; total += found) {
      found = await this.database.transaction((tx) => this.noticeBatch(tx));
    }
    if (total > 0) this.logger.info('dossiers became late', { dossiers: total });
    return total;
  }

  /**
   * Whose clock is not suspended before it has ended runs. It is asked this way round because the index of running dossiers
   * would serve `= 'running'`: that reads all of them, where the one by due time reads those that are late.
   */
  private async noticeBatch(tx: Transaction): Promise<number> {
    const noticedAt = this.clock.now();
    const lateBefore = lateIfDueBefore(noticedAt, this.config.LATENESS_COMPARISON);
    const late = await tx.query<Late>(sql`
      insert into supervision.notice (dossier_id, threshold, due_at, noticed_at)
      select d.id, 'overdue', d.due_at, ${noticedAt}
      from dossier.dossier d
      where d.completed_at is null and d.closed_at is null and d.due_at < ${lateBefore}
        and d.clock <> 'suspended'
        and not exists (select 1 from supervision.notice n
                        where n.dossier_id = d.id and n.threshold = 'overdue' and n.due_at = d.due_at)
      order by d.due_at, d.id
      limit ${BATCH}
      on conflict do nothing
      returning dossier_id as "dossierId", due_at as "dueAt",
                (select version from dossier.dossier d where d.id = dossier_id) as sequence,
                (select receiving_agency_id from dossier.dossier d where d.id = dossier_id) as "agencyId"`);
    if (late.length > 0) {
      await tx.query(insertOutboxMessages(late.map((one) => dossierOverdueMessage({ ...one, noticedAt }))));
    }
    return late.length;
  }
}
