import type { DossierFact, FactsInSql } from '#authorization';
import { sql } from '#platform/database';

/**
 * The facts that rules ask for, of `dossier.dossier d`. What lies in other tables is asked for each dossier at hand: as
 * `exists` between alternatives, the planner would rather gather all dossiers of all agencies first.
 */
export const DOSSIER_FACTS: FactsInSql<DossierFact> = {
  agencies: (ids) => sql`
    (select true from dossier.participation p
            where p.dossier_id = d.id and p.agency_id = any(${ids}::int[]) limit 1)`,
  receivingAgency: (ids) => sql`d.receiving_agency_id = any(${ids}::int[])`,
  leadAgency: (ids) => sql`d.lead_agency_id = any(${ids}::int[])`,
  field: (codes) => sql`d.field_code = any(${codes}::text[])`,
  procedure: (codes) => sql`d.procedure_code = any(${codes}::text[])`,
  secrecy: (levels) => sql`d.secrecy = any(${levels}::text[])`,
  involved: (ids) => sql`
    (select true from dossier.involvement i
            where i.dossier_id = d.id and i.officer_id = any(${ids}::int[]) limit 1)`,
  holders: (ids) => sql`
    (select true from dossier.task held
            where held.dossier_id = d.id and held.closed_at is null
              and (held.assignee_id = any(${ids}::int[]) or held.delegate_id = any(${ids}::int[])) limit 1)`,
};
