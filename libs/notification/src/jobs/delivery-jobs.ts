import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry, Queues } from '#platform/queue';
import { DeliverMessage } from '../application/deliver-message.ts';
import type { Channel } from '../domain/message.ts';

/**
 * Serves the queues of deliveries. Channels are apart, so that one gateway's bad day leaves the other channel alone; tries after
 * the first are apart, so that they take no place from what is new.
 */
@Injectable()
export class DeliveryJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly queues: Queues,
    private readonly deliver: DeliverMessage,
  ) {}

  onModuleInit(): void {
    this.registry.register('deliver-sms', this.over('sms'));
    this.registry.register('retry-sms', this.over('sms'));
    this.registry.register('deliver-email', this.over('email'));
    this.registry.register('retry-email', this.over('email'));
  }

  private over(channel: Channel) {
    return async ({ deliveryId }: { deliveryId: string }): Promise<void> => {
      await this.queues.add(await this.deliver.execute(deliveryId, channel));
    };
  }
}
