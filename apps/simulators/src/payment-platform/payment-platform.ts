import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { HeldOrder, PaymentAnswer, PaymentEvent } from './payment-event.ts';
import { answerSigned, callBackSigned, initSigned, isSigned, querySigned, signatureOf } from './signature.ts';

export type PaymentMessage = Readonly<Record<string, unknown>>;

/** What a test has the platform tell otherwise than it was. */
export interface PaidOtherwise {
  amount?: number;
  transaction?: string;
}

/** The payment platform of the national portal: opens payments, takes them, and tells what became of them. */
export class PaymentPlatform {
  #address = '';

  constructor(
    private readonly ledger: Ledger<PaymentEvent>,
    private readonly clock: SimulatedClock,
  ) {}

  /** Where payers come to. */
  openAt(address: string): void {
    this.#address = address;
  }

  /** Carries a call out. */
  answer(message: PaymentMessage, fault: FaultKind | null): PaymentAnswer {
    const answer = this.carryOut(message);
    const opened = message['LoaiBanTin'] === 'INIT' && answer.error_code === '0';
    return this.record(message, fault, answer, opened ? Number(message['SoTien']) : null);
  }

  /** Says that all is well and keeps nothing. */
  pretend(message: PaymentMessage, fault: FaultKind | null): PaymentAnswer {
    return this.record(message, fault, done({ UrlThanhToan: this.urlOf(String(message['MaThamChieu'])) }));
  }

  reject(message: PaymentMessage, fault: FaultKind | null, words: string): PaymentAnswer {
    return this.record(message, fault, refused(words));
  }

  /** The call ended without an answer in the protocol. */
  leaveUnanswered(message: PaymentMessage, fault: FaultKind | null): void {
    this.record(message, fault, null);
  }

  /** Somebody pays. @returns the call-back that tells of it */
  pay(reference: string, { amount, transaction }: PaidOtherwise = {}): Record<string, string> {
    const order = this.order(reference);
    if (!order) throw new Error(`the platform has no order ${reference}`);
    const number = transaction ?? `GD${String(this.ledger.entries.length + 1).padStart(10, '0')}`;
    this.tell('paid', order, { amount: amount ?? order.amount, transaction: number });
    return this.callBack({ reference, amount: amount ?? order.amount, transaction: number });
  }

  /** Somebody gives up, or the bank refuses. @returns the call-back that tells of it */
  fail(reference: string): Record<string, string> {
    const order = this.order(reference);
    if (!order) throw new Error(`the platform has no order ${reference}`);
    this.tell('failed', order, { amount: order.amount, transaction: null });
    return this.callBack({ reference, amount: order.amount, transaction: '', code: '24' });
  }

  /** A call-back as the platform signs it, whatever it is about. */
  callBack({
    reference,
    amount,
    transaction,
    code = '00',
  }: {
    reference: string;
    amount: number | string;
    transaction: string;
    code?: string;
  }): Record<string, string> {
    const message = {
      ...{
        LoaiBanTin: 'RESULT',
        MaLoi: code,
        MaDoiTac: demoAccounts.payment.partner,
        MaThamChieu: reference,
      },
      ...{ SoTien: String(amount), MaTienTe: 'VND', MaGiaoDich: transaction, MaNganHang: 'VCB' },
      ...{ ThoiGianGD: this.moment(), ThongTinGiaoDich: 'Phi, le phi' },
    };
    return { ...message, MaXacThuc: signatureOf(message, callBackSigned) };
  }

  /** Whether it can read what a call-back was answered with. */
  understands(answer: PaymentMessage): boolean {
    return isSigned(answer, answerSigned);
  }

  /** Every line, the oldest first. */
  events(): readonly PaymentEvent[] {
    return this.ledger.entries;
  }

  /** The newest first. */
  orders(): HeldOrder[] {
    return this.ledger.entries
      .filter(({ what, amount }) => what === 'INIT' && amount !== null)
      .map(({ reference }) => this.order(reference))
      .filter((order) => order !== undefined)
      .reverse();
  }

  order(wanted: string): HeldOrder | undefined {
    const about = this.ledger.entries.filter(({ reference }) => reference === wanted);
    const opened = about.find(({ what, amount }) => what === 'INIT' && amount !== null);
    if (!opened) return undefined;
    const paid = about.find(({ what }) => what === 'paid');
    const state = paid ? 'paid' : about.some(({ what }) => what === 'failed') ? 'failed' : 'pending';
    return { reference: wanted, amount: opened.amount ?? 0, dossier: opened.dossier, state, paid };
  }

  private carryOut(message: PaymentMessage): PaymentAnswer {
    const reference = String(message['MaThamChieu']);
    if (message['MaDoiTac'] !== demoAccounts.payment.partner) return refused('Đối tác không tồn tại');
    switch (message['LoaiBanTin']) {
      case 'INIT':
        return this.unacceptable(message, reference) ?? done({ UrlThanhToan: this.urlOf(reference) });
      case 'QUERY':
        return isSigned(message, querySigned) ? this.standing(reference) : refused('Mã xác thực không đúng');
      default:
        return refused('Loại bản tin không đúng');
    }
  }

  private unacceptable(message: PaymentMessage, reference: string): PaymentAnswer | undefined {
    if (!isSigned(message, initSigned)) return refused('Mã xác thực không đúng');
    if (!/^[1-9]\d{0,15}$/.test(String(message['SoTien']))) return refused('Số tiền không đúng');
    if (!/^\d{14}$/.test(String(message['ThoiGianGD']))) return refused('Thời gian giao dịch không đúng');
    if (sumOfLines(message) !== Number(message['SoTien'])) return refused('Các khoản nộp không bằng số tiền');
    return this.order(reference) ? refused('Mã tham chiếu đã tồn tại') : undefined;
  }

  private standing(reference: string): PaymentAnswer {
    const order = this.order(reference);
    if (!order) return refused('Không tìm thấy giao dịch');
    const { paid } = order;
    return done({
      TrangThaiGD: { paid: '1', pending: '3', failed: '4' }[order.state],
      ...{ SoTien: String(paid?.amount ?? order.amount), MaGiaoDich: paid?.transaction ?? '' },
      ...{ MaNganHang: paid ? 'VCB' : '', ThoiGianGD: this.moment() },
    });
  }

  private tell(
    what: 'paid' | 'failed',
    { reference, dossier }: HeldOrder,
    told: Pick<PaymentEvent, 'amount' | 'transaction'>,
  ): void {
    this.ledger.append({
      at: this.clock.stamp(),
      what,
      reference,
      dossier,
      ...told,
      answer: null,
      fault: null,
    });
  }

  private record<Answer extends PaymentAnswer | null>(
    message: PaymentMessage,
    fault: FaultKind | null,
    answer: Answer,
    amount: number | null = null,
  ): Answer {
    const kind = message['LoaiBanTin'];
    this.ledger.append({
      at: this.clock.stamp(),
      what: kind === 'INIT' || kind === 'QUERY' ? kind : 'unreadable',
      ...{ reference: String(message['MaThamChieu']), amount, transaction: null },
      ...{ dossier: dossierOf(message), answer, fault },
    });
    return answer;
  }

  private urlOf(reference: string): string {
    return `${this.#address}/payments/${reference}`;
  }

  private moment(): string {
    return this.clock.now().toFormat('yyyyMMddHHmmss');
  }
}

const done = (said: object): PaymentAnswer => ({ error_code: '0', message: JSON.stringify(said) });
const refused = (message: string): PaymentAnswer => ({ error_code: '1', message });

const receiptOf = (message: PaymentMessage) =>
  (message['ThongTinBienLai'] ?? {}) as { MaHoSo?: string; DSKhoanNop?: { SoTien?: unknown }[] };

const dossierOf = (message: PaymentMessage): string => receiptOf(message).MaHoSo ?? '';

const sumOfLines = (message: PaymentMessage): number =>
  (receiptOf(message).DSKhoanNop ?? []).reduce((sum, { SoTien }) => sum + Number(SoTien), 0);
