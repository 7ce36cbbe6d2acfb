import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { FINAL_STATUSES } from '#workflow';
import { FIGURES, NO_FIGURES } from '../domain/board-figures.ts';
import { type Cell, recount, textOf } from '../domain/recount.ts';
import { shownAndRaw, type ShownAndRaw } from '../persistence/raw-dossiers.ts';
import type { Difference } from '../persistence/recounts.ts';
import { BoardMoments } from './board-moments.ts';
import { CountStaleBoards } from './count-stale-boards.ts';

/** Times an agency is looked at while something of it moves. */
const TRIES = 5;

/** Nothing of these waits for anybody by an appointment. */
const OVER: readonly string[] = [...FINAL_STATUSES, 'completed'];

export interface Compared {
  dossiers: number;
  differences: Difference[];
}

/**
 * Holds the boards of an agency against the histories of its dossiers. What is shown is compared as it stands: counted anew
 * first, it would hide that something moved without a mark.
 */
@Injectable()
export class CompareBoards {
  constructor(
    private readonly database: Database,
    private readonly moments: BoardMoments,
    private readonly counting: CountStaleBoards,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns nothing where something of the agency moved each time */
  async execute(agencyId: number): Promise<Compared | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [seen] = await this.database.query<ShownAndRaw>(shownAndRaw(agencyId, OVER));
      const compared = seen && (await this.comparison(agencyId, seen));
      if (compared) return compared;
      await this.counting.execute([agencyId]);
    }
    this.logger.warn('boards could not be recounted: something of the agency moves all the time', {
      agencyId,
    });
    return undefined;
  }

  /** For whoever looks first in the morning, and where it differed. */
  async countAnew(agencyId: number): Promise<void> {
    await this.counting.execute([agencyId]);
  }

  /** Nothing where what is shown is known not to hold. */
  private async comparison(
    agencyId: number,
    { moved, basis, countedAt, cells, dossiers }: ShownAndRaw,
  ): Promise<Compared | undefined> {
    if (moved || countedAt === null) return undefined;
    const { agencies, bases, calendarOf } = await this.moments.at(countedAt, [agencyId]);
    if (bases[0]?.basis !== basis) return undefined;
    const recounted = recount(
      dossiers.map((one) => ({ ...one, dueAt: one.dueAt === null ? null : new Date(one.dueAt) })),
      {
        calendar: calendarOf(agencyId),
        comparison: this.config.LATENESS_COMPARISON,
        now: countedAt,
        units: new Set(agencies[0]?.units),
      },
    );
    const shown = new Map(cells.map((cell) => [textOf(cell), { ...cell, figures: cell }]));
    return { dossiers: dossiers.length, differences: differencesBetween(shown, recounted) };
  }
}

function differencesBetween(
  shown: ReadonlyMap<string, Cell>,
  recounted: ReadonlyMap<string, Cell>,
): Difference[] {
  return [...new Set([...shown.keys(), ...recounted.keys()])].flatMap((text) => {
    const [ours, theirs] = [shown.get(text), recounted.get(text)];
    const cell = ours ?? theirs;
    if (!cell) return [];
    const { kind, procedureCode, fieldCode, secrecy, unitId, officerId } = cell;
    return FIGURES.map((figure) => ({
      ...{ kind, procedureCode, fieldCode, secrecy, unitId, officerId, figure },
      shown: (ours?.figures ?? NO_FIGURES)[figure],
      recounted: (theirs?.figures ?? NO_FIGURES)[figure],
    })).filter((one) => one.shown !== one.recounted);
  });
}
