import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Reader } from '#identity';
import { startOfDay } from '#platform/clock';
import { Database } from '#platform/database';
import { type CivilDate, plusDays } from '#working-calendar';
import { boardProblem } from '../domain/board.problems.ts';
import { deadlineChanges, type DeadlineChangeRow } from '../persistence/deadline-changes.ts';
import { SupervisedAgencies } from './supervised-agencies.ts';

export type { DeadlineChangeRow };

export interface DeadlineChangeWish {
  /** Code of the only lead agency. */
  agency?: string | undefined;
  /** Civil days on which it was changed, both included. */
  from?: CivilDate | undefined;
  until?: CivilDate | undefined;
  limit: number;
  cursor?: string | undefined;
}

const cursorKey = z.tuple([cursorInstant, z.uuid(), z.int().min(1).max(2_147_483_647)]);

/** Every due time that was moved of the dossiers a reader answers for: who, why, on what ground, from when to when. */
@Injectable()
export class ListDeadlineChanges {
  constructor(
    private readonly database: Database,
    private readonly supervised: SupervisedAgencies,
  ) {}

  /** @throws supervision.agency-unknown, supervision.agency-foreign, supervision.period-reversed, dossier.cursor-invalid */
  async execute(
    reader: Reader,
    { agency, from, until, limit, cursor }: DeadlineChangeWish,
  ): Promise<Page<DeadlineChangeRow>> {
    if (from !== undefined && until !== undefined && until < from) {
      throw boardProblem('supervision.period-reversed', { from, until });
    }
    const after = readCursor(cursor, cursorKey);
    const { agencyIds, permitted } = await this.supervised.of(reader, agency);
    const rows = await this.database.query<DeadlineChangeRow>(
      deadlineChanges({
        ...{ agencyIds, permitted, after },
        from: from === undefined ? undefined : beginOf(from),
        until: until === undefined ? undefined : beginOf(plusDays(until, 1)),
        limit: limit + 1,
      }),
    );
    return pageOf(rows, limit, ({ at, dossierId, sequence }) => [at.toISOString(), dossierId, sequence]);
  }
}

const beginOf = (day: CivilDate): Date => startOfDay(new Date(`${day}T12:00:00+07:00`));
