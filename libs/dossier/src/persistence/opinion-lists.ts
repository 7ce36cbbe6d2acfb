import { empty, sql, type Sql } from '#platform/database';

/** One page of a list of opinions, of some agencies. */
export interface OpinionPage {
  agencies: readonly number[];
  /** SQL of the `dossier.dossier d` the officer may see. */
  permitted: Sql;
  /** Due time and id of the last opinion shown. */
  after: readonly [dueAt: string, id: string] | undefined;
  limit: number;
}

const seen = (permitted: Sql): Sql => sql`
  exists (select 1 from dossier.dossier d where d.id = q.dossier_id and ${permitted})`;

/** Rows of `dossier.opinion` with their `place`: what is to be answered, the most urgent first; each agency gives its page. */
export const opinionsToAnswer = ({ agencies, permitted, after, limit }: OpinionPage): Sql => sql`
  select page.*, row_number() over (order by page.due_at, page.id) as place
  from unnest(${[...agencies]}::int[]) agency
  cross join lateral (
    select q.* from dossier.opinion q
    where q.asked_agency_id = agency and q.state = 'open'
      ${after ? sql`and (q.due_at, q.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
      and ${seen(permitted)}
    order by q.due_at, q.id limit ${limit}) page
  order by page.due_at, page.id limit ${limit}`;

/** What was or is late, what was due last first. An opinion between two of the agencies comes once. */
export function lateOpinions({ agencies, permitted, after, limit }: OpinionPage, lateBefore: Date): Sql {
  const ofSide = (side: Sql): Sql => sql`
    select page.* from unnest(${[...agencies]}::int[]) agency
    cross join lateral (
      select q.* from dossier.opinion q
      where ${side} = agency and (q.state = 'open' or q.late) and q.due_at < ${lateBefore}
        ${after ? sql`and (q.due_at, q.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
        and ${seen(permitted)}
      order by q.due_at desc, q.id desc limit ${limit}) page`;
  return sql`
    select distinct on (page.due_at, page.id) page.*, row_number() over (order by page.due_at desc, page.id desc) as place
    from (${ofSide(sql`q.asked_agency_id`)} union all ${ofSide(sql`q.asking_agency_id`)}) page
    order by page.due_at desc, page.id desc limit ${limit}`;
}
