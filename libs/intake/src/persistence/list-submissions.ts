import { join, sql, type Sql } from '#platform/database';
import type { SubmissionState } from '../domain/submission.ts';
import { type DeskSight, ofDesk } from './submission-sight.ts';
import { LISTED } from './submissions.ts';

export interface WantedSubmissions {
  desks: readonly DeskSight[];
  state: SubmissionState;
  /** The last one shown. */
  after: readonly [acceptBy: string, id: string] | undefined;
  limit: number;
}

/** One page of the submissions of desks, the most urgent first; each desk gives its own from `submission_of_desk`. */
export function submissionsOf({ desks, state, after, limit }: WantedSubmissions): Sql {
  const pages = desks.map(
    (desk) => sql`(
      select ${LISTED} from intake.submission s
      where ${ofDesk(desk)} and s.state = ${state}
        and (s.accept_by, s.id) > (${after?.[0] ?? '-infinity'}::timestamptz, ${after?.[1] ?? LEAST}::uuid)
      order by s.accept_by, s.id limit ${limit})`,
  );
  if (pages.length === 0) return sql`select null::uuid as id where false`;
  // An officer may receive at a desk under two posts, their own and a colleague's.
  return sql`
    select distinct on (page."acceptBy", page.id) page.* from (${join(pages, ' union all ')}) page
    order by page."acceptBy", page.id limit ${limit}`;
}

const LEAST = '00000000-0000-0000-0000-000000000000';
