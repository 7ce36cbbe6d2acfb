import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { civilDate, Clock, startOfDay } from '#platform/clock';
import { Logger } from '#platform/logging';
import { Recounts, type RunningRecount } from '../persistence/recounts.ts';
import { CompareBoards } from './compare-boards.ts';

/** The hours it is begun and gone on with in: it reads what finished years ago, and by day desks come first. */
const NIGHT = { from: 2, until: 6 };
const HOUR_MS = 3_600_000;

/**
 * Holds every figure of the boards against the histories, once a night. A difference is an alarm; it is kept, and the boards
 * of the agency are counted anew.
 */
@Injectable()
export class RecountBoards {
  constructor(
    private readonly recounts: Recounts,
    private readonly comparing: CompareBoards,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @returns how many figures differed; nothing where it is not the time, or it is done */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const hours = (now.getTime() - startOfDay(now).getTime()) / HOUR_MS;
    if (hours < NIGHT.from || hours >= NIGHT.until) return 0;
    const claimed = await this.recounts.claim(civilDate(now), now);
    return claimed ? this.carryOut(claimed) : 0;
  }

  private async carryOut(claimed: RunningRecount): Promise<number> {
    const ids = [...(await this.directory.all()).keys()].sort((one, other) => one - other);
    let running = claimed;
    let differing = 0;
    for (const id of ids.filter((one) => one > claimed.after)) {
      const compared = await this.attempt(id, () => this.comparing.execute(id));
      if (!(await this.recounts.settle(running, { id, compared }, this.clock.now()))) return differing;
      running = { ...running, after: id };
      const differences = compared?.differences ?? [];
      differing += differences.length;
      if (differences.length > 0) {
        const found = { recount: running.id, agency: id, differences };
        this.logger.error('BOARDS DIFFER FROM THE HISTORIES', found);
      }
      await this.attempt(id, () => this.comparing.countAnew(id));
    }
    await this.recounts.end(running, this.clock.now());
    return differing;
  }

  /** What fails for one agency fails for it alone: else none after it would ever be compared. */
  private async attempt<Answer>(agency: number, act: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await act();
    } catch (error) {
      this.logger.error('BOARDS COULD NOT BE RECOUNTED', { agency, err: error });
      return undefined;
    }
  }
}
