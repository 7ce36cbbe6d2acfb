import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry, Queues } from '#platform/queue';
import { SendEvents } from '../application/send-events.ts';

/** Serves the queues of webhooks; receivers that fail are apart, so that they take no place from the others. */
@Injectable()
export class WebhookJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly queues: Queues,
    private readonly send: SendEvents,
  ) {}

  onModuleInit(): void {
    const serve = async ({ subscriptionId }: { subscriptionId: string }): Promise<void> => {
      await this.queues.add(await this.send.execute(subscriptionId));
    };
    this.registry.register('deliver-webhook', serve);
    this.registry.register('retry-webhook', serve);
  }
}
