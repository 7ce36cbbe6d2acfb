import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule, RunningClocks } from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { WorkingCalendarModule } from '#working-calendar';
import { CalendarsAtRevision } from './application/calendars-at-revision.ts';
import { DossierMetrics } from './application/dossier-metrics.ts';
import { FireThresholds } from './application/fire-thresholds.ts';
import { ForgetNudges } from './application/forget-nudges.ts';
import { Lateness } from './application/lateness.ts';
import { ListApologies } from './application/list-apologies.ts';
import { ListForecast } from './application/list-forecast.ts';
import { ListThresholds } from './application/list-thresholds.ts';
import { NudgeHolders } from './application/nudge-holders.ts';
import { NoticeOverdue } from './application/notice-overdue.ts';
import { PlanThresholds } from './application/plan-thresholds.ts';
import { ReckonForecast } from './application/reckon-forecast.ts';
import { SetLadder } from './application/set-ladder.ts';
import { BoardModule, BoardWorkerModule } from './board.module.ts';
import { LadderController } from './http/ladder.controller.ts';
import { MetricsController } from './http/metrics.controller.ts';
import { NudgeController } from './http/nudge.controller.ts';
import { OutlookController } from './http/outlook.controller.ts';
import { SupervisionController } from './http/supervision.controller.ts';

/** Boards and lists for those who answer for the figures. */
@Module({
  imports: [BoardModule, DossierModule, OrganizationModule, WorkingCalendarModule],
  controllers: [
    SupervisionController,
    MetricsController,
    LadderController,
    NudgeController,
    OutlookController,
  ],
  providers: [Lateness, DossierMetrics, SetLadder, NudgeHolders, ListThresholds, ListForecast, ListApologies],
})
export class SupervisionModule {}

/** The scans that notice lateness, and what leads to it; runs in the worker. */
@Module({
  imports: [BoardWorkerModule, OrganizationModule, WorkingCalendarModule],
  providers: [
    NoticeOverdue,
    RunningClocks,
    CalendarsAtRevision,
    PlanThresholds,
    FireThresholds,
    ReckonForecast,
    ForgetNudges,
  ],
  exports: [BoardWorkerModule, NoticeOverdue, PlanThresholds, FireThresholds, ReckonForecast],
})
export class SupervisionWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly plans: PlanThresholds,
    private readonly nudges: ForgetNudges,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.plans);
    this.subscribers.add(this.nudges);
  }
}
