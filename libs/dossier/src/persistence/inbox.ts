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
 * shown by the nearest.
 */
export function inboxOf({ officerId, positions }: Principal, { holder, after, limit }: Wanted): Sql {
  const beyond = after
    ? sql`and (${SORT_DUE}, t.id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : empty;
  const open = sql`t.closed_at is null and t.arrived >= t.waits_for ${beyond}`;
  const inOrder = sql`order by ${SORT_DUE}, t.id limit ${limit}`;
  const posts = JSON.stringify(positions.map(({ agencyId, role }) => ({ agencyId, role })));

  const page = (part: (typeof INBOX_PARTS)[number], from: Sql): Sql => sql`
    (select t.*, ${SORT_DUE} as sort_due, ${INBOX_PARTS.indexOf(part)}::int as place ${from})`;
  const mine = [
    page('holder', sql`from dossier.task t where t.assignee_id = ${officerId} and ${open} ${inOrder}`),
    page('delegate', sql`from dossier.task t where t.delegate_id = ${officerId} and ${open} ${inOrder}`),
  ];
  const ofPosts = (whose: Sql): Sql =>
    page(
      'post',
      sql`
      from jsonb_to_recordset(${posts}::jsonb) as post("agencyId" int, role text)
      cross join lateral (
        select t.* from dossier.task t
        where t.agency_id = post."agencyId" and t.role = post.role ${whose} and ${open} ${inOrder}) t`,
    );
  const nobodys = ofPosts(sql`and t.assignee_id is null`);
  const assisting = page(
    'assist',
    sql`
      from dossier.involvement i join dossier.task t on t.dossier_id = i.dossier_id
      where i.officer_id = ${officerId} and i.kind = 'assist' and i.running and ${open} ${inOrder}`,
  );
  const parts = {
    me: mine,
    nobody: [nobodys],
    post: [ofPosts(empty)],
    all: [...mine, nobodys, assisting],
  }[holder ?? 'all'];
  return sql`
    select distinct on (sort_due, id) * from (${join(parts, ' union all ')}) parts
    order by sort_due, id, place limit ${limit}`;
}
