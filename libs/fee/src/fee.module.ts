import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { ProcedureModule } from '#procedure';
import { Accounts } from './application/accounts.ts';
import { Assessments } from './application/assessments.ts';
import { ChargeReceived } from './application/charge-received.ts';
import { ForgetPayers } from './application/forget-payers.ts';
import { GrantExemption } from './application/grant-exemption.ts';
import { KeepTill } from './application/keep-till.ts';
import { LayCharges } from './application/lay-charges.ts';
import { CashBooks } from './application/queries/cash-books.ts';
import { ListCouncilAmounts } from './application/queries/list-council-amounts.ts';
import { PreviewFees } from './application/queries/preview-fees.ts';
import { ShowAccount } from './application/queries/show-account.ts';
import { Repay } from './application/repay.ts';
import { ReverseEntry } from './application/reverse-entry.ts';
import { SetCouncilAmount } from './application/set-council-amount.ts';
import { TakePayment } from './application/take-payment.ts';
import { AccountController } from './http/account.controller.ts';
import { CashBookController } from './http/cash-book.controller.ts';
import { CouncilAmountController } from './http/council-amount.controller.ts';
import { FeePreviewController } from './http/fee-preview.controller.ts';
import { RefundController } from './http/refund.controller.ts';

/** Money of dossiers: charges, cash, refunds and the books of tills. */
@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule],
  controllers: [
    ...[FeePreviewController, AccountController, RefundController],
    ...[CashBookController, CouncilAmountController],
  ],
  providers: [
    ...[Assessments, Accounts, LayCharges, GrantExemption, TakePayment, ReverseEntry, Repay, KeepTill],
    ...[SetCouncilAmount, PreviewFees, ShowAccount, CashBooks, ListCouncilAmounts],
  ],
})
export class FeeModule {}

/** Charges what was received, and forgets who paid; runs in the worker. */
@Module({ imports: [ProcedureModule], providers: [Assessments, ChargeReceived, ForgetPayers] })
export class FeeWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly charge: ChargeReceived,
    private readonly forget: ForgetPayers,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.charge);
    this.subscribers.add(this.forget);
  }
}
