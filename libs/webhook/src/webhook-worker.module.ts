import { Module, type OnModuleInit } from '@nestjs/common';
import { OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { HttpReceiver } from './adapters/http-receiver.ts';
import { CallReceiver } from './application/call-receiver.ts';
import { FollowChanges } from './application/follow-changes.ts';
import { FollowWoken } from './application/follow-woken.ts';
import { ForgetEvents } from './application/forget-events.ts';
import { Receiver } from './application/receiver.ts';
import { SendEvents } from './application/send-events.ts';
import { SweepSubscriptions } from './application/sweep-subscriptions.ts';
import { WebhookJobs } from './jobs/webhook-jobs.ts';

/** Tells other systems; for the worker. */
@Module({
  providers: [
    ...[FollowChanges, FollowWoken, SweepSubscriptions],
    ...[CallReceiver, SendEvents, WebhookJobs, ForgetEvents],
    { provide: Receiver, useClass: HttpReceiver },
  ],
  exports: [ForgetEvents],
})
export class WebhookWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly sweeper: Sweeper,
    private readonly changes: FollowChanges,
    private readonly woken: FollowWoken,
    private readonly sweep: SweepSubscriptions,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.changes);
    this.subscribers.add(this.woken);
    this.sweeper.add(this.sweep);
  }
}
