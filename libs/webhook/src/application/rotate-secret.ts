import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { webhookProblem } from '../domain/webhook.problems.ts';
import { subscriptionAudit } from './subscription-audit.ts';
import { formerPlace, newSecret, secretPlace } from './subscription-secrets.ts';

/** Puts a new secret in the place of another, with which calls go on being signed for some hours as well. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
  ) {}

  /** Of two at once one finds the other's. @returns the secret, shown this once @throws webhook.subscription-unknown */
  async execute(id: string, overlapHours: number, administrator: Principal): Promise<string> {
    const now = this.clock.now();
    const secret = newSecret();
    const [present] = await this.database.query<{ sealed: Buffer }>(sql`
      select secret_sealed as sealed from webhook.subscription where id = ${id} and state <> 'ended'`);
    if (!present) throw webhookProblem('webhook.subscription-unknown');
    // One that does not open signs nothing, and a new one is what mends it.
    const { text: former } = await this.personal.attempt(present.sealed, secretPlace(id));
    const until =
      former !== null && overlapHours > 0 ? new Date(now.getTime() + overlapHours * 3_600_000) : null;
    const formerSealed = until && (await this.personal.sealOptional(former, formerPlace(id)));
    const audit = { action: 'secret-rotate', id, details: { overlapHours } };
    const [rotated] = await this.database.query(sql`
      with rotated as (
        update webhook.subscription
        set secret_sealed = ${await this.personal.seal(secret, secretPlace(id))}, former_sealed = ${formerSealed},
            former_until = ${until}
        where id = ${id} and state <> 'ended' and secret_sealed = ${present.sealed}
        returning id),
      audited as (${subscriptionAudit(administrator, now, audit, sql`exists (select from rotated)`)})
      select id from rotated`);
    if (!rotated) throw webhookProblem('webhook.subscription-unknown');
    return secret;
  }
}
