import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { insertOutboxMessages } from '#platform/outbox';
import { paymentBooked } from '../contracts/money-told.ts';
import { ledgerOf } from '../domain/ledger.ts';
import { planOnlinePayment } from '../domain/online-payment.ts';
import { type AccountHead, entriesOf, holdAccountForSystem, writeEntries } from '../persistence/accounts.ts';
import { dossierOf, isRecordedSo, markPaid, recordTransaction } from '../persistence/payment-requests.ts';
import type { PlatformTransaction } from '../domain/platform-tidings.ts';

/** Who is named for what the platform has told. */
const PLATFORM = 'Nền tảng thanh toán trực tuyến';

/**
 * `contradicted`: the same transaction was told of before, over another sum or reference; a person has to ask the platform.
 */
export type Settlement = 'booked' | 'booked-before' | 'unknown-reference' | 'contradicted';

/**
 * Books money the platform says has come: its record, the ledger's entry and the dossier's word in one transaction, once,
 * however often and in whatever order it is told, and whether or not it is still owed. What is too much is owed back.
 */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(paid: PlatformTransaction, toldBy: 'call-back' | 'query'): Promise<Settlement> {
    const settlement = await this.database.transaction((tx) => this.settle(tx, paid, toldBy));
    if (settlement === 'unknown-reference' || settlement === 'contradicted') {
      const { transaction, reference } = paid;
      this.logger.error('money came online that a person has to look at', {
        settlement,
        transaction,
        reference,
      });
    }
    return settlement;
  }

  private async settle(
    tx: Transaction,
    paid: PlatformTransaction,
    toldBy: 'call-back' | 'query',
  ): Promise<Settlement> {
    const at = this.clock.now();
    const dossierId = await dossierOf(tx, paid.reference);
    // Held before anything is written, as everybody does who changes an account.
    const head = dossierId === undefined ? undefined : await holdAccountForSystem(tx, dossierId);
    const isNew = await recordTransaction(tx, { ...paid, dossierId: head?.id ?? null, toldBy, toldAt: at });
    if (!isNew && !(await isRecordedSo(tx, paid))) return 'contradicted';
    if (!head) return 'unknown-reference';
    if (!isNew) return 'booked-before';
    await this.book(tx, head, paid, at);
    return 'booked';
  }

  private async book(tx: Transaction, head: AccountHead, paid: PlatformTransaction, at: Date): Promise<void> {
    const entries = await writeEntries(tx, head, await entriesOf(tx, head.id), [planOnlinePayment(paid)], {
      at,
      officerId: null,
      officerName: PLATFORM,
      agencyId: head.receivingAgencyId,
    });
    await tx.query(markPaid(paid.reference));
    await tx.query(insertOutboxMessages([paymentBooked(head.id, paid, head.receivingAgencyId, at)]));
    const { transaction, amount } = paid;
    await tx.query(
      insertAuditEntry({
        ...{ at, actor: 'payment-platform', officerId: null, action: 'fee.online-payment' },
        ...{ subjectType: 'dossier', subjectId: head.id },
        details: { transaction, amount, outstanding: ledgerOf(entries).outstanding },
      }),
    );
  }
}
