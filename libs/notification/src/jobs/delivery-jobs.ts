import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '#platform/queue';
import { DeliverMessage } from '../application/deliver-message.ts';

/** Serves the two delivery queues; they are apart so that one gateway's bad day leaves the other channel alone. */
@Injectable()
export class DeliveryJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly deliver: DeliverMessage,
  ) {}

  onModuleInit(): void {
    this.registry.register('deliver-sms', ({ deliveryId }) => this.deliver.execute(deliveryId));
    this.registry.register('deliver-email', ({ deliveryId }) => this.deliver.execute(deliveryId));
  }
}
