import { sql, type Sql } from '#platform/database';

/** Rows a notice is about: of `notification.notice n`, `t`, `q` and `m`, where there is one. */
export const NOTICE_MATTER = sql`
  left join dossier.task t on t.id = n.task_id
  left join dossier.opinion q on q.id = n.opinion_id
  left join notification.delivery m on m.id = n.delivery_id`;

const MINE = sql`t.closed_at is null and (t.assignee_id = n.officer_id or t.delegate_id = n.officer_id)`;

/** Who asked for what came may not have the step again yet. */
const MINE_OR_OPEN = sql`
  t.closed_at is null and (coalesce(t.assignee_id, n.officer_id) = n.officer_id or t.delegate_id = n.officer_id)`;

/**
 * Whether what a notice tells still matters: it goes by itself when the step is done or somebody else’s, the opinion given, the
 * message sent again. @param lateBefore steps that were due before are late
 */
export const stillMatters = (lateBefore: Date): Sql => sql`
  coalesce(case n.kind
    when 'task-open' then t.closed_at is null and t.assignee_id is null and exists (
      select from organization.position p
      where p.officer_id = n.officer_id and p.agency_id = t.agency_id and p.role = t.role)
    when 'task-taken' then t.closed_at is null and t.assignee_id is distinct from n.officer_id
    when 'due-next-day' then ${MINE} and t.due_at = n.due_at and t.due_at >= ${lateBefore}
    when 'late' then ${MINE} and t.due_at = n.due_at
    when 'nudged' then ${MINE_OR_OPEN}
    when 'step-threshold' then t.closed_at is null and t.due_at = n.due_at
    when 'dossier-threshold' then exists (
      select from dossier.dossier whole
      where whole.id = n.dossier_id and whole.completed_at is null and whole.closed_at is null
        and whole.due_at = n.due_at)
    when 'supplement-came' then ${MINE_OR_OPEN}
    when 'payment-came' then ${MINE_OR_OPEN}
    when 'opinion-asked' then q.state = 'open' and coalesce(q.claimed_by, n.officer_id) = n.officer_id
    when 'opinion-answered' then exists (
      select from dossier.task open
      where open.dossier_id = n.dossier_id and open.step = q.step and open.closed_at is null)
    when 'message-failed' then m.state in ('failed', 'undeliverable')
    else ${MINE} end, false)`;
