import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { Endpoint, signedIn } from '#platform/http';
import { type Beginning, ReplayEvents } from '../application/replay-events.ts';
import { webhookProblem } from '../domain/webhook.problems.ts';
import { replayBody, replayResponse, subscriptionParams } from './subscription.requests.ts';

type Params = z.infer<typeof subscriptionParams>;
type Wish = z.infer<typeof replayBody>;
type Answer = z.infer<typeof replayResponse>;

@Controller('administration/webhook-subscriptions')
export class ReplayController {
  constructor(private readonly replay: ReplayEvents) {}

  @Post(':id/replays')
  @HttpCode(200)
  @Endpoint({
    summary: 'Tell a subscription once more what it was told, from an event or a time on, under the same ids',
    access: may('administer', 'Webhook'),
    params: subscriptionParams,
    body: replayBody,
    answer: replayResponse,
  })
  async ofAny(
    @Caller() administrator: Principal,
    @Param() { id }: Params,
    @Body() wish: Wish,
  ): Promise<Answer> {
    return { firstSequence: await this.replay.execute(id, beginningOf(wish), administrator) };
  }
}

/** Beside administration, which programs of others do not reach. */
@Controller('webhook-subscriptions')
export class OwnReplayController {
  constructor(private readonly replay: ReplayEvents) {}

  @Post(':id/replays')
  @HttpCode(200)
  @Endpoint({
    summary: 'Be told once more; for the service account the subscription is of',
    access: signedIn,
    scope: 'webhooks:replay',
    params: subscriptionParams,
    body: replayBody,
    answer: replayResponse,
  })
  async ofTheirs(
    @CallingReader() reader: Reader,
    @Param() { id }: Params,
    @Body() wish: Wish,
  ): Promise<Answer> {
    if (reader.kind === 'officer') throw webhookProblem('webhook.subscription-unknown');
    return { firstSequence: await this.replay.execute(id, beginningOf(wish), reader) };
  }
}

const beginningOf = (wish: Wish): Beginning =>
  'since' in wish ? { since: new Date(wish.since) } : { sequence: wish.sequence };
