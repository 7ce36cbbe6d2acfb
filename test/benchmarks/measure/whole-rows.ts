import { type Database, sql } from '#platform/database';

/**
 * Dossiers whose rows are not exactly those of one reception and `version - 1` actions, whoever made them. None may be
 * there: a floor that writes less than the product, or a lost or doubled action, would make the comparison worthless.
 */
export const dossiersWithOtherRows = (database: Database): Promise<{ code: string }[]> =>
  database.query(sql`
    with applicants as (select dossier_id, count(*) as rows from dossier.applicant group by 1),
         components as (select dossier_id, count(*) as rows from dossier.component group by 1),
         participations as (select dossier_id, count(*) as rows from dossier.participation group by 1),
         histories as (select dossier_id, count(*) as rows from dossier.history group by 1),
         tasks as (select dossier_id, count(*) as rows, count(*) filter (where closed_at is null) as open
                   from dossier.task group by 1),
         messages as (select subject_id as dossier_id, count(*) as rows from platform.outbox_message group by 1),
         audits as (select subject_id::uuid as dossier_id, count(*) as rows from audit.entry
                    where subject_type = 'dossier' group by 1)
    select d.code
    from (select id as dossier_id, code, version from dossier.dossier) d
    left join applicants using (dossier_id) left join components using (dossier_id)
    left join participations using (dossier_id) left join histories using (dossier_id) left join tasks using (dossier_id)
    left join messages using (dossier_id) left join audits using (dossier_id)
    where (applicants.rows, components.rows, participations.rows, tasks.open,
           histories.rows, tasks.rows, messages.rows, audits.rows)
          is distinct from (1, 2, 2, 1, d.version, d.version, d.version, d.version)`);

/** Answers kept for replays, beside how many there must be: one for each change of each dossier. */
export async function keptAnswers(database: Database): Promise<{ kept: number; changes: number }> {
  const [counts] = await database.query<{ kept: number; changes: number }>(sql`
    select (select count(*) from platform.idempotency_key)::int as kept,
           (select sum(version) from dossier.dossier)::int as changes`);
  return counts!;
}
