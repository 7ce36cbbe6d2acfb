import { z } from 'zod';
import {
  amount,
  dossierCode,
  dossierStatus,
  flag,
  link,
  moment,
  oneOf,
  procedureCode,
  requiredText,
  text,
} from './fields.ts';

const submittedDocument = z.strictObject({
  TepDinhKemId: text(),
  TenTepDinhKem: requiredText(4000),
  IsDeleted: flag.optional(),
  MaThanhPhanHoSo: text(),
  DuongDanTaiTepTin: link,
  DuocSoHoa: oneOf('0', '1'),
  DuocTaiSuDung: oneOf('0', '1', '2'),
  DuocLayTuKhoDMQG: oneOf('0', '1'),
  MaKetQuaThayThe: text(),
});

const fee = z.strictObject({
  TenPhiLePhi: text(),
  MaPhiLePhi: text(),
  /** 1 on receipt, 2 with a supplement, 4 on hand-over */
  HinhThucThu: oneOf('1', '2', '4'),
  Gia: amount,
  /** 1 ordinary, 2 appraisal, 3 extension */
  LoaiPhiLePhi: oneOf('1', '2', '3'),
});

const otherPaper = z.strictObject({ TenGiayTo: text(), SoLuong: amount, LoaiGiayTo: text() });

const supplementRequest = z.strictObject({
  HoSoBoSungId: text(),
  NguoiYeuCauBoSung: text(),
  NoiDungBoSung: text(),
  NgayBoSung: moment,
  NguoiTiepNhanBoSung: text(),
  ThongTinTiepNhan: text(),
  NgayTiepNhanBoSung: moment,
  TrangThaiBoSung: text(),
  /** what a supplement's papers hold is not published */
  DanhSachGiayToBoSung: z.array(z.looseObject({})).optional(),
  DanhSachLePhiBoSung: z.array(z.looseObject({})).optional(),
  NgayHenTraTruoc: moment,
  NgayHenTraMoi: moment,
});

const resultDocument = z.strictObject({
  TenGiayTo: requiredText(2000),
  MaThanhPhanHoSo: text(),
  GiayToId: text(),
  DuongDanTepTinKetQua: link,
  MaGiayToKetQua: text(),
});

const identity = z.union([
  z.strictObject({ LoaiDinhDanh: z.literal('1'), SoDinhDanh: z.string().regex(/^\d{12}$/) }),
  z.strictObject({ LoaiDinhDanh: z.literal('2'), SoDinhDanh: z.string().regex(/^\d{9}$/) }),
]);

/** One element of `data` in DongBoHoSoMC. A field the protocol does not have is refused: it is a misspelt one. */
export const dossierItem = z.strictObject({
  MaHoSo: dossierCode,
  MaTTHC: procedureCode,
  TenTTHC: text(),
  MaLinhVuc: text(),
  TenLinhVuc: text(),
  /** 1 at the desk, 2 online, 3 by public post */
  KenhThucHien: oneOf('1', '2', '3'),
  ChuHoSo: text(),
  SoGiayToChuHoSo: text(),
  /** 1 citizen, 2 enterprise, 3 state agency, 4 other organisation */
  LoaiDoiTuong: oneOf('1', '2', '3', '4'),
  MaDoiTuong: text(),
  Email: text(),
  Fax: text(),
  SoDienThoai: text(),
  ThongTinKhac: text(),
  GhiChu: text(),
  TrichYeuHoSo: text(1000),
  NgayNopHoSo: moment,
  NgayTiepNhan: moment,
  NgayHenTra: moment,
  NgayKetThucXuLy: moment,
  NgayTra: moment,
  NgayTuChoi: moment,
  TrangThaiHoSo: dossierStatus,
  ThongTinTra: text(),
  /** 0 handed over at the desk, 1 by post */
  HinhThuc: oneOf('0', '1'),
  DonViXuLy: text(),
  SoBienNhan: text(),
  TaiLieuNop: z.array(submittedDocument).optional(),
  DanhSachLePhi: z.array(fee).optional(),
  DanhSachTepDinhKemKhac: z.array(otherPaper).optional(),
  DanhSachHoSoBoSung: z.array(supplementRequest).optional(),
  DanhSachGiayToKetQua: z.array(resultDocument).optional(),
  /** 1 through the national portal, 2 through the province's system */
  NoiNopHoSo: oneOf('1', '2'),
  HoSoCoThanhPhanSoHoa: oneOf('0', '1'),
  TaiKhoanDuocXacThucVoiVNeID: oneOf('0', '1'),
  DuocThanhToanTrucTuyen: oneOf('0', '1', '2', '3'),
  DinhDanhCHS: z.array(identity).optional(),
  DSKetNoiCSDL: z.array(z.strictObject({ MaCSDL: requiredText() })).optional(),
});

export type DossierItem = z.output<typeof dossierItem>;
