import { z } from 'zod';
import type { CallBack, CallBackOutcome, Told } from '../domain/platform-tidings.ts';
import { dong } from '../domain/money.ts';
import { authenticationCode, isAuthentic } from './authentication-code.ts';
import { momentOf, platformMoment } from './platform-moment.ts';

/** Figures come as text or as numbers; what is signed is told apart by `|` alone. */
const value = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[^|]{0,500}$/));

/** What the platform calls back with, signed over the first ten values in this order. */
export const callBack = z.object({
  LoaiBanTin: value,
  MaLoi: value,
  MaDoiTac: value,
  MaThamChieu: value,
  SoTien: value,
  MaTienTe: value,
  MaGiaoDich: value,
  MaNganHang: value,
  ThoiGianGD: value,
  ThongTinGiaoDich: value,
  MaXacThuc: value,
});

type Paid = Pick<
  z.infer<typeof callBack>,
  'MaThamChieu' | 'SoTien' | 'MaTienTe' | 'MaGiaoDich' | 'MaNganHang' | 'ThoiGianGD'
>;

/** Reads what came in as a call-back. */
export function readCallBack(body: unknown, partner: string, secret: string): CallBack {
  const read = callBack.safeParse(body);
  if (!read.success) return { kind: 'forged' };
  const { MaXacThuc, ...values } = read.data;
  const isOurs = values.MaDoiTac === partner && isAuthentic(MaXacThuc, Object.values(values), secret);
  if (!isOurs) return { kind: 'forged' };
  const { MaLoi, MaThamChieu: reference } = values;
  return MaLoi === '00' ? paidOf(values) : { kind: 'failed', reference, reason: `MaLoi ${MaLoi}` };
}

/** Whole đồng under a number of the platform's, or it is not money that came. */
export function paidOf(told: Paid): Told | { kind: 'malformed'; reference: string } {
  const reference = told.MaThamChieu;
  const amount = dong.safeParse(/^\d{1,16}$/.test(told.SoTien) ? Number(told.SoTien) : undefined);
  const transaction = told.MaGiaoDich.trim();
  const isMoney = amount.success && transaction !== '' && told.MaTienTe === 'VND';
  if (!isMoney) return { kind: 'malformed', reference };
  const paidAt = momentOf(told.ThoiGianGD);
  return {
    kind: 'paid',
    paid: { reference, transaction, amount: amount.data, bank: told.MaNganHang || null, paidAt },
  };
}

const ANSWERS: Record<CallBackOutcome, readonly [code: string, words: string]> = {
  taken: ['00', 'Thành công'],
  'unknown-reference': ['01', 'Không tìm thấy mã tham chiếu'],
  contradicted: ['02', 'Giao dịch đã được báo khác'],
  forged: ['97', 'Mã xác thực không đúng'],
  malformed: ['99', 'Bản tin không đúng'],
};

/** What a call-back is answered with. */
export function answerTo(
  outcome: CallBackOutcome,
  reference: string,
  { partner, secret, at }: { partner: string; secret: string; at: Date },
): Record<string, string> {
  const [code, words] = ANSWERS[outcome];
  const values = {
    ...{ MaLoi: code, MoTaLoi: words, MaDoiTac: partner, MaThamChieu: reference },
    ThoiGianGD: platformMoment(at),
  };
  return { ...values, MaXacThuc: authenticationCode(Object.values(values), secret) };
}
