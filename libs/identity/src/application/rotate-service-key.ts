import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { serviceProblem } from '../domain/service.problems.ts';
import { replaceServiceKey } from '../persistence/service-accounts.ts';
import { daysAfter, type IssuedKey, newServiceKey } from './new-service-key.ts';
import { serviceAudit } from './service-audit.ts';

export interface Rotation {
  name: string;
  keyId: string;
  days: number;
  /** Days for which the old key goes on being valid, if it would be; 0 ends it at once. */
  oldKeyDays: number;
}

/** Puts a new key of the same scopes in the place of another, which goes on for a while. */
@Injectable()
export class RotateServiceKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.service-key-unknown for one that is not in use, or was replaced already */
  async execute({ name, keyId, days, oldKeyDays }: Rotation, administrator: Principal): Promise<IssuedKey> {
    const now = this.clock.now();
    const { key, row } = newServiceKey(now, days);
    const { id, expiresAt } = row;
    const oldUntil = daysAfter(now, oldKeyDays);
    const details = { key: id, replaces: keyId, oldUntil, expiresAt };
    const audit = serviceAudit(administrator, now, { action: 'identity.service-key-rotate', name, details });
    const [issued] = await this.database.query<{ scopes: string[] }>(
      replaceServiceKey({ name, keyId, oldUntil }, row, audit),
    );
    if (!issued) throw serviceProblem('identity.service-key-unknown');
    return { id, key, scopes: issued.scopes, expiresAt };
  }
}
