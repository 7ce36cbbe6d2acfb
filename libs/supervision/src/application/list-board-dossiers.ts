import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { SuspensionReason } from '#deadline';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Figure, Party } from '../domain/board-figures.ts';
import { boardProblem } from '../domain/board.problems.ts';
import { waitedFor } from '../domain/waiting.ts';
import { boardAgencies, STATE } from '../persistence/board-conditions.ts';
import { agenciesWith } from '../persistence/count-boards.ts';
import { boardDossiers, type DossierFilter } from '../persistence/find-board-dossiers.ts';
import { type Holding, HOLDINGS } from '../persistence/holding.ts';
import { type BoardMoment, BoardMoments } from './board-moments.ts';
import { SupervisedAgencies } from './supervised-agencies.ts';

/** Stands for lines without a key: with nobody. */
export const NOBODY = '-';

export interface BoardDossierWish {
  figure: Figure;
  agency?: string | undefined;
  field?: string | undefined;
  procedure?: string | undefined;
  /** Code of an agency, or {@link NOBODY}. */
  unit?: string | undefined;
  /** Username, or {@link NOBODY}. */
  officer?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

export interface BoardDossier {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  status: string;
  dueAt: Date;
  /** Why its clock stands still. */
  reason: SuspensionReason | null;
  waitsFor: Party;
  /** Working days since its due date; 0 where that is still to come. */
  workingDaysLate: number;
  holders: Holding[];
}

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** The dossiers behind a figure of a board: exactly those it counts, the first due first. */
@Injectable()
export class ListBoardDossiers {
  constructor(
    private readonly database: Database,
    private readonly supervised: SupervisedAgencies,
    private readonly moments: BoardMoments,
    private readonly clock: Clock,
  ) {}

  /** @throws supervision.agency-unknown, supervision.agency-foreign, supervision.officer-unknown, dossier.cursor-invalid */
  async execute(reader: Reader, wish: BoardDossierWish): Promise<Page<BoardDossier>> {
    const after = readCursor(wish.cursor, cursorKey);
    const { agencyIds, permitted, agencyId } = await this.supervised.of(reader, wish.agency);
    const filter = await this.filter(wish, agencyId);
    const now = this.clock.now();
    const { agencies, calendarOf } = await this.agenciesFor(filter, agencyIds, now);
    const rows = await this.database.query<Row>(sql`
      with b as materialized ${boardAgencies(agencies)}
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.lead_agency_id as "leadAgencyId", d.status, d.due_at as "dueAt", s.reason, t.own, ${HOLDINGS} as holders
      from (${boardDossiers({ permitted, filter, after, limit: wish.limit + 1 })}) page
      join dossier.dossier d on d.id = page.id join b on b.agency_id = d.lead_agency_id ${STATE}
      order by d.due_at, d.id`);
    const { items, next } = pageOf(rows, wish.limit, ({ dueAt, id }) => [dueAt.toISOString(), id]);
    return {
      items: items.map(({ own, ...row }) => {
        const calendar = calendarOf(row.leadAgencyId);
        return {
          ...row,
          waitsFor: waitedFor(row.reason, [{ own }]),
          workingDaysLate: calendar.workingDaysBetween(calendar.dateOf(row.dueAt), calendar.dateOf(now)),
        };
      }),
      next,
    };
  }

  /** Without those whose boards say that they have none, where what is rare would be looked for in all there is. */
  private async agenciesFor(
    { figure, unitId, officerId }: DossierFilter,
    agencyIds: number[],
    now: Date,
  ): Promise<BoardMoment> {
    const moment = await this.moments.at(now, agencyIds);
    const byHolder = typeof unitId === 'number' || typeof officerId === 'number';
    if (figure === 'open' || byHolder || agencyIds.length <= 1) return moment;
    const having = await this.database.query<{ id: number }>(agenciesWith(figure, moment.bases, now));
    const ids = new Set(having.map(({ id }) => id));
    return { ...moment, agencies: moment.agencies.filter(({ id }) => ids.has(id)) };
  }

  private async filter(wish: BoardDossierWish, agencyId: number | undefined): Promise<DossierFilter> {
    const { figure, field, procedure, unit, officer } = wish;
    const idOf = (given: string | undefined, find: (given: string) => Promise<number>) =>
      given === undefined ? undefined : given === NOBODY ? null : find(given);
    return {
      ...{ figure, field, procedure, agencyId },
      unitId: await idOf(unit, async (code) => (await this.supervised.agency(code)).id),
      officerId: await idOf(officer, (username) => this.officer(username)),
    };
  }

  private async officer(username: string): Promise<number> {
    const [found] = await this.database.query<{ id: number }>(sql`
      select id from organization.officer where username = ${username}`);
    if (!found) throw boardProblem('supervision.officer-unknown', { username });
    return found.id;
  }
}

type Row = Omit<BoardDossier, 'waitsFor' | 'workingDaysLate'> & { own: boolean };
