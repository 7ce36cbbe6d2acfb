import { type Queryable, sql } from '#platform/database';
import type { FormAct } from '../domain/due-forms.ts';

/** Later than anything in a history. */
const EVER = 2_147_483_647;

/**
 * What of a dossier's history forms are about: of several alike the last. One round trip.
 * @param until sequence of the last change that counts
 */
export const formActs = (queryable: Queryable, dossierId: string, until = EVER): Promise<FormAct[]> =>
  queryable.queryPrepared<FormAct>(sql`
    with act as (
      select kind, 1 as sequence from dossier.dossier d, unnest(array['receipt', 'control-slip']) kind
      where d.id = ${dossierId} and d.terms is not null
      union all
      select case h.status when 'refused' then 'refusal' else 'stop-notice' end, max(h.sequence)
      from dossier.history h
      where h.dossier_id = ${dossierId} and h.status in ('refused', 'stopped')
        and h.status is distinct from h.status_before and h.sequence <= ${until}
      group by h.status
      union all
      select 'supplement-request', max(s.opened_in) from dossier.suspension s
      where s.dossier_id = ${dossierId} and s.reason = 'supplement' and s.opened_in <= ${until}
      having max(s.opened_in) is not null
      union all
      select 'apology', e.sequence from dossier.extension e where e.dossier_id = ${dossierId} and e.sequence <= ${until})
    select act.kind, act.sequence, h.at, h.agency_id as "agencyId"
    from act join dossier.history h on h.dossier_id = ${dossierId} and h.sequence = act.sequence`);
