import { Injectable } from '@nestjs/common';
import { ErasePersonalData } from '#dossier';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { keptLongEnough } from '../domain/kept-until.ts';
import { type RetentionRule, retentionRules } from '../persistence/retention-rules.ts';

/**
 * Erases the personal data of closed dossiers that have been kept as long as their procedure's rule says. What is erased
 * says so in its own row, so whoever is interrupted goes on with what is left, and nothing is erased twice.
 */
@Injectable()
export class ApplyRetention {
  constructor(
    private readonly database: Database,
    private readonly erase: ErasePersonalData,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @returns how many dossiers were erased */
  async execute(): Promise<number> {
    let erased = 0;
    for (const rule of await retentionRules(this.database)) erased += await this.apply(rule);
    return erased;
  }

  private async apply({ procedure, years, ground }: RetentionRule): Promise<number> {
    const now = this.clock.now();
    const order = { procedure, closedBefore: keptLongEnough(now, years) };
    let erased = 0;
    for (let batch = -1; batch !== 0; erased += Math.max(batch, 0)) {
      batch = await this.erase.batch(order, now, { years, ground });
    }
    if (erased > 0) this.logger.info('personal data erased', { procedure, dossiers: erased });
    return erased;
  }
}
