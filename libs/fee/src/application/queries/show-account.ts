import { Injectable } from '@nestjs/common';
import { DossierScope, dossierProblem } from '#dossier';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { type Ledger, ledgerOf } from '../../domain/ledger.ts';
import { type AccountHead, entriesOf, headOf } from '../../persistence/accounts.ts';
import { type PaymentRequest, requestsOf } from '../../persistence/payment-requests.ts';
import { type Refund, refundsOf } from '../../persistence/refunds.ts';

/** The money of a dossier, every line of it. */
export interface Account {
  head: AccountHead;
  ledger: Ledger;
  refunds: Refund[];
  onlinePayments: PaymentRequest[];
}

@Injectable()
export class ShowAccount {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<Account> {
    const head = await headOf(this.database, dossierId, await this.scope.where(officer));
    if (!head) throw dossierProblem('dossier.unknown');
    return {
      head,
      ledger: ledgerOf(await entriesOf(this.database, dossierId)),
      refunds: await refundsOf(this.database, dossierId),
      onlinePayments: await requestsOf(this.database, dossierId),
    };
  }
}
