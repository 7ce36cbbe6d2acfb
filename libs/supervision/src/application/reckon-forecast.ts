import { Inject, Injectable } from '@nestjs/common';
import { civilDate, Clock, startOfDay } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql, type Sql } from '#platform/database';
import { Logger } from '#platform/logging';
import {
  beginForecastNight,
  compareForecast,
  forecastRunning,
  learnPace,
  type Night,
} from '../persistence/forecast-night.ts';

/** From then on a day's forecast may be reckoned: offices are closed, and what ended yesterday is in. */
const AFTER_MIDNIGHT_MS = 2 * 3_600_000;

/**
 * Reckons each night which running dossiers will probably be late, from how long dossiers like them still took, and how wrong such
 * forecasts were. All of a night is one transaction: whoever dies in it has reckoned nothing.
 */
@Injectable()
export class ReckonForecast {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns of how many dossiers; 0 when the night was reckoned before */
  async execute(): Promise<number> {
    const now = this.clock.now();
    if (now.getTime() - startOfDay(now).getTime() < AFTER_MIDNIGHT_MS) return 0;
    const day = civilDate(now);
    const night: Night = { now, lateFrom: this.lateFrom };
    const reckoned = await this.database.transaction(async (tx) => {
      if (!(await beginForecastNight(tx, day, now))) return 0;
      await learnPace(tx, night);
      await compareForecast(tx, day, night);
      return forecastRunning(tx, night);
    });
    if (reckoned > 0) this.logger.info('the forecast is reckoned', { dossiers: reckoned });
    return reckoned;
  }

  /** As `isLate` of the legal clock says it of one dossier. */
  private get lateFrom(): Sql {
    return this.config.LATENESS_COMPARISON === 'by-date'
      ? sql`(date_trunc('day', d.due_at at time zone 'Asia/Ho_Chi_Minh') + interval '1 day') at time zone 'Asia/Ho_Chi_Minh'`
      : sql`d.due_at + interval '1 minute'`;
  }
}
