import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Directory } from '#organization';
import { Database } from '#platform/database';
import { type Figures, figuresFrom, type Grouping } from '../domain/board-figures.ts';
import { type BoardFilter, boardLines, type BoardRow } from '../persistence/read-boards.ts';
import { BoardMoments, type BoardMoment } from './board-moments.ts';
import { CountStaleBoards } from './count-stale-boards.ts';
import { SupervisedAgencies } from './supervised-agencies.ts';

export interface BoardWish extends Omit<BoardFilter, 'agencyId'> {
  by: Grouping;
  /** Code of the only lead agency. */
  agency?: string | undefined;
  limit: number;
}

export interface BoardLine {
  /** `null` = with nobody, of no field. */
  key: { code: string; name: string } | null;
  figures: Figures;
  /** Of what is late, the one that was due first. */
  longest: { dueAt: Date; workingDays: number } | null;
}

export interface Board {
  at: Date;
  lines: BoardLine[];
  /** There are more lines. */
  more: boolean;
}

/** What is open, by whatever it is asked by, over the agencies a reader answers for. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly database: Database,
    private readonly supervised: SupervisedAgencies,
    private readonly counting: CountStaleBoards,
    private readonly moments: BoardMoments,
    private readonly directory: Directory,
  ) {}

  /** @throws supervision.agency-unknown, supervision.agency-foreign */
  async execute(reader: Reader, { by, agency, limit, ...filter }: BoardWish): Promise<Board> {
    const { agencyIds, permitted, agencyId } = await this.supervised.of(reader, agency);
    const at = await this.counting.execute(agencyIds);
    const rows = await this.database.query<BoardRow>(
      boardLines(by, permitted, { ...filter, agencyId }, limit + 1),
    );
    const moment = await this.moments.at(at, []);
    const keyOf = await this.keys(by);
    return {
      at,
      lines: rows.slice(0, limit).map((row) => ({
        key: keyOf(row),
        figures: figuresFrom((figure) => row[figure]),
        longest: longestOf(row, at, moment),
      })),
      more: rows.length > limit,
    };
  }

  private async keys(by: Grouping): Promise<(row: BoardRow) => BoardLine['key']> {
    if (by !== 'agency' && by !== 'unit') {
      return ({ key, name }) => (key === null ? null : { code: key, name: name ?? '' });
    }
    const agencies = await this.directory.all();
    return ({ key }) => {
      const agency = key === null ? undefined : agencies.get(Number(key));
      return agency ? { code: agency.code, name: agency.name } : null;
    };
  }
}

function longestOf(
  { oldestDueAt, oldestOf }: BoardRow,
  at: Date,
  { calendarOf }: BoardMoment,
): BoardLine['longest'] {
  if (oldestDueAt === null || oldestOf === null) return null;
  const calendar = calendarOf(oldestOf);
  const workingDays = calendar.workingDaysBetween(calendar.dateOf(oldestDueAt), calendar.dateOf(at));
  return { dueAt: oldestDueAt, workingDays };
}
