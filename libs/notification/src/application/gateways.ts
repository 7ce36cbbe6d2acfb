import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { type GatewayStanding, picked, usableOf } from '../domain/gateway-health.ts';
import type { Channel } from '../domain/message.ts';
import { CallPermits } from './call-permits.ts';
import { type Carrier, CARRIERS } from './carrier.ts';

/** Over what a message is to go. */
export interface Choice {
  gateway: string;
  /** What it may go over now; it stays with the one of its last try, if that is among these. */
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

  /** Whether there is anything to choose from. */
  areSeveral(channel: Channel): boolean {
    return this.carrier(channel).gateways.length > 1;
  }

  /**
   * Resolves when the gateway it names may be called.
   * @param last of its last try, which knows the message by its request id; null = there was none
   * @throws when there is none
   */
  async choose(channel: Channel, last: string | null = null): Promise<Choice> {
    const { gateways, isMetered } = this.carrier(channel);
    const known = (names: readonly string[]) => names.find((name) => name === last);
    if (!isMetered) {
      return { gateway: known(gateways) ?? gateways[0] ?? none(channel), usable: [...gateways] };
    }
    const own = this.standings.filter(({ name }) => gateways.includes(name));
    const standings = usableOf(own, this.clock.now());
    const usable = standings.map(({ name }) => name);
    const gateway = known(usable) ?? picked(standings, Math.random())?.name ?? none(channel);
    await this.permits.take(gateway);
    return { gateway, usable };
  }

  /** @throws for a channel nobody carries: never, since each has its carrier */
  carrier(channel: Channel): Carrier {
    return this.carriers.find((carrier) => carrier.channel === channel) ?? none(channel);
  }
}

function none(channel: Channel): never {
  throw new Error(`there is no gateway for ${channel}`);
}
