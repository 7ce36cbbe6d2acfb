import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { factorPlace } from './factor-place.ts';
import { stepOfCode } from './factor-codes.ts';
import { typedSecret } from './readable-secret.ts';
import { digestOf } from './token.ts';

const TIME_CODE = /^\d{6}$/;

/** Whose code is to be proved. */
export interface FactorOwner {
  id: number;
  username: string;
  /** Sealed. */
  factor: { secret: Buffer };
}

/** Proves a code of the second factor: the six digits of this half-minute, or a recovery code. Each once. */
@Injectable()
export class ProveSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
  ) {}

  execute(owner: FactorOwner, code: string): Promise<boolean> {
    const typed = code.replace(/\s/g, '');
    return TIME_CODE.test(typed) ? this.timeCode(owner, typed) : this.recoveryCode(owner, typed);
  }

  private async timeCode({ id, factor }: FactorOwner, code: string): Promise<boolean> {
    const secret = await this.personal.open(factor.secret, factorPlace(id));
    const step = stepOfCode(secret, code, this.clock.now());
    if (step === undefined) return false;
    const taken = await this.database.query(sql`
      update identity.second_factor set last_step = ${step}
      where account_id = ${id} and coalesce(last_step, 0) < ${step} returning 1`);
    return taken.length === 1;
  }

  private async recoveryCode({ id, username }: FactorOwner, code: string): Promise<boolean> {
    const now = this.clock.now();
    const audit = insertAuditEntry(
      {
        at: now,
        actor: username,
        officerId: null,
        action: 'identity.recovery-code-used',
        subjectType: 'account',
        subjectId: String(id),
        details: {},
      },
      sql`exists (select 1 from used)`,
    );
    const used = await this.database.query(sql`
      with used as (
             update identity.recovery_code set used_at = ${now}
             where account_id = ${id} and code_hash = ${digestOf(typedSecret(code))} and used_at is null
             returning 1),
           audited as (${audit})
      select 1 from used`);
    return used.length === 1;
  }
}
