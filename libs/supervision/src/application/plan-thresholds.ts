import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED, type RunningClock, RunningClocks } from '#dossier';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { type CalendarOf, planThresholds, type PlannedThreshold } from '../domain/plan-thresholds.ts';
import { laddersOf, readLadders, spreadLadders } from '../persistence/ladders.ts';
import { askForPlans, replaceThresholds, takeUnplanned } from '../persistence/thresholds.ts';
import { CalendarsAtRevision } from './calendars-at-revision.ts';

/** Dossiers planned in one transaction. */
const BATCH = 200;

/**
 * Reckons when the thresholds of running dossiers are reached, whenever their clock may have changed: what changed is put down with
 * the message that tells of it, and a round plans it, many at a time.
 */
@Injectable()
export class PlanThresholds implements OutboxSubscriber {
  readonly name = 'plans of thresholds';
  readonly messages = [DOSSIER_CHANGED];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clocks: RunningClocks,
    private readonly calendars: CalendarsAtRevision,
    private readonly logger: Logger,
  ) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    await askForPlans(
      tx,
      messages.map(({ subjectId }) => subjectId),
      this.clock.now(),
    );
    return [];
  }

  /** @returns how many dossiers were looked at */
  async execute(): Promise<number> {
    await this.database.transaction((tx) => spreadLadders(tx, this.clock.now()));
    let total = 0;
    for (let planned = BATCH; planned === BATCH; total += planned) {
      planned = await this.database.transaction((tx) => this.planBatch(tx));
    }
    return total;
  }

  private async planBatch(tx: Transaction): Promise<number> {
    const ids = await takeUnplanned(tx, BATCH);
    if (ids.length === 0) return 0;
    const clocks = await this.clocks.among(tx, ids);
    const ladderOf = laddersOf(await readLadders(tx));
    const planned: PlannedThreshold[] = [];
    for (const clock of clocks) {
      planned.push(...this.plan(clock, ladderOf, await this.calendars.of(clock.calendarRevision)));
    }
    await replaceThresholds(tx, ids, planned);
    return ids.length;
  }

  /** A dossier that cannot be reckoned holds no other up. */
  private plan(
    clock: RunningClock,
    ladderOf: ReturnType<typeof laddersOf>,
    calendarOf: CalendarOf,
  ): PlannedThreshold[] {
    try {
      return planThresholds(clock, ladderOf(clock.procedureCode), calendarOf);
    } catch (error) {
      this.logger.error('thresholds cannot be planned', { err: error, dossierId: clock.id });
      return [];
    }
  }
}
