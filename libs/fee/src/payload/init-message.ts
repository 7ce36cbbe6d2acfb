import type { PaymentOrder } from '../domain/platform-tidings.ts';
import { authenticationCode } from './authentication-code.ts';
import { platformMoment } from './platform-moment.ts';

/** The account of this system at the platform, and where its money goes. */
export interface Merchant {
  partner: string;
  secret: string;
  account: string;
  bank: string;
  accountName: string;
}

export const VERSION = '1.0.6';

/** `INIT`: asks for a payment. The first fourteen values are signed, in this order. */
export function initMessage(order: PaymentOrder, merchant: Merchant): Record<string, unknown> {
  const signed = {
    LoaiBanTin: 'INIT',
    PhienBan: VERSION,
    MaDoiTac: merchant.partner,
    MaThamChieu: order.reference,
    SoTien: String(order.amount),
    LoaiHinhThanhToan: 'PAY',
    MaKenhThanhToan: '1',
    MaThietBi: '1',
    NgonNgu: 'vi-VN',
    MaTienTe: 'VND',
    MaNganHang: 'PAYMENT',
    ThongTinGiaoDich: `Phi, le phi ho so ${order.dossierCode}`,
    ThoiGianGD: platformMoment(order.at),
    // The payer opens the page later, from wherever they are.
    Ip: '127.0.0.1',
  };
  return {
    ...signed,
    ThongTinBienLai: receiptOf(order, merchant),
    MaXacThuc: authenticationCode(Object.values(signed), merchant.secret),
  };
}

/** Identity number and address of the payer stay here: the receipt goes to whoever pays, who may be somebody else. */
const receiptOf = ({ procedure, agency, lines, ...order }: PaymentOrder, merchant: Merchant) => ({
  MaDichVu: '1',
  MaDVC: `${procedure.code}.01`,
  TenDVC: procedure.name,
  MaTTHC: procedure.code,
  TenTTHC: procedure.name,
  MaDonVi: agency.code,
  TenDonVi: agency.name,
  MaHoSo: order.dossierCode,
  TKThuHuong: merchant.account,
  MaNHThuHuong: merchant.bank,
  TenTKThuHuong: merchant.accountName,
  NoiDungThanhToan: `Phí, lệ phí hồ sơ ${order.dossierCode}`,
  HoTenNguoiNop: order.payer,
  PhiLePhi: lines.map(({ code, name, amount }) => ({
    ...{ LoaiPhiLePhi: '1', MaPhiLePhi: code ?? '', TenPhiLePhi: name, SoTien: String(amount) },
  })),
  DSKhoanNop: lines.map(({ name, amount }) => ({ NoiDung: name, SoTien: String(amount) })),
});
