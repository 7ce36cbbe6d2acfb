import { Module } from '@nestjs/common';
import { ChangeState } from './application/change-state.ts';
import { ListSubscriptions } from './application/list-subscriptions.ts';
import { OpenSubscription } from './application/open-subscription.ts';
import { ReplayEvents } from './application/replay-events.ts';
import { RotateSecret } from './application/rotate-secret.ts';
import { OwnReplayController, ReplayController } from './http/replay.controller.ts';
import { SubscriptionController } from './http/subscription.controller.ts';

/** Who is told of changes, over HTTP. */
@Module({
  controllers: [SubscriptionController, ReplayController, OwnReplayController],
  providers: [ListSubscriptions, OpenSubscription, RotateSecret, ChangeState, ReplayEvents],
})
export class WebhookModule {}
