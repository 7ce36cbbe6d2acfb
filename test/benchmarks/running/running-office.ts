import { createDataSource, Database, sql } from '#platform/database';
import { servedFrom, testEnvironment } from '#testing';
import { Child } from '../measure/child.ts';
import { movedByDayOff } from './moved-by-day-off.ts';

export type Promises = 'keep' | 're-issue';

/** What a dossier's rescheduling was recorded as, and how the dossier stands now. */
export interface RecordedMove {
  id: string;
  outcome: 're-issued' | 'kept';
  dueBefore: Date;
  dueByCalendar: Date;
  dueAt: Date;
  version: number;
  /** History lines that tell of it. */
  told: number;
}

/** A database of running dossiers, with a worker process that looks after it. */
export class RunningOffice {
  private constructor(
    readonly database: Database,
    private readonly worker: Child,
  ) {}

  static async open(url: string): Promise<RunningOffice> {
    const source = await createDataSource({ url, pool: 2, applicationName: 'mot-cua-bench' }).initialize();
    const worker = Child.start('running/worker.mjs');
    await worker.ask(
      testEnvironment({ NODE_ENV: 'production', ADMINISTRATION_HOURS: undefined, ...servedFrom(url) }),
    );
    return new RunningOffice(new Database(source), worker);
  }

  async close(): Promise<void> {
    await this.worker.stop();
    await this.database.source.destroy();
  }

  /** What a day off would do to the running dossiers; without one, the calendar as it is. */
  preview(dayOff?: string): Promise<{ seconds: number; looked: number; moved: string[] }> {
    return this.worker.ask({ act: 'preview', dayOff });
  }

  /** How long the reads of a preview take. */
  reads(dayOff: string): Promise<{ seconds: number }> {
    return this.worker.ask({ act: 'reads', dayOff });
  }

  /** Enters a day off and carries it out on every running dossier. */
  apply(dayOff: string, promises: Promises): Promise<{ seconds: number; looked: number; revision: number }> {
    return this.worker.ask({ act: 'apply', dayOff, promises });
  }

  /** Ids of the dossiers a day off moves, found without reckoning a due time. */
  async movedByDayOff(date: string): Promise<string[]> {
    return (await this.database.query<{ id: string }>(movedByDayOff(date))).map(({ id }) => id);
  }

  /** The dossiers a revision moved, by id. */
  movesOf(revision: number): Promise<RecordedMove[]> {
    return this.database.query<RecordedMove>(sql`
      select d.id, r.outcome, r.due_before as "dueBefore", r.due_by_calendar as "dueByCalendar", d.due_at as "dueAt",
             d.version,
             (select count(*)::int from dossier.history h where h.dossier_id = d.id and h.action = 'reschedule') as told
      from dossier.rescheduling r join dossier.dossier d on d.id = r.dossier_id
      where r.calendar_revision = ${revision} order by d.id`);
  }
}
