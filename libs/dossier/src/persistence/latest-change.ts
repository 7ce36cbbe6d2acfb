import { type Queryable, sql } from '#platform/database';
import type { TaskTimer } from '../domain/dossier-state.ts';
import type { LatestChange, StoredSending } from '../domain/latest-change.ts';
import type { FormerTask } from '../domain/handed-task.ts';
import { personOf, TASK_TIMERS } from './load-state.ts';

type Row = Omit<LatestChange, 'left' | 'sending'> & {
  left:
    | (Omit<FormerTask, 'openedAt' | 'dueAt' | 'timers'> &
        Record<'openedAt', string> & { dueAt: string | null } & {
          timers: (Omit<TaskTimer, 'firesAt' | 'firedAt'> & {
            firesAt: string | null;
            firedAt: string | null;
          })[];
        })
    | null;
  sending: (Omit<StoredSending, 'dueAt'> & { dueAt: string | null }) | null;
};

/** The line a dossier's history ends with, with what it left behind. */
export async function latestChange(queryable: Queryable, dossierId: string): Promise<LatestChange | null> {
  const [row] = await queryable.query<Row>(sql`
    select h.sequence, h.at, h.action, h.action_name as "actionName", h.officer_id as "officerId",
           h.on_behalf_of as "onBehalfOf", h.from_step as "fromStep", h.to_steps as "toSteps",
           h.status_before as "statusBefore", h.due_before as "dueBefore", h.details ? 'facts' as "hasFacts",
           h.details ? 'result' as "hasResult",
           (select jsonb_build_object('id', t.id::text, 'step', t.step, 'stepName', t.step_name, 'agencyId', t.agency_id,
                     'role', t.role, 'timeLimit', t.time_limit, 'openedAt', t.opened_at, 'dueAt', t.due_at,
                     'arrived', t.arrived, 'waitsFor', t.waits_for, 'timers', ${TASK_TIMERS}, 'revision', t.revision,
                     'holder', ${personOf(sql`t.assignee_id`)}, 'delegate', ${personOf(sql`t.delegate_id`)})
            from dossier.task t
            where t.dossier_id = h.dossier_id and t.step = h.from_step and t.closed_at = h.at
            order by t.id desc limit 1) as left,
           (select jsonb_build_object('taskId', s.task_id::text, 'fromAgencyId', s.from_agency_id,
                     'toAgencyId', s.to_agency_id, 'revision', s.revision, 'dueAt', s.due_before,
                     'holder', ${personOf(sql`s.holder_id`)}, 'delegate', ${personOf(sql`s.delegate_id`)})
            from dossier.sending s
            where s.dossier_id = h.dossier_id and s.sequence = h.sequence) as sending
    from dossier.history h join dossier.dossier d on d.id = h.dossier_id and d.version = h.sequence
    where h.dossier_id = ${dossierId}`);
  if (!row) return null;
  const { left, sending } = row;
  return {
    ...row,
    left: left && {
      ...left,
      openedAt: new Date(left.openedAt),
      dueAt: instant(left.dueAt),
      timers: left.timers.map((timer) => ({
        ...timer,
        firesAt: instant(timer.firesAt),
        firedAt: instant(timer.firedAt),
      })),
    },
    sending: sending && { ...sending, dueAt: instant(sending.dueAt) },
  };
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
