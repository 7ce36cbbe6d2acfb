import type { Provider } from '@nestjs/common';
import { ApplyCalendarChanges } from '#calendar-change';
import { FireTimers } from '#dossier';
import { CONFIG, type Config } from '#platform/config';
import { Idempotency } from '#platform/http';
import { OutboxRelay } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { NoticeOverdue } from '#supervision';
import { type Round, ROUNDS } from './rounds.ts';

const HOUR_SECONDS = 3600;

/** A change of the calendar is rare, and nobody waits for it by the second. */
const CALENDAR_SECONDS = 5;

/** Timers are in hours and days; nobody minds some seconds. */
const TIMER_SECONDS = 5;

/** Injection token of the rounds that keep due times true and act when a time has come. */
const DEADLINE_ROUNDS = Symbol('DEADLINE_ROUNDS');

/** Every round of the worker, with its rhythm. */
export const workerRounds: Provider[] = [
  {
    provide: DEADLINE_ROUNDS,
    inject: [CONFIG, NoticeOverdue, ApplyCalendarChanges, FireTimers],
    useFactory: (
      config: Config,
      overdue: NoticeOverdue,
      changes: ApplyCalendarChanges,
      timers: FireTimers,
    ): Round[] => [
      { name: 'overdue scan', everySeconds: config.OVERDUE_SCAN_SECONDS, run: () => overdue.execute() },
      { name: 'calendar changes', everySeconds: CALENDAR_SECONDS, run: () => changes.execute() },
      { name: 'timers of steps', everySeconds: TIMER_SECONDS, run: () => timers.execute() },
    ],
  },
  {
    provide: ROUNDS,
    inject: [CONFIG, OutboxRelay, Sweeper, Idempotency, DEADLINE_ROUNDS],
    useFactory: (
      config: Config,
      relay: OutboxRelay,
      sweeper: Sweeper,
      idempotency: Idempotency,
      deadlineRounds: Round[],
    ): Round[] => [
      { name: 'sweep after start', run: () => sweeper.sweep(0) },
      { name: 'outbox relay', everySeconds: config.RELAY_SECONDS, run: () => relay.drain() },
      { name: 'sweep', everySeconds: config.SWEEP_SECONDS, run: () => sweeper.sweep(config.STALE_SECONDS) },
      ...deadlineRounds,
      { name: 'forgetting old answers', everySeconds: HOUR_SECONDS, run: () => idempotency.forget() },
    ],
  },
];
