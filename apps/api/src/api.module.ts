import { type DynamicModule, Module } from '@nestjs/common';
import { AdministrationModule } from '#administration';
import { CalendarChangeModule } from '#calendar-change';
import { DelegationModule } from '#delegation';
import { DocumentModule } from '#document';
import { DossierModule } from '#dossier';
import { FeeModule } from '#fee';
import { FeedbackModule } from '#feedback';
import { FormModule } from '#form';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { NotificationModule } from '#notification';
import { AuditModule } from '#platform/audit';
import { ClockModule } from '#platform/clock';
import { type Config, ConfigModule } from '#platform/config';
import { DatabaseModule, NOTHING } from '#platform/database';
import { HealthModule } from '#platform/health';
import { HttpModule } from '#platform/http';
import { LoggingModule } from '#platform/logging';
import { MetricsModule } from '#platform/metrics';
import { PersonalDataModule } from '#platform/personal-data';
import { QueueModule } from '#platform/queue';
import { PortalSyncModule } from '#portal-sync';
import { ProcedureAdministrationModule } from '#procedure';
import { RehearsalModule } from '#rehearsal';
import { ReportModule } from '#report';
import { RetentionModule } from '#retention';
import { ReorganizationModule } from '#reorganization';
import { SharedPlatformModule } from '#shared-platform';
import { SupervisionModule } from '#supervision';
import { TrackingModule } from '#tracking';
import { WorkflowAdministrationModule } from '#workflow';
import { WorkflowChangeModule } from '#workflow-change';
import { WebhookModule } from '#webhook';
import { OperationsModule } from './operations/operations.module.ts';

@Module({})
export class ApiModule {
  static of(config: Config): DynamicModule {
    const platform = [
      ConfigModule.of(config),
      LoggingModule.of('api'),
      ClockModule,
      DatabaseModule.of(NOTHING),
      AuditModule,
      QueueModule,
      PersonalDataModule,
      HttpModule,
      ...[HealthModule, MetricsModule],
    ];
    const modules = [
      IdentityModule,
      AdministrationModule,
      DelegationModule,
      ProcedureAdministrationModule,
      RehearsalModule,
      WorkflowAdministrationModule,
      DossierModule,
      IntakeModule,
      FeeModule,
      FormModule,
      DocumentModule,
      CalendarChangeModule,
      WorkflowChangeModule,
      ReorganizationModule,
      NotificationModule,
      PortalSyncModule,
      TrackingModule,
      FeedbackModule,
      SharedPlatformModule,
      SupervisionModule,
      ReportModule,
      RetentionModule,
      WebhookModule,
      OperationsModule,
    ];
    return { module: ApiModule, imports: [...platform, ...modules] };
  }
}
