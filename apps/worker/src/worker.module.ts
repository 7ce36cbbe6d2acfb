import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CalendarChangeWorkerModule } from '#calendar-change';
import { DocumentWorkerModule } from '#document';
import { DossierWorkerModule, HISTORY_LOG } from '#dossier';
import { FeeWorkerModule } from '#fee';
import { FeedbackWorkerModule } from '#feedback';
import { FormWorkerModule } from '#form';
import { IdentityWorkerModule } from '#identity';
import { IntakeWorkerModule } from '#intake';
import { NotificationWorkerModule } from '#notification';
import { AuditModule, AuditWorkerModule, ENTRY_LOG } from '#platform/audit';
import { ClockModule } from '#platform/clock';
import { type Config, ConfigModule } from '#platform/config';
import { DatabaseModule, EVERYTHING } from '#platform/database';
import { HealthModule } from '#platform/health';
import { HttpModule } from '#platform/http';
import { LoggingModule } from '#platform/logging';
import { OutboxModule } from '#platform/outbox';
import { PersonalDataModule } from '#platform/personal-data';
import { QueueModule } from '#platform/queue';
import { PortalSyncWorkerModule } from '#portal-sync';
import { RetentionWorkerModule } from '#retention';
import { ReorganizationWorkerModule } from '#reorganization';
import { SharedPlatformWorkerModule } from '#shared-platform';
import { SupervisionWorkerModule } from '#supervision';
import { WebhookWorkerModule } from '#webhook';
import { WorkflowChangeWorkerModule } from '#workflow-change';
import { ProbesOnlyGuard } from './probes-only.guard.ts';
import { Rounds } from './rounds.ts';
import { workerRounds } from './worker-rounds.ts';

@Module({})
export class WorkerModule {
  static of(config: Config): DynamicModule {
    const platform = [
      ConfigModule.of(config),
      LoggingModule.of('worker'),
      ClockModule,
      DatabaseModule.of(EVERYTHING),
      AuditModule,
      QueueModule,
      OutboxModule,
      PersonalDataModule,
      HttpModule,
      HealthModule,
    ];
    return {
      module: WorkerModule,
      imports: [
        ...platform,
        AuditWorkerModule.of(ENTRY_LOG, HISTORY_LOG),
        IdentityWorkerModule,
        DossierWorkerModule,
        DocumentWorkerModule,
        NotificationWorkerModule,
        FeeWorkerModule,
        FormWorkerModule,
        ...[PortalSyncWorkerModule, SharedPlatformWorkerModule, IntakeWorkerModule],
        SupervisionWorkerModule,
        RetentionWorkerModule,
        WebhookWorkerModule,
        FeedbackWorkerModule,
        CalendarChangeWorkerModule,
        WorkflowChangeWorkerModule,
        ReorganizationWorkerModule,
      ],
      providers: [...workerRounds, Rounds, { provide: APP_GUARD, useClass: ProbesOnlyGuard }],
    };
  }
}
