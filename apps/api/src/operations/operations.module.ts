import { Module, type OnModuleInit } from '@nestjs/common';
import { AuthorizationModule } from '#authorization';
import { OrganizationModule } from '#organization';
import { Metrics } from '#platform/metrics';
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
export class OperationsModule implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly outbox: OutboxMetrics,
  ) {}

  onModuleInit(): void {
    this.metrics.add(this.outbox);
  }
}
