import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import type { Sql } from '#platform/database';
import { text } from '#platform/fields';
import { dong } from '../domain/money.ts';
import { planPayment } from '../domain/plan-entries.ts';
import { type AccountOutcome, Accounts } from './accounts.ts';

/** Cash over the counter. */
export const paymentSchema = z.strictObject({
  amount: dong,
  /** Taken before it is known what will be asked; it is set off against charges that come, and what is left is repaid. */
  advance: z.boolean().default(false),
  /** Whose name is on the receipt, when it is not the submitter's. */
  payer: text(200).optional(),
});

/** Takes cash at the desk and writes the receipt. */
@Injectable()
export class TakePayment {
  constructor(private readonly accounts: Accounts) {}

  /** @throws fee.nothing-due, .exceeds-outstanding, .day-not-open, .too-large */
  execute(
    officer: Principal,
    dossierId: string,
    { payer, ...paid }: z.infer<typeof paymentSchema>,
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const wish = { officer, dossierId, verb: 'handle fees', action: 'fee.take-payment' } as const;
    return this.accounts.change(wish, (account) => {
      const planned = planPayment(account.ledger, { ...paid, payer: payer ?? null });
      const cash = { agencyId: account.post.agencyId, numbered: 'receipt' } as const;
      return this.accounts.write(wish, account, [planned], { cash }, recordAnswer);
    });
  }
}
