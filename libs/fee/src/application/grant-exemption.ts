import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rolesThatMay } from '#authorization';
import type { Principal } from '#identity';
import { CONFIG, type Config } from '#platform/config';
import type { Sql } from '#platform/database';
import { text } from '#platform/fields';
import { feeProblem } from '../domain/fee.problems.ts';
import { dong, inFigures } from '../domain/money.ts';
import { planExemption } from '../domain/plan-entries.ts';
import { type AccountOutcome, Accounts } from './accounts.ts';

export const exemptionSchema = z.strictObject({
  /** Id of the charge. */
  charge: z.string().regex(/^\d{1,18}$/),
  amount: dong,
  /** The legal basis: who is exempted from what. */
  ground: text(500),
  /** Number of the paper that proves it. */
  paper: text(200),
});

/** Frees a charge wholly or in part. */
@Injectable()
export class GrantExemption {
  constructor(
    private readonly accounts: Accounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws fee.entry-unknown, .exempts-too-much, .exemption-needs-leader */
  execute(
    officer: Principal,
    dossierId: string,
    exemption: z.infer<typeof exemptionSchema>,
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const wish = { officer, dossierId, verb: 'exempt fees', action: 'fee.exempt' } as const;
    return this.accounts.change(wish, (account) => {
      const planned = planExemption(account.ledger, exemption);
      const most = this.config.FEE_EXEMPTION_AT_DESK;
      // In parts it would be the same sum: the desk's limit is for all it exempts of a dossier.
      const decides = rolesThatMay('decide fees', 'Dossier').includes(account.post.role);
      if (!decides && account.ledger.exempted + exemption.amount > most) {
        throw feeProblem('fee.exemption-needs-leader', { most: inFigures(most) });
      }
      return this.accounts.write(wish, account, [planned], {}, recordAnswer);
    });
  }
}
