import type { Provider } from '@nestjs/common';
import { ApplyCalendarChanges } from '#calendar-change';
import { CONFIG, type Config } from '#platform/config';
import { Idempotency } from '#platform/http';
import { OutboxRelay } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { NoticeOverdue } from '#supervision';
import { type Round, ROUNDS } from './rounds.ts';

const HOUR_SECONDS = 3600;

/** A change of the calendar is rare, and nobody waits for it by the second. */
const CALENDAR_SECONDS = 5;

/** Every round of the worker, with its rhythm. */
export const workerRounds: Provider = {
  provide: ROUNDS,
  inject: [CONFIG, OutboxRelay, Sweeper, NoticeOverdue, ApplyCalendarChanges, Idempotency],
  useFactory: (
    config: Config,
    relay: OutboxRelay,
    sweeper: Sweeper,
    overdue: NoticeOverdue,
    calendarChanges: ApplyCalendarChanges,
    idempotency: Idempotency,
  ): Round[] => [
    { name: 'sweep after start', run: () => sweeper.sweep(0) },
    { name: 'outbox relay', everySeconds: config.RELAY_SECONDS, run: () => relay.drain() },
    { name: 'sweep', everySeconds: config.SWEEP_SECONDS, run: () => sweeper.sweep(config.STALE_SECONDS) },
    { name: 'overdue scan', everySeconds: config.OVERDUE_SCAN_SECONDS, run: () => overdue.execute() },
    { name: 'calendar changes', everySeconds: CALENDAR_SECONDS, run: () => calendarChanges.execute() },
    { name: 'forgetting old answers', everySeconds: HOUR_SECONDS, run: () => idempotency.forget() },
  ],
};
