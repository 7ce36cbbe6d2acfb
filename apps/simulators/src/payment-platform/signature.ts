import { createHash } from 'node:crypto';
import { demoAccounts } from '../demo-accounts.ts';

type Message = Readonly<Record<string, unknown>>;

/** What is signed of `INIT`, in this order. */
export const initSigned = [
  ...['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'LoaiHinhThanhToan', 'MaKenhThanhToan'],
  ...['MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip'],
];
export const querySigned = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'];
export const callBackSigned = [
  ...['LoaiBanTin', 'MaLoi', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'MaTienTe', 'MaGiaoDich', 'MaNganHang'],
  ...['ThoiGianGD', 'ThongTinGiaoDich'],
];
export const answerSigned = ['MaLoi', 'MoTaLoi', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'];

/** `MaXacThuc` over these values of a message: SHA-256 of them and the secret, joined by `|`. */
export const signatureOf = (message: Message, signed: readonly string[]): string =>
  createHash('sha256')
    .update([...signed.map((name) => String(message[name])), demoAccounts.payment.secret].join('|'))
    .digest('hex');

export const isSigned = (message: Message, signed: readonly string[]): boolean =>
  message['MaXacThuc'] === signatureOf(message, signed);
