import { z } from 'zod';

/** A paper in somebody's store, as queries tell it, with the bytes of its files. */
export const heldPaper = z.strictObject({
  /** Identity number of whose it is. */
  owner: z.string().regex(/^\d{12}$/),
  MaKetQua: z.string().min(1),
  TenGiayTo: z.string().min(1),
  SoKyHieu: z.string(),
  CoQuanChuQuan: z.string(),
  files: z.array(z.strictObject({ TenTep: z.string(), DuongDan: z.string(), base64: z.string() })),
});
export type HeldPaper = z.output<typeof heldPaper>;

/** Somebody the population database knows. */
export const person = z.strictObject({
  SoDinhDanh: z.string().regex(/^\d{12}$/),
  HoVaTen: z.string().min(1),
  NgayThangNamSinh: z.string().regex(/^\d{8}$/),
});
export type PlatformPerson = z.output<typeof person>;

/** What the store is asked. */
export const papersQuery = z.object({
  SoDinhDanhChuSoHuu: z.string().regex(/^\d{12}$/),
  HoTenNguoiYeuCau: z.string().min(1),
  KenhThucHien: z.enum(['1', '2']),
  SoDinhDanhNguoiYeuCau: z.string().regex(/^\d{12}$/),
  MaThuTuc: z.string().min(1),
  DanhSachDanhMucKetQua: z.array(z.object({ MaKetQua: z.string().min(1), SoKyHieu: z.string() })).min(1),
});

export const fileQuery = z.object({ CoQuanChuQuan: z.string(), DuongDan: z.string() });

/** What is put into the store: a paper that was issued, with addresses its files are fetched from. */
export const deposit = z.object({
  SoDinhDanhChuSoHuu: z.string().regex(/^\d{12}$/),
  MaHoSo: z.string().min(1),
  MaKetQua: z.string().min(1),
  TenGiayTo: z.string().min(1),
  SoKyHieu: z.string().min(1),
  CoQuanChuQuan: z.string().min(1),
  DanhSachTepDinhKem: z.array(z.object({ TenTep: z.string().min(1), DuongDan: z.url() })).min(1),
});

/** What the population look-up is asked. */
export const personQuery = z.object({
  /** Upper case without accents. */
  HoVaTen: z.string().regex(/^[A-Z ]+$/),
  SoDinhDanh: z.string().regex(/^\d{12}$/),
  Nam: z.string().regex(/^(\d{4})?$/),
  ...{ MaTichHop: z.string().min(1), MaDVC: z.string().min(1), MaCanBo: z.string().min(1) },
  MaYeuCau: z.string().min(1),
});
