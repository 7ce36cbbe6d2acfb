import type { HandOver } from '#dossier';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { Period } from '../domain/book-period.ts';

/** A dossier as books have it. */
export interface BookRow {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  name: string;
  submitter: string;
  address: string;
  leadAgencyId: number;
  receivedAt: Date;
  dueAt: Date | null;
  handedOverAt: Date | null;
  handOver: HandOver | null;
  /** Agencies besides the desk and the lead. */
  cooperating: number[];
}

export interface WantedLines extends Period {
  deskId: number;
  /** Of `dossier.dossier d`. */
  permitted: Sql;
  after: Pick<BookRow, 'id' | 'receivedAt'> | undefined;
  limit: number;
}

/** @param from what joins `dossier.dossier d` */
const bookRows = (from: Sql): Sql => sql`
  select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName", a.full_name as name,
         a.submitter_name as submitter, a.address, d.lead_agency_id as "leadAgencyId", d.received_at as "receivedAt",
         d.due_at as "dueAt", case when d.status = 'returned' then d.closed_at end as "handedOverAt",
         d.hand_over as "handOver",
         (select coalesce(array_agg(o.agency_id order by o.agency_id), '{}') from dossier.participation o
          where o.dossier_id = d.id and o.agency_id not in (d.lead_agency_id, d.receiving_agency_id)) as cooperating
  from ${from} join dossier.applicant a on a.dossier_id = d.id`;

/**
 * The next dossiers a desk received in a period, in the order of reception: by keyset from the index of the desk's own
 * participation. The page is cut before applicants are joined, or the planner reads all of them.
 */
export const bookLines = (queryable: Queryable, wanted: WantedLines): Promise<BookRow[]> =>
  queryable.query<BookRow>(sql`
    ${bookRows(sql`(
      select p.since, d.id from dossier.participation p join dossier.dossier d on d.id = p.dossier_id
      where p.agency_id = ${wanted.deskId}
        and p.since >= (${wanted.from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
        and p.since < ((${wanted.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') and ${after(wanted)}
        and d.receiving_agency_id = ${wanted.deskId} and d.terms is not null and ${wanted.permitted}
      order by p.since, p.dossier_id limit ${wanted.limit}) page
      join dossier.dossier d on d.id = page.id`)}
    order by page.since, page.id`);

const after = ({ after: last }: WantedLines): Sql =>
  last ? sql`(p.since, p.dossier_id) > (${last.receivedAt}::timestamptz, ${last.id}::uuid)` : sql`true`;

/** One dossier, whoever asks. */
export const bookRowOf = (queryable: Queryable, dossierId: string): Promise<BookRow[]> =>
  queryable.query<BookRow>(sql`${bookRows(sql`dossier.dossier d`)} where d.id = ${dossierId}`);
