import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { serviceProblem } from '../domain/service.problems.ts';
import { revokeServiceKey } from '../persistence/service-accounts.ts';
import { serviceAudit } from './service-audit.ts';

/** Ends a key at once; ending it again changes nothing. */
@Injectable()
export class RevokeServiceKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.service-key-unknown */
  async execute(key: { name: string; keyId: string }, administrator: Principal): Promise<void> {
    const now = this.clock.now();
    const { name, keyId } = key;
    const details = { key: keyId };
    const audit = serviceAudit(administrator, now, { action: 'identity.service-key-revoke', name, details });
    const [known] = await this.database.query(revokeServiceKey(key, now, audit));
    if (!known) throw serviceProblem('identity.service-key-unknown');
  }
}
