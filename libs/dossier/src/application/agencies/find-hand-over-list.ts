import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { agenciesProblem } from '../../domain/agencies.problems.ts';
import {
  findHandOverList,
  type HandOverHead,
  type HandOverLine,
  handOverLines,
  handOverLists,
} from '../../persistence/hand-over-lists.ts';
import { cursorInstant, type Page, pageOf, readCursor } from '../queries/page.ts';
import { listPosts } from './make-hand-over-lists.ts';

/** A list of papers that go from one agency to another, with what is on it. */
export interface HandOverList extends HandOverHead {
  lines: HandOverLine[];
}

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** Reads lists for whoever keeps them at the agency that made them, or that they came to. */
@Injectable()
export class FindHandOverList {
  constructor(private readonly database: Database) {}

  /** @throws dossier.hand-over-list-unknown */
  async execute(officer: Principal, id: string): Promise<HandOverList> {
    const agencies = listPosts(officer).map(({ agencyId }) => agencyId);
    const head = await findHandOverList(this.database, id, agencies);
    if (!head) throw agenciesProblem('dossier.hand-over-list-unknown');
    return { ...head, lines: await handOverLines(this.database, id) };
  }

  /** The newest first. @throws dossier.cursor-invalid */
  async all(
    officer: Principal,
    { side, limit, cursor }: { side: 'made' | 'came'; limit: number; cursor?: string | undefined },
  ): Promise<Page<HandOverHead>> {
    const after = readCursor(cursor, cursorKey);
    const agencies = [...new Set(listPosts(officer).map(({ agencyId }) => agencyId))];
    const rows = await handOverLists(this.database, { side, agencies, after, limit: limit + 1 });
    return pageOf(rows, limit, ({ madeAt, id }) => [madeAt.toISOString(), id]);
  }
}
