import { type Queryable, sql } from '#platform/database';
import type { DossierPapers } from '../domain/papers/plan-papers.ts';

/** Needs of `dossier.dossier d` that are neither settled nor taken back. */
const OPEN_NEEDS = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'component', n.component_code, 'name', n.name,
            'fault', n.fault, 'explanation', n.explanation, 'ground', n.ground, 'askedIn', n.asked_in) order by n.id), '[]')
   from dossier.supplement_need n
   where n.dossier_id = d.id and n.settled_in is null and n.taken_back_at is null)`;

const CATALOGUE = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('code', c ->> 'code', 'name', c ->> 'name')), '[]')
   from procedure.procedure p cross join jsonb_array_elements(p.definition -> 'components') c
   where p.id = d.procedure_id)`;

/** Reads what acts on papers decide over, in one round trip. @param number about to be given to a result */
export async function loadPapers(
  queryable: Queryable,
  dossierId: string,
  { number, at }: { number: string | null; at: Date },
): Promise<DossierPapers> {
  const [row] = await queryable.queryPrepared<DossierPapers>(sql`
    select case when d.erased_at is null then a.full_name end as "applicantName", ${OPEN_NEEDS} as needs,
           ${CATALOGUE} as catalogue, d.result,
           (select s.request -> 'financialObligation' from dossier.suspension s
            where s.dossier_id = d.id and s.ended_at is null and s.reason = 'financial-obligation') as obligation,
           a.return_way as wished,
           array(select o.code from dossier.dossier o
                 where o.lead_agency_id = d.lead_agency_id and o.result ->> 'number' = ${number} and o.result is not null
                   and o.id <> d.id and o.completed_at >= date_trunc('year', ${at}::timestamptz, 'Asia/Ho_Chi_Minh')
                 order by o.completed_at desc limit 3) as "sameNumber"
    from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
    where d.id = ${dossierId}`);
  if (!row) throw new Error(`dossier ${dossierId} is gone`);
  return row;
}
