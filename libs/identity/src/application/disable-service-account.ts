import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { serviceProblem } from '../domain/service.problems.ts';
import { disableServiceAccount } from '../persistence/service-accounts.ts';
import { serviceAudit } from './service-audit.ts';

/** Ends a service account, and with it all of its keys, for good. */
@Injectable()
export class DisableServiceAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.service-account-unknown */
  async execute(name: string, administrator: Principal): Promise<void> {
    const now = this.clock.now();
    const audit = serviceAudit(administrator, now, { action: 'identity.service-account-disable', name });
    const [ended] = await this.database.query(disableServiceAccount(name, now, audit));
    if (!ended) throw serviceProblem('identity.service-account-unknown');
  }
}
