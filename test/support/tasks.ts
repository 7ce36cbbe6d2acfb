import { type Database, sql } from '#platform/database';
import type { Answer, Officer } from './officer.ts';

/** The open task of a dossier at a step, as the officer sees it. */
export async function taskAt(officer: Officer, dossierId: string, step: string): Promise<Answer['body']> {
  const { body } = await officer.get(`/dossiers/${dossierId}`);
  const task = body.tasks?.find((candidate: Answer['body']) => candidate.step === step);
  if (!task) throw new Error(`no open task at ${step}: ${JSON.stringify(body)}`);
  return task;
}

/** A line of a task's log. */
export interface LogLine {
  kind: string;
  by: string | null;
  officer: string | null;
  reason: string | null;
}

/** How a task came to who holds it. */
export const logOf = (database: Database, taskId: string): Promise<LogLine[]> =>
  database.query<LogLine>(sql`
    select a.kind, actor.username as by, o.username as officer, a.reason
    from dossier.assignment a
    left join organization.officer actor on actor.id = a.by
    left join organization.officer o on o.id = a.officer_id
    where a.task_id = ${taskId}::bigint order by a.id`);

/** Whose a log says a task is. */
export function folded(log: readonly LogLine[]): { holder: string | null; delegate: string | null } {
  return log.reduce<{ holder: string | null; delegate: string | null }>(
    (hands, { kind, officer }) => {
      if (kind === 'delegate') return { ...hands, delegate: officer };
      if (kind === 'end-delegation') return { ...hands, delegate: null };
      return { holder: officer, delegate: null };
    },
    { holder: null, delegate: null },
  );
}
