import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import { Calendars } from '#working-calendar';
import { type Summary, summaryOf } from '../domain/summary.ts';
import { type WalkWarning, warningsOf } from '../domain/warnings.ts';
import type { Walk } from '../domain/walk.ts';

/** Says what a walk comes to, and what is worth looking at in it. */
@Injectable()
export class Summarize {
  constructor(
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(walk: Walk): Promise<{ summary: Summary; warnings: readonly WalkWarning[] }> {
    const book = await this.calendars.current();
    const agencyOf = await this.directory.finder();
    const calendarOf = (agencyId: number) => book.of(agencyOf(agencyId));
    const summary = summaryOf(walk, calendarOf, this.config.LATENESS_COMPARISON);
    return { summary, warnings: warningsOf(walk, summary, calendarOf) };
  }
}
