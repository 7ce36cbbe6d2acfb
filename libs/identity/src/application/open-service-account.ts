import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { serviceProblem } from '../domain/service.problems.ts';
import { insertServiceAccount, type NewServiceAccount } from '../persistence/service-accounts.ts';
import { serviceAudit } from './service-audit.ts';

/** Opens an account for a program of others; it can do nothing until it has a key. */
@Injectable()
export class OpenServiceAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.service-agency-unknown, .service-owner-unknown, .service-name-taken */
  async execute(account: NewServiceAccount, administrator: Principal): Promise<void> {
    const now = this.clock.now();
    const { name, agency: code, owner: username } = account;
    const details = { agency: code, owner: username };
    const audit = serviceAudit(administrator, now, {
      action: 'identity.service-account-open',
      name,
      details,
    });
    const [outcome] = await this.database.query<{
      agencyKnown: boolean;
      ownerKnown: boolean;
      opened: boolean;
    }>(insertServiceAccount(account, now, audit));
    if (outcome?.opened) return;
    if (!outcome?.agencyKnown) throw serviceProblem('identity.service-agency-unknown', { code });
    if (!outcome.ownerKnown) throw serviceProblem('identity.service-owner-unknown', { username });
    throw serviceProblem('identity.service-name-taken', { name });
  }
}
