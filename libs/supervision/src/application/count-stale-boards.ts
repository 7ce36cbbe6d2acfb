import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, type Queryable } from '#platform/database';
import { boardProblem } from '../domain/board.problems.ts';
import { countBoards, holdBoards, staleAgencies } from '../persistence/count-boards.ts';
import { BoardMoments } from './board-moments.ts';

/** Times it begins anew because the day ended meanwhile: once is midnight, and more is a clock that cannot be counted by. */
const TRIES = 3;

/** Counts the boards of agencies again of which something moved, or whose day is over; whoever looks first. */
@Injectable()
export class CountStaleBoards {
  constructor(
    private readonly database: Database,
    private readonly moments: BoardMoments,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param agencyIds whose dossiers whoever asks may all see
   * @returns the moment they are right at
   * @throws supervision.boards-unsettled
   */
  async execute(agencyIds: readonly number[]): Promise<Date> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = this.clock.now();
      const { bases, until } = await this.moments.at(now, agencyIds);
      const stale = await this.stale(this.database, bases, now);
      if (stale.length === 0) return now;
      const counted = await this.count(stale);
      // Otherwise those that held when it was asked are of a day that is over meanwhile.
      if (counted < until) return counted;
    }
    throw boardProblem('supervision.boards-unsettled');
  }

  /** @returns when they were counted: others may have counted them first, and it may be another day than when it was asked */
  private count(agencyIds: readonly number[]): Promise<Date> {
    return this.database.transaction(async (tx) => {
      await holdBoards(tx, agencyIds);
      const now = this.clock.now();
      const held = await this.moments.at(now, agencyIds);
      const stale = new Set(await this.stale(tx, held.bases, now));
      if (stale.size === 0) return now;
      const byInstant = this.config.LATENESS_COMPARISON === 'by-instant';
      await countBoards(
        tx,
        held.agencies.filter(({ id }) => stale.has(id)),
        { bases: held.bases.filter(({ id }) => stale.has(id)), at: now, until: held.until, byInstant },
      );
      return now;
    });
  }

  private async stale(
    queryable: Queryable,
    bases: Parameters<typeof staleAgencies>[0],
    now: Date,
  ): Promise<number[]> {
    const rows = await queryable.query<{ id: number }>(staleAgencies(bases, now));
    return rows.map(({ id }) => id);
  }
}
