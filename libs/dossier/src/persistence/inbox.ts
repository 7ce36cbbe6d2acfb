import type { Principal } from '#identity';
import { empty, join, raw, sql, type Sql } from '#platform/database';
import { type HolderFilter, INBOX_PARTS } from '../domain/inbox.ts';

interface Wanted {
  holder?: HolderFilter | undefined;
  /** Due time and id of the last task shown. */
  after: readonly [due: string, id: string] | undefined;
  limit: number;
}

/** Sorts tasks without a due time, which wait for the applicant, last. As the indexes of `dossier.task` have it. */
const SORT_DUE = raw(`coalesce(t.due_at, timestamptz '9999-12-31T00:00:00Z')`);

/**
 * One page of an officer's inbox. Each part gives its own page from its index, in order; a task that comes by several is
 * shown by the nearest. @param permitted SQL of the `dossier.dossier d` the officer may see
 */
export function inboxOf(
  { officerId, positions }: Principal,
  permitted: Sql,
  { holder, after, limit }: Wanted,
): Sql {
  const beyond = after
    ? sql`and (${SORT_DUE}, t.id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : empty;
  const open = sql`
    t.closed_at is null and t.arrived >= t.waits_for ${beyond}
    and exists (select 1 from dossier.dossier d where d.id = t.dossier_id and ${permitted})`;
  const inOrder = sql`order by ${SORT_DUE}, t.id limit ${limit}`;
  const mine = [
    partOf('holder', sql`from dossier.task t where t.assignee_id = ${officerId} and ${open} ${inOrder}`),
    partOf('delegate', sql`from dossier.task t where t.delegate_id = ${officerId} and ${open} ${inOrder}`),
  ];
  const nobodys = ofPosts(positions, sql`and t.assignee_id is null and ${open} ${inOrder}`);
  const assisting = partOf(
    'assist',
    sql`
      from dossier.involvement i join dossier.task t on t.dossier_id = i.dossier_id
      where i.officer_id = ${officerId} and i.kind = 'assist' and i.running and ${open} ${inOrder}`,
  );
  const parts = {
    me: mine,
    nobody: [nobodys],
    post: [ofPosts(positions, sql`and ${open} ${inOrder}`)],
    all: [...mine, nobodys, assisting],
  }[holder ?? 'all'];
  return sql`
    select distinct on (sort_due, id) * from (${join(parts, ' union all ')}) parts
    order by sort_due, id, place limit ${limit}`;
}

function ofPosts(positions: Principal['positions'], page: Sql): Sql {
  const posts = JSON.stringify(positions.map(({ agencyId, role }) => ({ agencyId, role })));
  return partOf(
    'post',
    sql`
      from jsonb_to_recordset(${posts}::jsonb) as post("agencyId" int, role text)
      cross join lateral (
        select t.* from dossier.task t
        where t.agency_id = post."agencyId" and t.role = post.role ${page}) t`,
  );
}

const partOf = (part: (typeof INBOX_PARTS)[number], from: Sql): Sql => sql`
  (select t.*, ${SORT_DUE} as sort_due, ${INBOX_PARTS.indexOf(part)}::int as place ${from})`;
