import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { type Pause, presentPause } from '../../persistence/pauses.ts';

/** How far the portal is behind. */
export interface Lag {
  from: Date;
  to: Date;
  pause: Pause | null;
  /** Changes on their way; at most ten thousand are counted. */
  waiting: number;
  /** When the longest waiting of them was recorded. */
  oldest: Date | null;
  setAside: number;
  /** Of what is told besides dossiers, refused ones. */
  lettersSetAside: number;
  /** Changes the portal has had since `from`, the latest fifty thousand. */
  acknowledged: number;
  /** From a change to the portal's having it, in seconds; null = there was none. */
  delay: { p50: number | null; p99: number | null };
}

const COUNTED = 10_000;
const MEASURED = 50_000;

type Figures = Omit<Lag, 'from' | 'to' | 'pause'>;

/** Whether the portal knows what the province knows, and how soon it does. */
@Injectable()
export class PortalLag {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofLast(hours: number): Promise<Lag> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - hours * 3_600_000);
    const [figures] = await this.database.query<Figures>(sql`
      select waiting, oldest, set_aside as "setAside", letters as "lettersSetAside", acknowledged,
             jsonb_build_object('p50', delay[1], 'p99', delay[2]) as delay
      from (select count(*)::int as waiting, min(created_at) as oldest from (
              select p.created_at from portal_sync.publication p where p.state in ('pending', 'sending') and p.acknowledged_at is null
              order by p.created_at limit ${COUNTED}) unsent) waits,
           (select count(*)::int as set_aside from portal_sync.publication p where p.state = 'set-aside') aside,
           (select count(*)::int as letters from portal_sync.letter l where l.state = 'set-aside') refused,
           (select count(*)::int as acknowledged,
                   percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from p.acknowledged_at - h.at)) as delay
            from (select p.dossier_id, p.sequence, p.acknowledged_at from portal_sync.publication p
                  where p.acknowledged_at >= ${from} and p.acknowledged_at <= ${to}
                  order by p.acknowledged_at desc limit ${MEASURED}) p
            join dossier.history h on h.dossier_id = p.dossier_id and h.sequence = p.sequence) had`);
    if (!figures) throw new Error('figures of the portal are one row');
    return { from, to, pause: await presentPause(this.database), ...figures };
  }
}
