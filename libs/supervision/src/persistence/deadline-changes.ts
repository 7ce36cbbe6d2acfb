import { empty, sql, type Sql } from '#platform/database';

export interface DeadlineChangePage {
  /** Lead agencies. */
  agencyIds: readonly number[];
  /** Of `dossier.dossier d`. */
  permitted: Sql;
  from: Date | undefined;
  /** Not included. */
  until: Date | undefined;
  /** The last change shown. */
  after: readonly [at: string, dossierId: string, sequence: number] | undefined;
  limit: number;
}

export interface DeadlineChangeRow {
  dossierId: string;
  sequence: number;
  code: string;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  at: Date;
  action: string;
  actionName: string;
  officer: string;
  title: string;
  agencyName: string;
  onBehalfOf: string | null;
  reason: string | null;
  ground: string | null;
  /** Why the clock stood still that runs again. */
  suspension: string | null;
  before: Date;
  dueAt: Date | null;
}

/** Due times that were moved, the newest first. Each agency gives its page from its index. */
export const deadlineChanges = (page: DeadlineChangePage): Sql => sql`
  select c.dossier_id as "dossierId", c.sequence, d.code, d.procedure_code as "procedureCode",
         d.procedure_name as "procedureName", d.lead_agency_id as "leadAgencyId", c.at, h.action,
         h.action_name as "actionName", h.officer_name as officer, h.officer_title as title,
         h.agency_name as "agencyName", h.on_behalf_of_name as "onBehalfOf",
         coalesce(e.reason, h.comment) as reason,
         coalesce(e.ground, h.details ->> 'ground', h.details -> 'decision' ->> 'number', s.paper) as ground,
         s.reason as suspension, h.due_before as before, h.due_at as "dueAt"
  from (select found.* from unnest(${[...page.agencyIds]}::int[]) agency
        cross join lateral (${changesOf(sql`agency`, page)}) found
        order by found.at desc, found.dossier_id desc, found.sequence desc limit ${page.limit}) c
  join dossier.dossier d on d.id = c.dossier_id
  join dossier.history h on h.dossier_id = c.dossier_id and h.sequence = c.sequence
  left join dossier.extension e on e.dossier_id = c.dossier_id and e.sequence = c.sequence
  left join lateral (select s.reason, s.paper from dossier.suspension s
                     where s.dossier_id = c.dossier_id and s.ended_in = c.sequence
                     order by s.id desc limit 1) s on true
  order by c.at desc, c.dossier_id desc, c.sequence desc`;

const changesOf = (agency: Sql, { permitted, from, until, after, limit }: DeadlineChangePage): Sql => sql`
  select c.dossier_id, c.sequence, c.at from supervision.deadline_change c
  join dossier.dossier d on d.id = c.dossier_id
  where c.lead_agency_id = ${agency} and ${permitted}
    ${from ? sql`and c.at >= ${from}` : empty}
    ${until ? sql`and c.at < ${until}` : empty}
    ${after ? sql`and (c.at, c.dossier_id, c.sequence) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int)` : empty}
  order by c.at desc, c.dossier_id desc, c.sequence desc limit ${limit}`;
