import type { Position, Principal } from '#identity';
import { empty, join, raw, sql, type Sql } from '#platform/database';
import { type HolderFilter, INBOX_PARTS } from '../domain/inbox.ts';

interface Wanted {
  /** Only steps due from an instant on, and before one. */
  due?: { from: Date | null; before: Date } | undefined;
  /** Due time and id of the last task shown. */
  after: readonly [due: string, id: string] | undefined;
  limit: number;
}

/** Sorts tasks without a due time, which wait for the applicant, last. As the indexes of `dossier.task` have it. */
const SORT_DUE = raw(`coalesce(t.due_at, timestamptz '9999-12-31T00:00:00Z')`);

/** A post as a row of JSON; what a delegated one is confined to counts for each task. */
const postRow = ({ agencyId, role, onBehalfOf, fields, procedures }: Position) => ({
  ...{ agencyId, role, colleague: onBehalfOf?.officerId },
  ...(onBehalfOf ? { fields, procedures } : { fields: [] }),
});

const IN_SCOPE = sql`
  and exists (select 1 from dossier.dossier d where d.id = t.dossier_id
              and (post.fields = '{}' or d.field_code = any(post.fields))
              and (post.procedures is null or d.procedure_code = any(post.procedures)))`;

type Part = (typeof INBOX_PARTS)[number];

const page = (part: Part, from: Sql): Sql => sql`
  (select t.*, ${SORT_DUE} as sort_due, ${INBOX_PARTS.indexOf(part)}::int as place ${from})`;

const unnested = (posts: readonly object[]): Sql => sql`
  from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
       as post("agencyId" int, role text, colleague int, fields text[], procedures text[])`;

const ofEach = (posts: readonly object[], which: Sql): Sql => sql`
  ${unnested(posts)}
  cross join lateral (
    select t.* from dossier.task t where t.agency_id = post."agencyId" and t.role = post.role ${which}) t`;

const assistedBy = (officerId: number, which: Sql): Sql => sql`
  from dossier.involvement i join dossier.task t on t.dossier_id = i.dossier_id
  where i.officer_id = ${officerId} and i.kind = 'assist' and i.running and ${which}`;

/** What of a task is asked besides whose it is. @param permitted SQL of the `dossier.dossier d` the officer may see */
function openOf(permitted: Sql, { after, due }: Wanted): Sql {
  const beyond = after
    ? sql`and (${SORT_DUE}, t.id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : empty;
  const from = due?.from ? sql`and ${SORT_DUE} >= ${due.from}` : empty;
  const before = due ? sql`and ${SORT_DUE} < ${due.before}` : empty;
  return sql`
    t.closed_at is null and t.arrived >= t.waits_for ${beyond} ${from} ${before}
    and exists (select 1 from dossier.dossier d where d.id = t.dossier_id and ${permitted})`;
}

const inOrder = (limit: number): Sql => sql`order by ${SORT_DUE}, t.id limit ${limit}`;

/**
 * One page of the open steps of the agencies of some posts, in whatever role.
 * @param holder username of who has them, null = nobody, undefined = whoever
 */
export function unitListOf(
  posts: readonly Position[],
  permitted: Sql,
  { holder, ...wanted }: Wanted & { holder?: string | null | undefined },
): Sql {
  const rows = posts.map(postRow);
  const whose =
    holder === undefined
      ? empty
      : holder === null
        ? sql`and t.assignee_id is null`
        : sql`and t.assignee_id = (select id from organization.officer where username = ${holder})`;
  const scoped = rows.some(({ colleague }) => colleague !== undefined) ? IN_SCOPE : empty;
  const which = sql`${whose} ${scoped} and ${openOf(permitted, wanted)} ${inOrder(wanted.limit)}`;
  return sql`
    select distinct on (sort_due, id) * from ${page(
      'post',
      sql`${unnested(rows)}
        cross join lateral (select t.* from dossier.task t where t.agency_id = post."agencyId" ${which}) t`,
    )} found
    order by sort_due, id limit ${wanted.limit}`;
}

/**
 * One page of an officer's inbox. Each part gives its own page from its index, in order; a task that comes by several is
 * shown by the nearest. @param permitted SQL of the `dossier.dossier d` the officer may see
 */
export function inboxOf(
  { officerId, positions }: Principal,
  permitted: Sql,
  { holder, ...wanted }: Wanted & { holder?: HolderFilter | undefined },
): Sql {
  const { limit } = wanted;
  const open = openOf(permitted, wanted);
  const ordered = inOrder(limit);
  const posts = positions.map(postRow);
  const delegated = posts.filter(({ colleague }) => colleague !== undefined);
  const scoped = delegated.length > 0 ? IN_SCOPE : empty;
  const ofPosts = (part: Part, which: readonly object[], whose: Sql): Sql =>
    page(part, ofEach(which, sql`${whose} ${scoped} and ${open} ${ordered}`));
  const mine = [
    page('holder', sql`from dossier.task t where t.assignee_id = ${officerId} and ${open} ${ordered}`),
    page('delegate', sql`from dossier.task t where t.delegate_id = ${officerId} and ${open} ${ordered}`),
    ...(delegated.length > 0
      ? [ofPosts('delegate', delegated, sql`and t.assignee_id = post.colleague`)]
      : []),
  ];
  const nobodys = ofPosts('post', posts, sql`and t.assignee_id is null`);
  const assisting = page('assist', assistedBy(officerId, sql`${open} ${ordered}`));
  const parts = {
    me: mine,
    nobody: [nobodys],
    post: [ofPosts('post', posts, empty)],
    all: [...mine, nobodys, assisting],
  }[holder ?? 'all'];
  return sql`
    select distinct on (sort_due, id) * from (${join(parts, ' union all ')}) parts
    order by sort_due, id, place limit ${limit}`;
}
