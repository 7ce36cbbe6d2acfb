import { type Queryable, sql } from '#platform/database';
import type { CountedProgress } from '../domain/published-progress.ts';

export interface KeptMonth {
  countedAt: Date;
  lines: CountedProgress[];
}

/** @param month its first day, `yyyy-MM-dd` */
export async function keptMonth(queryable: Queryable, month: string): Promise<KeptMonth | undefined> {
  const [kept] = await queryable.queryPrepared<KeptMonth>(sql`
    select counted_at as "countedAt", lines from tracking.month_progress where month = ${month}::date`);
  return kept;
}

/**
 * Counts the dossiers received in a month and keeps the figures; read in order of reception, so only those of the month. What
 * is secret, and what was refused at the desk, is not counted.
 * @param month its first day, `yyyy-MM-dd` @param between its first instant and that of the next
 */
export async function countMonth(
  queryable: Queryable,
  month: string,
  { from, to, at }: { from: Date; to: Date; at: Date },
): Promise<KeptMonth> {
  const [counted] = await queryable.query<KeptMonth>(sql`
    with figures as (
      select d.lead_agency_id as agency, count(*) as received,
             count(*) filter (where coalesce(d.completed_at, d.closed_at) is not null) as finished,
             count(*) filter (where (coalesce(d.completed_at, d.closed_at) at time zone 'Asia/Ho_Chi_Minh')::date
                                  > (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date) as late
      from dossier.dossier d
      where d.received_at >= ${from} and d.received_at < ${to} and d.status <> 'refused' and d.secrecy = 'normal'
      group by d.lead_agency_id)
    insert into tracking.month_progress (month, counted_at, lines)
    select ${month}::date, ${at}, coalesce(jsonb_agg(jsonb_build_object('agencyId', f.agency, 'received', f.received,
             'finished', f.finished, 'late', f.late) order by f.agency), '[]')
    from figures f
    on conflict (month) do update set counted_at = excluded.counted_at, lines = excluded.lines
    returning counted_at as "countedAt", lines`);
  if (!counted) throw new Error(`${month} was not counted`);
  return counted;
}
