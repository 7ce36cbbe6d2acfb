import { sql, type Sql } from '#platform/database';
import type { SuspensionReason } from '#deadline';

/** With whom a dossier was, as rows tell it; instants within are RFC 3339. */
export interface TimeRow {
  leadAgencyId: number;
  receivedAt: Date;
  endedAt: Date | null;
  suspensions: { reason: SuspensionReason; from: string; to: string | null }[];
  /**
   * Each step that was somebody's turn: no join that still waits for a branch, and what came with a newer version of the workflow
   * from then on, whenever it counts as opened. `sent` = where it lay until it was sent on, or
   * sent back, in the order of time.
   */
  steps: {
    agencyId: number;
    from: string;
    to: string | null;
    sent: { agencyId: number; until: string }[];
  }[];
}

/** @param which of `dossier.dossier d` */
export const timesOf = (which: Sql): Sql => sql`
  select d.lead_agency_id as "leadAgencyId", d.received_at as "receivedAt",
         coalesce(d.completed_at, d.closed_at) as "endedAt",
         (select coalesce(jsonb_agg(jsonb_build_object('reason', s.reason, 'from', s.started_at, 'to', s.ended_at)
                                    order by s.id), '[]')
          from dossier.suspension s where s.dossier_id = d.id) as suspensions,
         (select coalesce(jsonb_agg(jsonb_build_object('agencyId', t.agency_id, 'from', greatest(t.opened_at, t.began_at),
                   'to', t.closed_at,
                   'sent', (select coalesce(jsonb_agg(jsonb_build_object('agencyId', m.agency_id, 'until', m.at)
                                                      order by m.at), '[]')
                            from (select f.from_agency_id as agency_id, f.at from dossier.sending f
                                  where f.dossier_id = d.id and f.task_id = t.id
                                  union all
                                  select f.to_agency_id, f.taken_back_at from dossier.sending f
                                  where f.dossier_id = d.id and f.task_id = t.id and f.taken_back_at is not null) m))
                   order by t.id), '[]')
          from dossier.task t where t.dossier_id = d.id and t.arrived >= t.waits_for) as steps
  from dossier.dossier d where ${which}`;
