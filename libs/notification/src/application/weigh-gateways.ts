import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { weighed } from '../domain/gateway-health.ts';
import {
  claimStandings,
  gatewayFacts,
  readStandings,
  writeStandings,
} from '../persistence/gateway-standings.ts';
import { Gateways } from './gateways.ts';

/** How old weights may be before they are made anew, by whichever worker comes first. */
const WEIGHED_EVERY_MS = 5_000;

/** Weighs the gateways by what became of the latest calls, and takes over what any worker weighed. */
@Injectable()
export class WeighGateways {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gateways: Gateways,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const { pools } = this.gateways;
    await this.database.transaction((tx) => this.weigh(tx, pools, now));
    this.gateways.learn(await readStandings(this.database, pools.flat()));
  }

  private async weigh(tx: Transaction, pools: readonly (readonly string[])[], now: Date): Promise<void> {
    const names = pools.flat();
    const standings = await claimStandings(tx, names, new Date(now.getTime() - WEIGHED_EVERY_MS));
    if (standings.length < names.length) return;
    const facts = await gatewayFacts(tx, now);
    // Within its channel: what another channel is doing says nothing of whose fault it is.
    const anew = pools.flatMap((pool) =>
      weighed(
        standings.filter(({ name }) => pool.includes(name)),
        facts,
        now,
      ),
    );
    await writeStandings(tx, anew, now);
  }
}
