import { z } from 'zod';
import { DOSSIER_CODE } from '#dossier';
import {
  amount,
  limitedText,
  moment,
  nationalStatus,
  requiredLimitedText,
  requiredText,
  text,
} from './portal-fields.ts';

/** `TaiLieuNop[]`: a document handed in. */
const submittedDocument = z.strictObject({
  TepDinhKemId: text,
  TenTepDinhKem: requiredLimitedText(4000),
  IsDeleted: z.enum(['True', 'False']),
  MaThanhPhanHoSo: text,
  DuongDanTaiTepTin: text,
  DuocSoHoa: z.enum(['0', '1']),
  DuocTaiSuDung: z.enum(['0', '1', '2']),
  DuocLayTuKhoDMQG: z.enum(['0', '1']),
  MaKetQuaThayThe: text,
});

/** `DanhSachLePhi[]`: what was charged, before that a fee of the way it was handed in. */
const fee = z.strictObject({
  TenPhiLePhi: text,
  MaPhiLePhi: text,
  HinhThucThu: z.enum(['1', '2', '4']),
  Gia: amount,
  LoaiPhiLePhi: z.enum(['1', '2', '3']),
});

/** `DanhSachTepDinhKemKhac[]`: a paper handed in that no component asks for. */
const otherPaper = z.strictObject({ TenGiayTo: text, SoLuong: amount, LoaiGiayTo: text });

/** `DanhSachHoSoBoSung[]`: one round of asking for papers and getting them. */
const supplementRound = z.strictObject({
  HoSoBoSungId: text,
  NguoiYeuCauBoSung: text,
  NoiDungBoSung: text,
  NgayBoSung: moment,
  NguoiTiepNhanBoSung: text,
  ThongTinTiepNhan: text,
  NgayTiepNhanBoSung: moment,
  TrangThaiBoSung: text,
  DanhSachGiayToBoSung: z.array(z.never()),
  DanhSachLePhiBoSung: z.array(z.never()),
  NgayHenTraTruoc: moment,
  NgayHenTraMoi: moment,
});

/** `DanhSachGiayToKetQua[]`: a document the applicant gets. */
const resultDocument = z.strictObject({
  TenGiayTo: requiredLimitedText(2000),
  MaThanhPhanHoSo: text,
  GiayToId: text,
  DuongDanTepTinKetQua: text,
  MaGiayToKetQua: text,
});

/** `DinhDanhCHS[]`: 1 = personal identification number (12 digits), 2 = old identity card (9 digits). */
const ownerIdentity = z.strictObject({ LoaiDinhDanh: z.enum(['1', '2']), SoDinhDanh: text });

/**
 * One element of `data` in DongBoHoSoMC, with every limit known of it. All values are strings; an unknown one is
 * empty.
 */
export const portalDossierSchema = z.strictObject({
  MaHoSo: z.string().regex(DOSSIER_CODE, 'sai cấu trúc mã hồ sơ'),
  MaTTHC: requiredText,
  TenTTHC: text,
  MaLinhVuc: text,
  TenLinhVuc: text,
  KenhThucHien: z.enum(['1', '2', '3']),
  ChuHoSo: requiredText,
  SoGiayToChuHoSo: text,
  LoaiDoiTuong: z.enum(['1', '2', '3', '4']),
  MaDoiTuong: text,
  Email: text,
  Fax: text,
  SoDienThoai: text,
  ThongTinKhac: text,
  GhiChu: text,
  TrichYeuHoSo: limitedText(1000),
  NgayNopHoSo: moment,
  NgayTiepNhan: moment,
  NgayHenTra: moment,
  NgayKetThucXuLy: moment,
  NgayTra: moment,
  NgayTuChoi: moment,
  TrangThaiHoSo: nationalStatus,
  ThongTinTra: text,
  HinhThuc: z.enum(['0', '1']),
  DonViXuLy: text,
  SoBienNhan: text,
  TaiLieuNop: z.array(submittedDocument),
  DanhSachLePhi: z.array(fee),
  DanhSachTepDinhKemKhac: z.array(otherPaper),
  DanhSachHoSoBoSung: z.array(supplementRound),
  DanhSachGiayToKetQua: z.array(resultDocument),
  NoiNopHoSo: z.enum(['1', '2']),
  HoSoCoThanhPhanSoHoa: z.enum(['0', '1']),
  TaiKhoanDuocXacThucVoiVNeID: z.enum(['0', '1']),
  DuocThanhToanTrucTuyen: z.enum(['0', '1', '2', '3']),
  DinhDanhCHS: z.array(ownerIdentity),
  DSKetNoiCSDL: z.array(z.never()),
});

export type PortalDossier = z.infer<typeof portalDossierSchema>;
export type SubmittedDocument = z.infer<typeof submittedDocument>;
export type PortalFee = z.infer<typeof fee>;
export type SupplementRound = z.infer<typeof supplementRound>;
export type OtherPaper = z.infer<typeof otherPaper>;
export type ResultDocument = z.infer<typeof resultDocument>;
