import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { DifferenceKind } from '../../domain/difference.ts';
import { HEALED_AT } from '../../persistence/difference-columns.ts';
import type { Period } from '../begin-reconciliation.ts';

/**
 * What the portal did not know: what a comparison found, a change it was told of late (`late`), one it has not been told of yet
 * (`waiting`), and one that was refused (`set-aside`).
 */
export type UnknownKind = DifferenceKind | 'late' | 'waiting' | 'set-aside';

export interface UnknownLine {
  kind: UnknownKind;
  procedure: { code: string; name: string };
  times: number;
  /** Of these, still unknown. */
  open: number;
  /** For how long, in seconds; of what is still unknown until now. */
  median: number;
  longest: number;
}

const DAY_MS = 86_400_000;
/** Changes older than this are told late; a lone one takes seconds. */
export const LATE_SECONDS = 300;

/** Tells what the portal did not know, and for how long: out of what was recorded, by kind and procedure. */
@Injectable()
export class PortalUnknown {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Differences found, changes told late in the period, and what of it is not told yet. A difference counts from when the portal was last
   * known to be right, a change from when it was made. The longest first.
   */
  execute({ from, until }: Period): Promise<UnknownLine[]> {
    const begin = new Date(`${from}T00:00:00+07:00`);
    const end = new Date(new Date(`${until}T00:00:00+07:00`).getTime() + DAY_MS);
    const now = this.clock.now();
    return this.database.query<UnknownLine>(sql`
      with unknown as (
        select d.kind, d.dossier_id, d.since, ${HEALED_AT} as known_at
        from portal_sync.difference d left join portal_sync.republication r on r.id = d.republication_id
        where d.found_at >= ${begin} and d.found_at < ${end}
        union all
        select 'late', p.dossier_id, h.at, p.acknowledged_at
        from portal_sync.publication p
        join dossier.history h on h.dossier_id = p.dossier_id and h.sequence = p.sequence
        where p.acknowledged_at >= ${begin} and p.acknowledged_at < ${end}
          and p.acknowledged_at > p.created_at + make_interval(secs => ${LATE_SECONDS})
        union all
        select 'waiting', p.dossier_id, h.at, null
        from portal_sync.publication p
        join dossier.history h on h.dossier_id = p.dossier_id and h.sequence = p.sequence
        where p.state in ('pending', 'sending') and p.acknowledged_at is null and p.created_at >= ${begin} and p.created_at < ${end}
        union all
        select 'set-aside', p.dossier_id, h.at, null
        from portal_sync.publication p
        join dossier.history h on h.dossier_id = p.dossier_id and h.sequence = p.sequence
        where p.state = 'set-aside' and p.acknowledged_at is null and p.touched_at >= ${begin} and p.touched_at < ${end})
      select u.kind, jsonb_build_object('code', d.procedure_code, 'name', max(d.procedure_name)) as procedure,
             count(*)::int as times, (count(*) filter (where u.known_at is null))::int as open,
             percentile_cont(0.5) within group (order by u.seconds) as median, max(u.seconds)::float8 as longest
      from (select *, greatest(extract(epoch from coalesce(known_at, ${now}) - since), 0)::float8 as seconds from unknown) u
      join dossier.dossier d on d.id = u.dossier_id
      group by u.kind, d.procedure_code order by longest desc, u.kind, d.procedure_code`);
  }
}
