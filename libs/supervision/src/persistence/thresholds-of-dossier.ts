import { type Queryable, sql } from '#platform/database';
import type { ToldRung } from '../domain/ladder.ts';

/** A threshold as it is shown. */
export interface ShownThreshold {
  /** Of a step; null = of the whole dossier. */
  task: { id: string; step: string } | null;
  share: number;
  dueAt: Date;
  firesAt: Date;
  firedAt: Date | null;
  missed: boolean;
  tell: ToldRung[];
}

export const thresholdsOf = (queryable: Queryable, dossierId: string): Promise<ShownThreshold[]> =>
  queryable.query<ShownThreshold>(sql`
    select case when t.id is not null then jsonb_build_object('id', t.id::text, 'step', t.step_name) end as task,
           th.share, th.due_at as "dueAt", th.fires_at as "firesAt", th.fired_at as "firedAt",
           coalesce(th.missed, false) as missed, th.tell
    from supervision.threshold th left join dossier.task t on t.id = th.task_id
    where th.dossier_id = ${dossierId} order by th.fires_at, th.task_id, th.share`);
