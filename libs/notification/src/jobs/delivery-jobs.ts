import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry, Queues } from '#platform/queue';
import { QUEUES } from '../application/delivery-job.ts';
import { DeliverMessage } from '../application/deliver-message.ts';
import { type Channel, CHANNELS } from '../domain/message.ts';

/**
 * Serves the queues of deliveries. Channels are apart, so that one gateway's bad day leaves the others alone; tries after
 * the first, and the many of one agency, are apart, so that they take no place from what is new.
 */
@Injectable()
export class DeliveryJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly queues: Queues,
    private readonly deliver: DeliverMessage,
  ) {}

  onModuleInit(): void {
    for (const channel of CHANNELS) {
      for (const queue of Object.values(QUEUES[channel])) this.registry.register(queue, this.over(channel));
    }
  }

  private over(channel: Channel) {
    return async ({ deliveryId }: { deliveryId: string }): Promise<void> => {
      await this.queues.add(await this.deliver.execute(deliveryId, channel));
    };
  }
}
