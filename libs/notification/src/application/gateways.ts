import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { type GatewayStanding, picked, usableOf } from '../domain/gateway-health.ts';
import type { Channel } from '../domain/message.ts';
import { CallPermits } from './call-permits.ts';
import { Mailer } from './mailer.ts';
import { SMS_GATEWAYS, type SmsGateway } from './sms-gateway.ts';

/** Over what a message is to go. */
export interface Choice {
  /** A new one. */
  gateway: string;
  /** One that was tried before, where its gateway is among these. */
  usable: string[];
}

/** What messages may go over, and who of them is given how much. */
@Injectable()
export class Gateways {
  private standings: readonly GatewayStanding[];

  constructor(
    @Inject(SMS_GATEWAYS) private readonly texts: readonly SmsGateway[],
    readonly mailer: Mailer,
    private readonly permits: CallPermits,
    private readonly clock: Clock,
  ) {
    const weighedAt = clock.now();
    this.standings = texts.map(({ name }) => ({ name, weight: 100, weighedAt, closedUntil: null }));
  }

  /** Those for text messages. */
  get names(): string[] {
    return this.texts.map(({ name }) => name);
  }

  /** Takes over how they were weighed. */
  learn(weighed: readonly GatewayStanding[]): void {
    this.standings = weighed;
  }

  /** Resolves when the gateway it names may be called. @throws when there is none */
  async choose(channel: Channel): Promise<Choice> {
    if (channel === 'email') return { gateway: this.mailer.name, usable: [this.mailer.name] };
    const usable = usableOf(this.standings, this.clock.now());
    const gateway = picked(usable, Math.random());
    if (!gateway) throw new Error('there is no SMS gateway');
    await this.permits.take(gateway.name);
    return { gateway: gateway.name, usable: usable.map(({ name }) => name) };
  }

  /** @throws for one nobody knows: never, for a name that was chosen. */
  sms(name: string): SmsGateway {
    const found = this.texts.find((gateway) => gateway.name === name);
    if (!found) throw new Error(`no SMS gateway ${name}`);
    return found;
  }
}
