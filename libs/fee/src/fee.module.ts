import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierEvidence, DossierModule, MoneyOfDossiers } from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { ProcedureModule } from '#procedure';
import { NationalPaymentPlatform } from './adapters/national-payment.platform.ts';
import { Accounts } from './application/accounts.ts';
import { AskOnlinePayment } from './application/ask-online-payment.ts';
import { Assessments } from './application/assessments.ts';
import { ChargeReceived } from './application/charge-received.ts';
import { ForgetPayers } from './application/forget-payers.ts';
import { GrantExemption } from './application/grant-exemption.ts';
import { HearPlatform } from './application/hear-platform.ts';
import { KeepTill } from './application/keep-till.ts';
import { LayCharges } from './application/lay-charges.ts';
import { PaymentPlatform } from './application/payment-platform.ts';
import { CashBooks } from './application/queries/cash-books.ts';
import { ListCouncilAmounts } from './application/queries/list-council-amounts.ts';
import { PreviewFees } from './application/queries/preview-fees.ts';
import { ShowAccount } from './application/queries/show-account.ts';
import { ReconcilePayment } from './application/reconcile-payment.ts';
import { Repay } from './application/repay.ts';
import { ReverseEntry } from './application/reverse-entry.ts';
import { SetCouncilAmount } from './application/set-council-amount.ts';
import { SettlePayment } from './application/settle-payment.ts';
import { ShowPayer } from './application/show-payer.ts';
import { SweepPayments } from './application/sweep-payments.ts';
import { TakePayment } from './application/take-payment.ts';
import { TellMoney } from './application/tell-money.ts';
import { AccountController } from './http/account.controller.ts';
import { CashBookController } from './http/cash-book.controller.ts';
import { CouncilAmountController } from './http/council-amount.controller.ts';
import { FeePreviewController } from './http/fee-preview.controller.ts';
import { OnlinePaymentController } from './http/online-payment.controller.ts';
import { PlatformController } from './http/platform.controller.ts';
import { RefundController } from './http/refund.controller.ts';
import { ReconcilePaymentJob } from './jobs/reconcile-payment.job.ts';
import { chargedBefore, paidOnlineBefore } from './persistence/money-booked.ts';

/** Books what comes online, and speaks to the platform. */
const online = [SettlePayment, { provide: PaymentPlatform, useClass: NationalPaymentPlatform }];

/** Money of dossiers: charges, cash, refunds and the books of tills. */
@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule],
  controllers: [
    ...[FeePreviewController, AccountController, RefundController],
    ...[CashBookController, CouncilAmountController, OnlinePaymentController, PlatformController],
  ],
  providers: [
    ...[Assessments, Accounts, LayCharges, GrantExemption, TakePayment, ReverseEntry, Repay, KeepTill],
    ...[SetCouncilAmount, PreviewFees, ShowAccount, CashBooks, ListCouncilAmounts],
    ...[...online, AskOnlinePayment, HearPlatform, ShowPayer, TellMoney],
  ],
})
export class FeeModule implements OnModuleInit {
  constructor(
    private readonly evidence: DossierEvidence,
    private readonly money: MoneyOfDossiers,
    private readonly book: TellMoney,
  ) {}

  onModuleInit(): void {
    this.evidence.offer({ charged: chargedBefore, 'paid-online': paidOnlineBefore });
    this.money.keepAt(this.book);
  }
}

/** Charges what was received, forgets who paid, and asks the platform what it has not told; runs in the worker. */
@Module({
  imports: [ProcedureModule],
  providers: [
    ...[Assessments, ChargeReceived, ForgetPayers],
    ...[...online, ReconcilePayment, ReconcilePaymentJob, SweepPayments],
  ],
})
export class FeeWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly charge: ChargeReceived,
    private readonly forget: ForgetPayers,
    private readonly sweeper: Sweeper,
    private readonly sweep: SweepPayments,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.charge);
    this.subscribers.add(this.forget);
    this.sweeper.add(this.sweep);
  }
}
