import type { Provider } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { ApplyCalendarChanges } from '#calendar-change';
import { ClearStore } from '#document';
import { FireTimers } from '#dossier';
import { ForgetSignIns } from '#identity';
import {
  LookAfterNotices,
  NoticeSilence,
  ReadBounces,
  RemindOfSupplements,
  SendDigests,
  TakeInReceipts,
  TellOutside,
  WeighGateways,
} from '#notification';
import { SealAudit } from '#platform/audit';
import { CONFIG, type Config } from '#platform/config';
import { Idempotency } from '#platform/http';
import { OutboxRelay } from '#platform/outbox';
import { DataKeys, ResealStoredData } from '#platform/personal-data';
import { Sweeper } from '#platform/queue';
import { ApplyRetention } from '#retention';
import { ApplyReorganizations } from '#reorganization';
import { FireThresholds, NoticeOverdue, PlanThresholds, ReckonForecast, RecountBoards } from '#supervision';
import {
  BeginNightly,
  ForgetExchanges,
  PullDueCatalogues,
  PullQuestions,
  ReconcilePortal,
  SendLetters,
} from '#portal-sync';
import { ForgetEvents } from '#webhook';
import { ApplyWorkflowChanges } from '#workflow-change';
import { type Round, ROUNDS } from './rounds.ts';
import { SHARED_PLATFORM_ROUNDS, sharedPlatformRounds } from './shared-platform-rounds.ts';

const HOUR_SECONDS = 3600;

/** Changes of the calendar, of workflows and of agencies are rare, and nobody waits for them by the second. */
const CHANGES_SECONDS = 5;

/** A gateway that breaks is left alone within seconds. */
const WEIGHING_SECONDS = 5;

/** Reminders and silences are in working days; nobody minds some minutes. */
const REMINDER_SECONDS = 300;

/** Timers and limits are in hours and days; nobody minds some seconds. */
const TIMER_SECONDS = 5;

/** A comparison with the portal takes hours; nobody waits for its next slice by the second. */
const COMPARING_SECONDS = 1;
const NIGHT_SECONDS = 60;

/** Data keys are as old as their processes know them to be within a minute anyway. */
const KEYS_SECONDS = 60;

/** Reactions to messages at a time: of two cores one, for what is written must be sent as well, and at most so many. */
const REACTIONS = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));
/**
 * Of so many connections one reacts to a message, which may need a second one for what is kept for a while and must be read
 * anew: if all were in such hands, each would wait for the others.
 */
const CONNECTIONS_A_REACTION = 4;

const reactionsOf = ({ DATABASE_POOL }: Config): number =>
  Math.min(REACTIONS, Math.ceil(DATABASE_POOL / CONNECTIONS_A_REACTION));

/** Where a submission stands, and answers to questions: nobody waits for them by the second. */
const LETTERS_SECONDS = 15;
/** Citizens are answered within days. */
const QUESTIONS_SECONDS = 900;

/** Injection token of the rounds that look after personal data. */
const PERSONAL_DATA_ROUNDS = Symbol('PERSONAL_DATA_ROUNDS');
/** Injection token of the rounds that carry out what was decided about many dossiers at once. */
const CHANGE_ROUNDS = Symbol('CHANGE_ROUNDS');

/** Injection token of the rounds that look after running dossiers. */
const DOSSIER_ROUNDS = Symbol('DOSSIER_ROUNDS');

/** Injection token of the rounds that look how much of limits is used up. */
const THRESHOLD_ROUNDS = Symbol('THRESHOLD_ROUNDS');

/** Injection token of the rounds that look after messages. */
const MESSAGE_ROUNDS = Symbol('MESSAGE_ROUNDS');

/** Injection token of the rounds that write although nothing has happened. */
const REMINDER_ROUNDS = Symbol('REMINDER_ROUNDS');

/** Injection token of the rounds that look after what the national portal holds. */
const PORTAL_ROUNDS = Symbol('PORTAL_ROUNDS');

/** Injection token of the rounds nobody waits for. */
const HOUSEKEEPING = Symbol('HOUSEKEEPING');

/** Every round of the worker, with its rhythm. */
export const workerRounds: Provider[] = [
  sharedPlatformRounds,
  {
    provide: CHANGE_ROUNDS,
    inject: [ApplyCalendarChanges, ApplyWorkflowChanges, ApplyReorganizations],
    useFactory: (
      calendar: ApplyCalendarChanges,
      workflows: ApplyWorkflowChanges,
      reorganizations: ApplyReorganizations,
    ): Round[] => [
      { name: 'calendar changes', everySeconds: CHANGES_SECONDS, run: () => calendar.execute() },
      { name: 'workflow changes', everySeconds: CHANGES_SECONDS, run: () => workflows.execute() },
      { name: 'reorganisations', everySeconds: CHANGES_SECONDS, run: () => reorganizations.execute() },
    ],
  },
  {
    provide: DOSSIER_ROUNDS,
    inject: [CONFIG, NoticeOverdue, FireTimers, CHANGE_ROUNDS, THRESHOLD_ROUNDS],
    useFactory: (
      config: Config,
      overdue: NoticeOverdue,
      timers: FireTimers,
      ...others: Round[][]
    ): Round[] => [
      { name: 'overdue scan', everySeconds: config.OVERDUE_SCAN_SECONDS, run: () => overdue.execute() },
      ...others.flat(),
      { name: 'timers of steps', everySeconds: TIMER_SECONDS, run: () => timers.execute() },
    ],
  },
  {
    provide: THRESHOLD_ROUNDS,
    inject: [PlanThresholds, FireThresholds, RecountBoards, ReckonForecast],
    useFactory: (
      plans: PlanThresholds,
      thresholds: FireThresholds,
      boards: RecountBoards,
      forecast: ReckonForecast,
    ): Round[] => [
      { name: 'plans of thresholds', everySeconds: TIMER_SECONDS, run: () => plans.execute() },
      { name: 'thresholds', everySeconds: TIMER_SECONDS, run: () => thresholds.execute() },
      { name: 'recount of the boards', everySeconds: NIGHT_SECONDS, run: () => boards.execute() },
      { name: 'forecast of the night', everySeconds: NIGHT_SECONDS, run: () => forecast.execute() },
    ],
  },
  {
    provide: MESSAGE_ROUNDS,
    inject: [CONFIG, TakeInReceipts, WeighGateways, ReadBounces, REMINDER_ROUNDS],
    useFactory: (
      config: Config,
      receipts: TakeInReceipts,
      gateways: WeighGateways,
      bounces: ReadBounces,
      reminders: Round[],
    ): Round[] => [
      { name: 'weighing of gateways', everySeconds: WEIGHING_SECONDS, run: () => gateways.execute() },
      { name: 'receipts', everySeconds: config.SWEEP_SECONDS, run: () => receipts.execute() },
      ...(config.BOUNCE_URL
        ? [{ name: 'bounces', everySeconds: config.BOUNCE_SECONDS, run: () => bounces.execute() }]
        : []),
      ...reminders,
    ],
  },
  {
    provide: REMINDER_ROUNDS,
    inject: [RemindOfSupplements, NoticeSilence, LookAfterNotices, SendDigests, TellOutside],
    useFactory: (
      supplements: RemindOfSupplements,
      silences: NoticeSilence,
      notices: LookAfterNotices,
      digests: SendDigests,
      outside: TellOutside,
    ): Round[] => [
      { name: 'reminders of supplements', everySeconds: REMINDER_SECONDS, run: () => supplements.execute() },
      { name: 'silences', everySeconds: REMINDER_SECONDS, run: () => silences.execute() },
      { name: 'notices of officers', everySeconds: REMINDER_SECONDS, run: () => notices.execute() },
      { name: 'mails of the day', everySeconds: REMINDER_SECONDS, run: () => digests.execute() },
      { name: 'telling officers outside', everySeconds: TIMER_SECONDS, run: () => outside.execute() },
    ],
  },
  {
    provide: PORTAL_ROUNDS,
    inject: [CONFIG, BeginNightly, ReconcilePortal, SendLetters, PullQuestions],
    useFactory: (
      { PORTAL_DIALECT }: Config,
      night: BeginNightly,
      portal: ReconcilePortal,
      letters: SendLetters,
      questions: PullQuestions,
    ): Round[] => [
      { name: 'comparisons of the night', everySeconds: NIGHT_SECONDS, run: () => night.execute() },
      { name: 'comparing with the portal', everySeconds: COMPARING_SECONDS, run: () => portal.execute() },
      ...(PORTAL_DIALECT === 'mapi'
        ? [
            { name: 'letters to the portal', everySeconds: LETTERS_SECONDS, run: () => letters.execute() },
            {
              name: 'questions of the portal',
              everySeconds: QUESTIONS_SECONDS,
              run: () => questions.execute(),
            },
          ]
        : []),
    ],
  },
  {
    provide: HOUSEKEEPING,
    inject: [Idempotency, ForgetSignIns, ForgetEvents, ForgetExchanges, PullDueCatalogues],
    useFactory: (
      idempotency: Idempotency,
      signIns: ForgetSignIns,
      events: ForgetEvents,
      exchanges: ForgetExchanges,
      catalogues: PullDueCatalogues,
    ): Round[] => [
      { name: 'forgetting old answers', everySeconds: HOUR_SECONDS, run: () => idempotency.forget() },
      { name: 'forgetting old sign-ins', everySeconds: HOUR_SECONDS, run: () => signIns.execute() },
      { name: 'forgetting old events', everySeconds: HOUR_SECONDS, run: () => events.execute() },
      { name: 'forgetting old exchanges', everySeconds: HOUR_SECONDS, run: () => exchanges.execute() },
      { name: 'pulling shared catalogues', everySeconds: HOUR_SECONDS, run: () => catalogues.execute() },
    ],
  },
  {
    provide: PERSONAL_DATA_ROUNDS,
    inject: [DataKeys, ResealStoredData, ApplyRetention, ClearStore],
    useFactory: (
      keys: DataKeys,
      reseal: ResealStoredData,
      retention: ApplyRetention,
      documents: ClearStore,
    ): Round[] => [
      { name: 'wrapping of keys', everySeconds: KEYS_SECONDS, run: () => keys.rewrap() },
      { name: 'change of keys', everySeconds: CHANGES_SECONDS, run: () => reseal.execute() },
      { name: 'retention', everySeconds: HOUR_SECONDS, run: () => retention.execute() },
      { name: 'clearing the store of documents', everySeconds: HOUR_SECONDS, run: () => documents.execute() },
    ],
  },
  {
    provide: ROUNDS,
    inject: [
      CONFIG,
      OutboxRelay,
      Sweeper,
      SealAudit,
      DOSSIER_ROUNDS,
      PERSONAL_DATA_ROUNDS,
      MESSAGE_ROUNDS,
      PORTAL_ROUNDS,
      SHARED_PLATFORM_ROUNDS,
      HOUSEKEEPING,
    ],
    useFactory: (
      config: Config,
      relay: OutboxRelay,
      sweeper: Sweeper,
      audit: SealAudit,
      ...others: Round[][]
    ): Round[] => [
      { name: 'sweep after start', run: () => sweeper.sweep(0) },
      {
        name: 'outbox relay',
        everySeconds: config.RELAY_SECONDS,
        run: () => relay.drain(reactionsOf(config)),
      },
      { name: 'sweep', everySeconds: config.SWEEP_SECONDS, run: () => sweeper.sweep(config.STALE_SECONDS) },
      {
        name: 'sealing the audit trail',
        everySeconds: config.AUDIT_SEAL_SECONDS,
        run: () => audit.execute(),
      },
      ...others.flat(),
    ],
  },
];
