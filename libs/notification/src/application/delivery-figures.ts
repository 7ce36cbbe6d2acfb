import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { GatewayStanding } from '../domain/gateway-health.ts';
import {
  type GatewayFigures,
  gatewayFigures,
  type Waiting,
  waitingMessages,
} from '../persistence/delivery-figures.ts';
import { allStandings } from '../persistence/gateway-standings.ts';

export interface Figures {
  from: Date;
  to: Date;
  gateways: GatewayFigures[];
  waiting: Waiting[];
  standings: GatewayStanding[];
}

/** How messages have been going. */
@Injectable()
export class DeliveryFigures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofLast(hours: number): Promise<Figures> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - hours * 3_600_000);
    return {
      ...{ from, to, gateways: await gatewayFigures(this.database, from, to) },
      waiting: await waitingMessages(this.database, to),
      standings: await allStandings(this.database),
    };
  }
}
