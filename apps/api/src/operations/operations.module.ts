import { Module } from '@nestjs/common';
import { AuthorizationModule } from '#authorization';
import { OrganizationModule } from '#organization';
import { AuditController } from './audit.controller.ts';
import { DataKeyController } from './data-key.controller.ts';
import { OutboxController } from './outbox.controller.ts';
import { OutboxMetrics } from './outbox-metrics.ts';

/** What administrators watch and mend. */
@Module({
  imports: [AuthorizationModule, OrganizationModule],
  controllers: [AuditController, DataKeyController, OutboxController],
  providers: [OutboxMetrics],
})
export class OperationsModule {}
