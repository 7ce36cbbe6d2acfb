import type { DossierFact, FactsInSql } from '#authorization';
import { sql } from '#platform/database';

/** The facts that rules ask for, of `dossier.dossier d`. */
export const DOSSIER_FACTS: FactsInSql<DossierFact> = {
  agencies: (ids) => sql`
    exists (select 1 from dossier.participation p
            where p.dossier_id = d.id and p.agency_id = any(${ids}::int[]))`,
  leadAgency: (ids) => sql`d.lead_agency_id = any(${ids}::int[])`,
  field: (codes) => sql`d.field_code = any(${codes}::text[])`,
  secrecy: (levels) => sql`d.secrecy = any(${levels}::text[])`,
  involved: (ids) => sql`
    exists (select 1 from dossier.involvement i
            where i.dossier_id = d.id and i.officer_id = any(${ids}::int[]))`,
  holders: (ids) => sql`
    exists (select 1 from dossier.task held
            where held.dossier_id = d.id and held.closed_at is null
              and (held.assignee_id = any(${ids}::int[]) or held.delegate_id = any(${ids}::int[])))`,
};
