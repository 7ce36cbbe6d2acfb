import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { statementLimit, wasStopped } from '#platform/database';
import { reportProblem } from '../domain/report.problems.ts';

/** Reports that a process counts at a time. A long one holds a connection for minutes, and there are a dozen for everybody. */
export const REPORTS_AT_A_TIME = 2;

/** When another one is worth a try: about as long as a quarter of a large province takes. */
const SECONDS_TO_WAIT = 10;

/**
 * Lets so many reports be counted at a time, and each of their statements run so long. What comes beyond is sent away at once: waiting
 * requests would pile up, and be sent again meanwhile. Counted in the memory of each process, as its connections are.
 */
@Injectable()
export class ReportTurns {
  private taken = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws report.busy, report.took-too-long, and what the work throws */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.taken >= REPORTS_AT_A_TIME) {
      const seconds = SECONDS_TO_WAIT;
      throw reportProblem('report.busy', { seconds }, { retryAfterSeconds: seconds });
    }
    this.taken += 1;
    try {
      return await this.limited(work);
    } finally {
      this.taken -= 1;
    }
  }

  private async limited<Result>(work: () => Promise<Result>): Promise<Result> {
    const seconds = this.config.REPORT_STATEMENT_SECONDS;
    try {
      return await statementLimit.of(Math.ceil(seconds * 1000), work);
    } catch (error) {
      throw wasStopped(error) ? reportProblem('report.took-too-long', { seconds }) : error;
    }
  }
}
