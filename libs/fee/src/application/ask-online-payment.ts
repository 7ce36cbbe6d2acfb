import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Principal } from '#identity';
import { Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { feeProblem } from '../domain/fee.problems.ts';
import { ledgerOf } from '../domain/ledger.ts';
import { firstAsked, linesOf, payableUntil, planRequest } from '../domain/online-payment.ts';
import { entriesOf } from '../persistence/accounts.ts';
import {
  claimCall,
  insertRequest,
  markFailed,
  markOpen,
  type PaymentRequest,
  requestById,
  requestsOf,
} from '../persistence/payment-requests.ts';
import { Accounts, type OpenAccount } from './accounts.ts';
import { PaymentPlatform } from './payment-platform.ts';

/** Asks the platform to take what a dossier owes: the request is committed first, the platform called then. */
@Injectable()
export class AskOnlinePayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly accounts: Accounts,
    private readonly platform: PaymentPlatform,
  ) {}

  /**
   * Writes the request down. One over the same sum that may still be paid is given again: nobody is to pay twice.
   * @throws fee.online-not-offered, fee.nothing-due
   */
  write(
    officer: Principal,
    dossierId: string,
    recordAnswer: (request: { id: string }) => Sql,
  ): Promise<{ id: string }> {
    const action = 'fee.ask-online-payment';
    return this.accounts.change({ officer, dossierId, verb: 'handle fees', action }, async (account) => {
      if (!this.platform.offered) throw feeProblem('fee.online-not-offered');
      const { tx, at } = account;
      const amount = planRequest(account.ledger);
      const payable = await payableOf(account, amount);
      if (payable) {
        await tx.query(recordAnswer({ id: payable.id }));
        return { id: payable.id };
      }
      const id = uuid();
      const { officerId, username } = officer;
      await tx.query(
        insertRequest({
          ...{ id, dossierId, amount, requestedAt: at, requestedBy: officerId },
          ...{ expiresAt: payableUntil(at), askAt: firstAsked(at) },
        }),
      );
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: username, officerId, action, subjectType: 'dossier', subjectId: dossierId },
          details: { request: id, amount },
        }),
      );
      await tx.query(recordAnswer({ id }));
      return { id };
    });
  }

  /** Calls the platform, unless somebody has. @throws fee.platform-away when it does not give an address */
  async open(id: string): Promise<PaymentRequest> {
    const called = await claimCall(this.database, id, this.clock.now());
    if (called) await this.call(id, called);
    const request = await requestById(this.database, id);
    if (!request) throw new Error(`there is no payment request ${id}`);
    if (request.state === 'failed') throw feeProblem('fee.platform-away');
    return request;
  }

  private async call(id: string, called: NonNullable<Awaited<ReturnType<typeof claimCall>>>): Promise<void> {
    const request = await requestById(this.database, id);
    if (!request) throw new Error(`there is no payment request ${id}`);
    const { reference, amount, dossierId } = request;
    const ledger = ledgerOf(await entriesOf(this.database, dossierId));
    const outcome = await this.platform.ask({
      ...{ reference, amount, at: this.clock.now(), dossierCode: called.dossierCode, payer: called.payer },
      procedure: { code: called.procedureCode, name: called.procedureName },
      agency: await this.directory.byId(called.receivingAgencyId),
      lines: linesOf(ledger, amount),
    });
    await this.database.query(
      outcome.kind === 'open' ? markOpen(id, outcome.url) : markFailed(reference, outcome.reason),
    );
  }
}

const payableOf = async ({ tx, head, at }: OpenAccount, amount: number) =>
  (await requestsOf(tx, head.id)).find(
    ({ state, expiresAt, ...one }) => state === 'open' && one.amount === amount && expiresAt > at,
  );
