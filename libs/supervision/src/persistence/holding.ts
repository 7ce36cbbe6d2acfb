import { sql } from '#platform/database';
import { openStep } from './open-step.ts';

/** Who holds an open step of a dossier, since when; `since` is RFC 3339. */
export interface Holding {
  step: string;
  agencyId: number;
  role: string;
  since: string;
  officers: string[];
}

/** The open steps of `dossier.dossier d` as JSON: with whoever holds each, else all officers in the post. */
export const HOLDINGS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('step', t.step_name, 'agencyId', t.agency_id, 'role', t.role,
           'since', t.opened_at, 'officers', coalesce(
             (select jsonb_build_array(o.full_name) from organization.officer o where o.id = t.assignee_id),
             (select jsonb_agg(o.full_name order by o.full_name)
              from organization.position p join organization.officer o on o.id = p.officer_id
              where p.agency_id = t.agency_id and p.role = t.role), '[]')) order by t.id), '[]')
  from dossier.task t where t.dossier_id = d.id and ${openStep('t')})`;
