import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { storable } from '#platform/fields';
import { PaymentPlatform } from '../application/payment-platform.ts';
import type {
  AskOutcome,
  CallBack,
  CallBackOutcome,
  PaymentOrder,
  QueryOutcome,
} from '../domain/platform-tidings.ts';
import { authenticationCode } from '../payload/authentication-code.ts';
import { answerTo, paidOf, readCallBack } from '../payload/call-back.ts';
import { initMessage, type Merchant, VERSION } from '../payload/init-message.ts';
import { platformMoment } from '../payload/platform-moment.ts';
import { type Answered, post } from './payment-transport.ts';

const opened = z.object({ UrlThanhToan: z.url({ protocol: /^https?$/ }) });
const text = z
  .union([z.string(), z.number()])
  .transform((said) => storable(String(said)))
  .default('');
const standing = z.object({
  /** 1 = paid, 3 = not yet, 4 = not paid. */
  TrangThaiGD: text,
  ...{ SoTien: text, MaGiaoDich: text, MaNganHang: text, ThoiGianGD: text },
});

/** The payment platform of the National Public Service Portal, version 1.0.6. */
@Injectable()
export class NationalPaymentPlatform extends PaymentPlatform {
  private readonly merchant: Merchant | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    super();
    this.merchant = merchantOf(config);
  }

  override get offered(): boolean {
    return this.merchant !== undefined;
  }

  override async ask(order: PaymentOrder): Promise<AskOutcome> {
    const merchant = this.demandMerchant();
    const sent = await this.post(initMessage(order, merchant));
    if (sent.kind !== 'answered') return sent;
    if (sent.code !== '0') return { kind: 'rejected', reason: `${sent.code}: ${sent.words}` };
    const read = opened.safeParse(sent.said);
    return read.success
      ? { kind: 'open', url: read.data.UrlThanhToan }
      : { kind: 'uncertain', reason: 'the answer has no address to pay at' };
  }

  override async query(reference: string): Promise<QueryOutcome> {
    const { partner, secret } = this.demandMerchant();
    const values = {
      ...{ LoaiBanTin: 'QUERY', PhienBan: VERSION, MaDoiTac: partner, MaThamChieu: reference },
      ThoiGianGD: platformMoment(this.clock.now()),
    };
    const sent = await this.post({
      ...values,
      MaXacThuc: authenticationCode(Object.values(values), secret),
    });
    // Nothing was to be written, so what nobody knows the end of may be asked again.
    if (sent.kind === 'uncertain') return { ...sent, kind: 'unavailable' };
    if (sent.kind !== 'answered') return sent;
    if (sent.code !== '0') return { kind: 'unknown' };
    return standingOf(reference, sent.said);
  }

  override read(body: unknown): CallBack {
    const { merchant } = this;
    return merchant ? readCallBack(body, merchant.partner, merchant.secret) : { kind: 'forged' };
  }

  override answer(outcome: CallBackOutcome, reference: string): Record<string, string> {
    const { partner = '', secret = '' } = this.merchant ?? {};
    return answerTo(outcome, reference, { partner, secret, at: this.clock.now() });
  }

  private post(body: Record<string, unknown>): Promise<Answered> {
    return post(this.config.PAYMENT_URL ?? '', body, this.config.CALL_TIMEOUT_SECONDS);
  }

  private demandMerchant(): Merchant {
    if (!this.merchant) throw new Error('there is no payment platform');
    return this.merchant;
  }
}

function standingOf(reference: string, said: unknown): QueryOutcome {
  const read = standing.safeParse(said);
  if (!read.success) return { kind: 'unavailable', reason: 'the answer is not one of QUERY' };
  switch (read.data.TrangThaiGD) {
    case '1': {
      const told = paidOf({ ...read.data, MaThamChieu: reference, MaTienTe: 'VND' });
      return told.kind === 'malformed'
        ? { kind: 'unavailable', reason: 'the answer says paid, and not what' }
        : told;
    }
    case '4':
      return { kind: 'failed', reference, reason: 'TrangThaiGD 4' };
    default:
      return { kind: 'pending' };
  }
}

/** Settings come together, or not at all. */
function merchantOf(config: Config): Merchant | undefined {
  const { PAYMENT_PARTNER: partner, PAYMENT_SECRET: secret } = config;
  const { PAYMENT_ACCOUNT: account, PAYMENT_BANK: bank, PAYMENT_ACCOUNT_NAME: accountName } = config;
  if (!partner || !secret || !account || !bank || !accountName) return undefined;
  return { partner, secret, account, bank, accountName };
}
