import { z } from 'zod';

/** What the portal writes as a value: numbers come as numbers or as text. Empty is as good as absent. */
const said = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).normalize('NFC').trim())
  .transform((value) => (value === '' ? undefined : value))
  .nullish()
  .transform((value) => value ?? undefined);

/** `TaiLieuNop[]`: a paper as a file. */
const paper = z.looseObject({ TenTepDinhKem: said, Base64: z.unknown().optional(), MaThanhPhanHoSo: said });

/**
 * A dossier as the national portal hands it in. Published are the fields of the sales promotions: MaHoSo, MaTTHC, MaSoThue,
 * TenThuongNhan, DiaChiDoanhNghiep, DienThoai, Email, TenTepDonDangKy, TepDonDangKy and TaiLieuNop. Every other name is that of
 * DongBoHoSoMC; MaDonVi, MaTruongHop and DiaChi are supposed.
 */
export const arrivalFields = z.looseObject({
  MaHoSo: said,
  MaTTHC: said,
  /** Agency it is for, by either code. */
  MaDonVi: said,
  MaTruongHop: said,
  ChuHoSo: said,
  TenThuongNhan: said,
  LoaiDoiTuong: said,
  SoGiayToChuHoSo: said,
  MaSoThue: said,
  MaDoiTuong: said,
  Email: said,
  SoDienThoai: said,
  DienThoai: said,
  DiaChi: said,
  DiaChiDoanhNghiep: z.looseObject({ DiaChiChiTiet: said }).nullish(),
  /** `yyyyMMddHHmmss` at UTC+7. */
  NgayNopHoSo: said,
  /** 1 = by post. */
  HinhThuc: said,
  ThongTinTra: said,
  GhiChu: said,
  /** 1 = VNeID vouches for the account. */
  TaiKhoanDuocXacThucVoiVNeID: said,
  TenTepDonDangKy: said,
  TepDonDangKy: z.unknown().optional(),
  TaiLieuNop: z.array(paper).nullish(),
});

export type ArrivalFields = z.infer<typeof arrivalFields>;

/** The code of what was sent, however wrong the rest of it is. */
export function codeSaidIn(body: Readonly<Record<string, unknown>>): string | undefined {
  const { data } = said.safeParse(body['MaHoSo']);
  return data?.slice(0, 200);
}

/** `1.001193` of `1.001193` and of a province's own variant of it, `1.001193.000.00.00.H99`. */
export const nationalProcedureCode = (code: string): string => /^\d\.\d{6}(?=\.|$)/.exec(code)?.[0] ?? code;
