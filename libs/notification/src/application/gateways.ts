import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { type GatewayStanding, picked, usableOf } from '../domain/gateway-health.ts';
import type { Channel } from '../domain/message.ts';
import { CallPermits } from './call-permits.ts';
import { type Carrier, CARRIERS } from './carrier.ts';

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
    @Inject(CARRIERS) private readonly carriers: readonly Carrier[],
    private readonly permits: CallPermits,
    private readonly clock: Clock,
  ) {
    const weighedAt = clock.now();
    this.standings = this.pools.flat().map((name) => ({ name, weight: 100, weighedAt, closedUntil: null }));
  }

  /** Those that are weighed, by channel: each beside the others of its own. */
  get pools(): (readonly string[])[] {
    return this.carriers.filter(({ isMetered }) => isMetered).map(({ gateways }) => gateways);
  }

  /** Takes over how they were weighed. */
  learn(weighed: readonly GatewayStanding[]): void {
    this.standings = weighed;
  }

  /** Resolves when the gateway it names may be called. @throws when there is none */
  async choose(channel: Channel): Promise<Choice> {
    const { gateways, isMetered } = this.carrier(channel);
    if (!isMetered) return { gateway: gateways[0] ?? none(channel), usable: [...gateways] };
    const own = this.standings.filter(({ name }) => gateways.includes(name));
    const usable = usableOf(own, this.clock.now());
    const gateway = picked(usable, Math.random()) ?? none(channel);
    await this.permits.take(gateway.name);
    return { gateway: gateway.name, usable: usable.map(({ name }) => name) };
  }

  /** @throws for a channel nobody carries: never, since each has its carrier */
  carrier(channel: Channel): Carrier {
    return this.carriers.find((carrier) => carrier.channel === channel) ?? none(channel);
  }
}

function none(channel: Channel): never {
  throw new Error(`there is no gateway for ${channel}`);
}
