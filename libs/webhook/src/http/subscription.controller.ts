import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ChangeState } from '../application/change-state.ts';
import { ListSubscriptions, type SubscriptionLine } from '../application/list-subscriptions.ts';
import { OpenSubscription } from '../application/open-subscription.ts';
import { RotateSecret } from '../application/rotate-secret.ts';
import { PAUSED_BECAUSE } from '../domain/subscription.ts';
import {
  oneResponse,
  openedResponse,
  rotatedResponse,
  rotationBody,
  subscriptionBody,
  subscriptionList,
  subscriptionParams,
  subscriptionResponse,
} from './subscription.requests.ts';

const administrators = may('administer', 'Webhook');
type Params = z.infer<typeof subscriptionParams>;

/**
 * Secrets are given without `Idempotency-Key`: to answer a repetition, the secret would have to be kept as it is. Who lost the answer
 * asks for another.
 */
@Controller('administration/webhook-subscriptions')
export class SubscriptionController {
  constructor(
    private readonly listing: ListSubscriptions,
    private readonly opening: OpenSubscription,
    private readonly rotating: RotateSecret,
    private readonly state: ChangeState,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Which systems are told of changes, and whether they take it',
    access: administrators,
    answer: subscriptionList,
  })
  async list(): Promise<z.infer<typeof subscriptionList>> {
    return { items: (await this.listing.execute()).map(present) };
  }

  @Get(':id')
  @Endpoint({
    summary: 'A subscription with its last hundred calls',
    access: administrators,
    params: subscriptionParams,
    answer: oneResponse,
  })
  async one(@Param() { id }: Params): Promise<z.infer<typeof oneResponse>> {
    const { line, exchanges } = await this.listing.one(id);
    return {
      subscription: present(line),
      exchanges: exchanges.map(({ startedAt, endedAt, ...exchange }) => ({
        ...exchange,
        ...{ startedAt: rfc3339(startedAt), endedAt: rfc3339(endedAt) },
      })),
    };
  }

  @Post()
  @Endpoint({
    summary: 'Tell another system of changes from now on, as CloudEvents 1.0 signed by Standard Webhooks 1.0',
    access: administrators,
    body: subscriptionBody,
    status: 201,
    answer: openedResponse,
  })
  open(
    @Caller() administrator: Principal,
    @Body() wish: z.infer<typeof subscriptionBody>,
  ): Promise<z.infer<typeof openedResponse>> {
    return this.opening.execute(wish, administrator);
  }

  @Post(':id/secret')
  @Endpoint({
    summary: 'Put a new secret in the place of this one, which goes on for a week at most',
    access: administrators,
    params: subscriptionParams,
    body: rotationBody,
    status: 201,
    answer: rotatedResponse,
  })
  async rotate(
    @Caller() administrator: Principal,
    @Param() { id }: Params,
    @Body() { overlapHours }: z.infer<typeof rotationBody>,
  ): Promise<z.infer<typeof rotatedResponse>> {
    return { secret: await this.rotating.execute(id, overlapHours, administrator) };
  }

  @Post(':id/pause')
  @HttpCode(204)
  @Endpoint({
    summary: 'Tell it nothing for the time being; what happens waits',
    access: administrators,
    params: subscriptionParams,
    status: 204,
  })
  pause(@Caller() administrator: Principal, @Param() { id }: Params): Promise<void> {
    return this.state.pause(id, administrator);
  }

  @Post(':id/resumption')
  @HttpCode(204)
  @Endpoint({
    summary: 'Go on telling it, from where it stopped',
    access: administrators,
    params: subscriptionParams,
    status: 204,
  })
  resume(@Caller() administrator: Principal, @Param() { id }: Params): Promise<void> {
    return this.state.resume(id, administrator);
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint({
    summary: 'Tell it nothing any more, for good',
    access: administrators,
    params: subscriptionParams,
    status: 204,
  })
  end(@Caller() administrator: Principal, @Param() { id }: Params): Promise<void> {
    return this.state.end(id, administrator);
  }
}

const present = ({
  pausedBecause,
  nextSequence,
  failingSince,
  formerSecretUntil,
  createdAt,
  ...line
}: SubscriptionLine): z.infer<typeof subscriptionResponse> => ({
  ...line,
  paused: pausedBecause && { because: pausedBecause, ...PAUSED_BECAUSE[pausedBecause] },
  waiting: line.lastSequence - nextSequence + 1,
  ...{ failingSince: rfc3339(failingSince), formerSecretUntil: rfc3339(formerSecretUntil) },
  createdAt: rfc3339(createdAt),
});
