import { type Database, sql, type Sql } from '#platform/database';
import type { StoredPaper } from '../domain/held-paper.ts';

interface Looked {
  /** Index of the identity number. */
  applicant: Buffer;
  components: readonly string[];
  results: readonly string[];
  /** Condition over `dossier.dossier d`. */
  permitted: Sql;
}

/** More than anyone has a use for; the newest are told. */
const MOST = 200;

const OF_DOSSIER = sql`
  d.id as "dossierId", d.code as "dossierCode", d.procedure_name as "procedureName", g.name as agency, d.status`;
const OF_APPLICANT = sql`
  dossier.applicant a join dossier.dossier d on d.id = a.dossier_id
  join organization.agency g on g.id = d.lead_agency_id`;

/** Papers and results of an applicant's dossiers by their codes; papers that were re-used themselves are told where they came from. */
export const heldPapers = (
  database: Database,
  { applicant, components, results, permitted }: Looked,
): Promise<StoredPaper[]> =>
  database.query<StoredPaper>(sql`
    select ${OF_DOSSIER}, c.code as component, c.name, null as number, null as "validUntil",
           c.certified + c.copies + c.electronic > 0 or c.originals >
             (select coalesce(sum(r.originals), 0) from dossier.original_return r
              where r.dossier_id = c.dossier_id and r.component_code = c.code) as kept,
           '[]'::jsonb as results, d.received_at as at
    from ${OF_APPLICANT} join dossier.component c on c.dossier_id = d.id
    where a.identity_index = ${applicant} and c.code = any(${[...components]}::text[]) and c.reused_from is null
      and c.originals + c.certified + c.copies + c.electronic > 0 and ${permitted}
    union all
    select ${OF_DOSSIER}, null, d.result ->> 'name', d.result ->> 'number', d.result ->> 'validUntil', true,
           p.definition -> 'results', d.received_at
    from ${OF_APPLICANT} join procedure.procedure p on p.id = d.procedure_id
    where a.identity_index = ${applicant} and d.result is not null and ${permitted}
      and exists (select from jsonb_array_elements(p.definition -> 'results') r
                  where r ->> 'code' = any(${[...results]}::text[]))
    order by at desc limit ${MOST}`);
