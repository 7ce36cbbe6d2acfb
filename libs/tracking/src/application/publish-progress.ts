import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Directory } from '#organization';
import { Clock, VIETNAM } from '#platform/clock';
import { Database } from '#platform/database';
import { type CountedProgress, freshFor, publishable } from '../domain/published-progress.ts';
import { trackingProblem } from '../domain/tracking.problems.ts';
import { countMonth, keptMonth, type KeptMonth } from '../persistence/month-progress.ts';

export interface PublishedProgress {
  countedAt: Date;
  lines: (Omit<CountedProgress, 'agencyId'> & { agency: string; name: string })[];
}

/** Publishes how agencies do with the dossiers of a month: figures that are kept, and counted anew by the first who asks later. */
@Injectable()
export class PublishProgress {
  private readonly counting = new Map<string, Promise<KeptMonth>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @param month `yyyy-MM` @throws tracking.month-to-come */
  async execute(month: string): Promise<PublishedProgress> {
    const from = DateTime.fromISO(`${month}-01`, { zone: VIETNAM });
    const now = this.clock.now();
    if (from.toJSDate() > now) throw trackingProblem('tracking.month-to-come', { month });
    const kept = await keptMonth(this.database, `${month}-01`);
    const isFresh = kept && now.getTime() - kept.countedAt.getTime() < freshFor(from.toJSDate(), now);
    const { countedAt, lines } = isFresh ? kept : await this.count(month, from, now);
    const agencyOf = await this.directory.finder();
    return {
      countedAt,
      lines: publishable(lines).map(({ agencyId, ...figures }) => {
        const { code, name } = agencyOf(agencyId);
        return { agency: code, name, ...figures };
      }),
    };
  }

  /** Once for all who ask at a time. */
  private count(month: string, from: DateTime, at: Date): Promise<KeptMonth> {
    const under = this.counting.get(month);
    if (under) return under;
    const to = from.plus({ months: 1 });
    const counting = countMonth(this.database, `${month}-01`, {
      ...{ from: from.toJSDate(), to: to.toJSDate(), at },
    }).finally(() => this.counting.delete(month));
    this.counting.set(month, counting);
    return counting;
  }
}
