import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import type { Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { refundDecided } from '../contracts/money-told.ts';
import { feeProblem } from '../domain/fee.problems.ts';
import { inFigures } from '../domain/money.ts';
import { refundable } from '../domain/plan-entries.ts';
import type { RefundState } from '../domain/refund.ts';
import {
  askedFor,
  decideRefund,
  insertRefund,
  markPaidOut,
  type Refund,
  refundsOf,
} from '../persistence/refunds.ts';
import { type AccountOutcome, Accounts, type OpenAccount } from './accounts.ts';

/** A refund after an act. */
export type RefundOutcome = Pick<Refund, 'id' | 'state'>;

interface Deciding {
  refundId: string;
  state: 'approved' | 'refused';
  decision: string;
}

/** Repays what was paid too much: asked for by one person, decided by another, paid out with a voucher. */
@Injectable()
export class Repay {
  constructor(private readonly accounts: Accounts) {}

  /** @throws fee.refund-exceeds */
  request(
    officer: Principal,
    dossierId: string,
    { amount, reason }: Pick<Refund, 'amount' | 'reason'>,
    recordAnswer: (outcome: RefundOutcome) => Sql,
  ): Promise<RefundOutcome> {
    const wish = { officer, dossierId, verb: 'handle fees', action: 'fee.request-refund' } as const;
    return this.accounts.change(wish, async (account) => {
      const { tx, at, ledger } = account;
      demandOverpaid(refundable(ledger, askedFor(await refundsOf(tx, dossierId))), amount);
      const outcome: RefundOutcome = { id: uuid(), state: 'requested' };
      await tx.query(insertRefund(dossierId, { id: outcome.id, amount, reason }, at, officer.officerId));
      await record(account, officer, wish.action, { refund: outcome.id, amount }, recordAnswer(outcome));
      return outcome;
    });
  }

  /** @throws fee.refund-unknown, .refund-not-so, .own-entry, .refund-exceeds */
  decide(
    officer: Principal,
    dossierId: string,
    { refundId, state, decision }: Deciding,
    recordAnswer: (outcome: RefundOutcome) => Sql,
  ): Promise<RefundOutcome> {
    const wish = { officer, dossierId, verb: 'decide fees', action: 'fee.decide-refund' } as const;
    return this.accounts.change(wish, async (account) => {
      const refund = await refundAt(account, refundId, 'requested');
      if (refund.requestedById === officer.officerId) throw feeProblem('fee.own-entry');
      if (state === 'approved') demandOverpaid(refundable(account.ledger, 0), refund.amount);
      const { tx, at } = account;
      const { officerId } = officer;
      await tx.query(decideRefund(refundId, state, { at, officerId, decision }));
      const told = { refund: refundId, amount: refund.amount, granted: state === 'approved', officerId };
      const { agencyId } = account.post;
      await tx.query(insertOutboxMessages([refundDecided(dossierId, { ...told, agencyId }, at)]));
      const outcome: RefundOutcome = { id: refundId, state };
      await record(account, officer, wish.action, { refund: refundId, state }, recordAnswer(outcome));
      return outcome;
    });
  }

  /** Cash goes out of the till of the desk that pays. @throws fee.refund-unknown, .refund-not-so, .refund-exceeds, .day-not-open */
  payOut(
    officer: Principal,
    dossierId: string,
    refundId: string,
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const wish = { officer, dossierId, verb: 'handle fees', action: 'fee.pay-refund' } as const;
    return this.accounts.change(wish, async (account) => {
      const { amount, reason } = await refundAt(account, refundId, 'approved');
      demandOverpaid(refundable(account.ledger, 0), amount);
      await account.tx.query(markPaidOut(refundId));
      const cash = { agencyId: account.post.agencyId, numbered: 'voucher' } as const;
      const planned = { kind: 'refund', amount, ground: reason } as const;
      return this.accounts.write(wish, account, [planned], { cash, refundId }, recordAnswer);
    });
  }
}

async function refundAt({ tx, head }: OpenAccount, id: string, state: RefundState): Promise<Refund> {
  const refund = (await refundsOf(tx, head.id)).find((one) => one.id === id);
  if (!refund) throw feeProblem('fee.refund-unknown');
  if (refund.state !== state) throw feeProblem('fee.refund-not-so', { state: refund.state });
  return refund;
}

function demandOverpaid(most: number, amount: number): void {
  if (amount > most) throw feeProblem('fee.refund-exceeds', { most: inFigures(most) });
}

async function record(
  { tx, at, head }: OpenAccount,
  { username, officerId }: Principal,
  action: string,
  details: Record<string, unknown>,
  answer: Sql,
): Promise<void> {
  const subject = { subjectType: 'dossier', subjectId: head.id };
  await tx.query(insertAuditEntry({ at, actor: username, officerId, action, ...subject, details }));
  await tx.query(answer);
}
