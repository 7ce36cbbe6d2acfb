import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Directory } from '#organization';
import { Database, sql } from '#platform/database';
import type { SubmissionState } from '../../domain/submission.ts';
import { submissionsOf, type WantedSubmissions } from '../../persistence/list-submissions.ts';
import type { ListedSubmission } from '../../persistence/submissions.ts';
import { SubmissionScope } from './submission-scope.ts';

/** Submissions counted at most. */
export const COUNTED = 1_000;

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** Which submissions are looked for. */
export interface SubmissionFilter {
  state: SubmissionState;
  /** Agency code; absent = every desk of the officer. */
  desk?: string | undefined;
}

/** What was handed in online for an officer's desks, the most urgent first. By keyset. */
@Injectable()
export class ListSubmissions {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly scope: SubmissionScope,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    officer: Principal,
    filter: SubmissionFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ListedSubmission>> {
    const after = readCursor(cursor, cursorKey);
    const wanted = await this.wanted(officer, filter, { after, limit: limit + 1 });
    const rows = await this.database.query<ListedSubmission>(submissionsOf(wanted));
    return pageOf(rows, limit, ({ acceptBy, id }) => [acceptBy.toISOString(), id]);
  }

  /** How many there are, up to {@link COUNTED}. */
  async count(officer: Principal, filter: SubmissionFilter): Promise<{ count: number; more: boolean }> {
    const wanted = await this.wanted(officer, filter, { after: undefined, limit: COUNTED + 1 });
    const [row] = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from (${submissionsOf(wanted)}) found`);
    const count = row?.count ?? 0;
    return { count: Math.min(count, COUNTED), more: count > COUNTED };
  }

  private async wanted(
    officer: Principal,
    { state, desk: code }: SubmissionFilter,
    page: Pick<WantedSubmissions, 'after' | 'limit'>,
  ): Promise<WantedSubmissions> {
    const desks = this.scope.desksOf(officer);
    const named = code === undefined ? undefined : await this.directory.byCode(code);
    return {
      ...page,
      state,
      desks: code === undefined ? desks : desks.filter(({ agencyId }) => agencyId === named?.id),
    };
  }
}
