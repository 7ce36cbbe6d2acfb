import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { serviceProblem } from '../domain/service.problems.ts';
import { insertServiceKey } from '../persistence/service-accounts.ts';
import { type IssuedKey, newServiceKey } from './new-service-key.ts';
import { serviceAudit } from './service-audit.ts';

export interface KeyWish {
  name: string;
  scopes: readonly string[];
  days: number;
}

/** Gives a service account another key. */
@Injectable()
export class IssueServiceKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.service-account-unknown */
  async execute({ name, scopes, days }: KeyWish, administrator: Principal): Promise<IssuedKey> {
    const now = this.clock.now();
    const { key, row } = newServiceKey(now, days);
    const { id, expiresAt } = row;
    const details = { key: id, scopes, expiresAt };
    const audit = serviceAudit(administrator, now, { action: 'identity.service-key-issue', name, details });
    const [issued] = await this.database.query(insertServiceKey(name, scopes, row, audit));
    if (!issued) throw serviceProblem('identity.service-account-unknown');
    return { id, key, scopes, expiresAt };
  }
}
