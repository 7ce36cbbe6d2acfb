import { Module, type OnModuleInit } from '@nestjs/common';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { FireTimer } from './application/timers/fire-timer.ts';
import { FireTimers } from './application/timers/fire-timers.ts';
import { LogTimers } from './application/timers/log-timers.ts';
import { PlanningWorlds } from './application/planning-worlds.ts';

/** What dossiers do of their own accord; runs in the worker. */
@Module({
  imports: [OrganizationModule, WorkingCalendarModule, WorkflowModule],
  providers: [FireTimers, FireTimer, PlanningWorlds, LogTimers],
  exports: [FireTimers],
})
export class DossierWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly logTimers: LogTimers,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.logTimers);
  }
}
