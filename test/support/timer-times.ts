import { type CountingPolicy, stepDueAt, type Suspension, type SuspensionReason } from '#deadline';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import type { StepTimer } from '#workflow';
import { Calendars } from '#working-calendar';
import type { TestApi } from './test-api.ts';

interface Kept {
  id: string;
  step: string;
  timer: StepTimer;
  firesAt: Date | null;
  openedAt: Date;
  agencyId: number;
  open: boolean;
  counting: CountingPolicy;
  suspensions: { reason: SuspensionReason; from: string; to: string | null }[];
}

/** Timers that wait to fire at another time than their records give, and how many were looked at. */
export async function misreckonedTimers(
  api: TestApi,
  { running }: { running: boolean },
): Promise<{ looked: number; wrong: object[] }> {
  const book = await api.app.get(Calendars, { strict: false }).current();
  const agencyOf = await api.app.get(Directory, { strict: false }).finder();
  const kept = await api.database.query<Kept>(sql`
    select d.id, t.step, x.timer, x.fires_at as "firesAt", t.opened_at as "openedAt", t.agency_id as "agencyId",
           t.arrived >= t.waits_for as open, d.terms ->> 'counting' as counting,
           (select coalesce(jsonb_agg(jsonb_build_object('reason', s.reason, 'from', s.started_at, 'to', s.ended_at)
                     order by s.started_at), '[]') from dossier.suspension s where s.dossier_id = d.id) as suspensions
    from dossier.task_timer x
    join dossier.task t on t.id = x.task_id and t.closed_at is null
    join dossier.dossier d on d.id = t.dossier_id
    where x.fired_at is null and (d.clock = 'running' or not ${running})`);
  const wrong = kept.flatMap((one) => {
    const expected = told(one, book.of(agencyOf(one.agencyId)));
    const { id, step, timer, firesAt } = one;
    return firesAt?.getTime() === expected?.getTime() ? [] : [{ id, step, timer, firesAt, expected }];
  });
  return { looked: kept.length, wrong };
}

function told(
  { step, timer, openedAt, open, counting, suspensions }: Kept,
  calendar: Parameters<typeof stepDueAt>[0],
): Date | null {
  const standing = suspensions.find(({ to }) => to === null);
  const waits = standing && ['supplement', 'financial-obligation'].includes(standing.reason);
  if (!open || (standing && !(waits && step.startsWith('awaiting-')))) return null;
  const ended = suspensions.flatMap(({ reason, from, to }): (Suspension & { to: Date })[] =>
    to === null ? [] : [{ reason, paper: null, from: new Date(from), to: new Date(to) }],
  );
  return stepDueAt(calendar, openedAt, timer.after, counting, ended);
}
