import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { mask } from '#platform/personal-data';
import type { ClaimedDeposit, DepositState } from '../domain/deposit.ts';
import { afterTry } from '../domain/pause.ts';
import { claimDeposits, settleDeposit } from '../persistence/deposits.ts';
import { CarryDeposit, type TriedDeposit } from './carry-deposit.ts';

/** Sent beside each other. */
const TOGETHER = 10;

const STATES: Readonly<Record<TriedDeposit['kind'], DepositState>> = {
  ...{ deposited: 'deposited', refused: 'refused', uncertain: 'pending', unavailable: 'pending' },
  ...{ waiting: 'waiting', void: 'void' },
};

/**
 * Brings results into the stores of their owners, for as long as it takes. The same result twice is the same there, so what nobody answered
 * is sent again.
 */
@Injectable()
export class SendDeposits {
  constructor(
    private readonly database: Database,
    private readonly carry: CarryDeposit,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    if (!this.carry.offered) return;
    for (;;) {
      const now = this.clock.now();
      // A token may have to be fetched, and fetched anew: four calls.
      const until = new Date(now.getTime() + 5 * this.config.CALL_TIMEOUT_SECONDS * 1000);
      const claimed = await claimDeposits(this.database, { now, until, limit: TOGETHER });
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => this.send(one)));
    }
  }

  private async send(claim: ClaimedDeposit): Promise<void> {
    const tried = await this.carry.execute(claim);
    const at = this.clock.now();
    const reason = 'reason' in tried ? mask.within(tried.reason) : null;
    if (tried.kind === 'refused') this.logger.warn('a deposit was refused', { deposit: claim.id, reason });
    const state = STATES[tried.kind];
    const after = afterTry(tried, { state, failuresBefore: claim.failures, at });
    const ending = { state, at, reason, ...after };
    await this.database.transaction((tx) => settleDeposit(tx, claim, ending));
  }
}
