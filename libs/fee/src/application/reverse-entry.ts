import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import type { Sql } from '#platform/database';
import { feeProblem } from '../domain/fee.problems.ts';
import { planReversal } from '../domain/plan-entries.ts';
import { type AccountOutcome, Accounts } from './accounts.ts';

/** Takes an entry back by one against it; with a payment its receipt is void, and its number is not used again. */
@Injectable()
export class ReverseEntry {
  constructor(private readonly accounts: Accounts) {}

  /** @throws fee.entry-unknown, .reversed-already, .not-reversible, .own-entry, .day-not-open */
  execute(
    officer: Principal,
    dossierId: string,
    { entryId, reason }: { entryId: string; reason: string },
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const wish = { officer, dossierId, verb: 'decide fees', action: 'fee.reverse' } as const;
    return this.accounts.change(wish, (account) => {
      const { entry, planned } = planReversal(account.ledger, entryId, reason);
      if (entry.officerId === officer.officerId) throw feeProblem('fee.own-entry');
      const cash = entry.day === null ? undefined : { agencyId: entry.agencyId, numbered: null };
      const details = { reversed: entryId };
      return this.accounts.write(wish, account, [planned], { ...(cash && { cash }), details }, recordAnswer);
    });
  }
}
