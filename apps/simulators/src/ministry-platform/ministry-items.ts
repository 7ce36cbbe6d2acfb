import { DateTime } from 'luxon';
import { z } from 'zod';

const text = z.string();
const required = z.string().min(1);
const format = 'yyyy-MM-dd HH:mm:ss';
const moment = z
  .string()
  .refine((value) => DateTime.fromFormat(value, format).isValid, `phải có dạng ${format}`);
const momentOrNone = z.literal('').or(moment);
const status = z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);

const paper = z.strictObject({
  IdGiayTo: required,
  MaKetQua: text,
  TenGiayTo: required,
  HashTepTin: z.string().regex(/^[0-9a-f]{64}$/),
});

const component = z.strictObject({
  MaThanhPhanHoSo: text,
  TenThanhPhanHoSo: required,
  SoLuong: z.string().regex(/^\d*$/),
  /** 0 original, 1 copy, 2 electronic */
  LoaiBan: z.enum(['', '0', '1', '2']),
  GiayToDinhKem: z.array(paper),
});

/** Body of UploadFile. */
export const uploading = z.strictObject({ TenTepDinhKem: required, Base64: z.base64().min(1) });

/** Body of NopHoSo. */
export const submission = z.strictObject({
  MaHoSo: required,
  MaTTHC: z.string().regex(/^\d\.\d{6}/),
  MaDichVuCong: text,
  ChuHoSo: required,
  /** 0 citizen, 1 enterprise, 2 household business */
  LoaiDoiTuong: z.enum(['0', '1', '2']),
  MaDonViTiepNhan: required,
  NgayNop: momentOrNone,
  NgayTiepNhan: momentOrNone,
  ThanhPhanHoSo: z.array(component),
  ThongTinNguoiNop: z.strictObject({ HoTen: required, SoDinhDanh: text, SoDienThoai: text, Email: text }),
});

/** Body of CapNhatTienTrinh. */
export const course = z.strictObject({
  MaHoSo: required,
  NguoiXuLy: z.string().max(50),
  ChucDanh: text,
  ThoiDiemXuLy: moment,
  PhongBanXuLy: text,
  NoiDungXuLy: text,
  TrangThai: status,
  NgayBatDau: momentOrNone,
  NgayKetThucTheoQuyDinh: momentOrNone,
});

/** Body of CapNhatTrangThai: fees only with 5, 6 and 9, results only with 9. */
export const standing = z
  .strictObject({
    MaHoSo: required,
    TrangThai: status,
    NgayHenTra: momentOrNone,
    DanhSachLePhi: z.array(z.looseObject({})).optional(),
    DanhSachGiayToKetQua: z.array(z.looseObject({})).optional(),
  })
  .refine(({ TrangThai, DanhSachLePhi }) => !DanhSachLePhi || ['5', '6', '9'].includes(TrangThai), {
    path: ['DanhSachLePhi'],
    message: 'chỉ gửi với trạng thái 5, 6, 9',
  })
  .refine(({ TrangThai, DanhSachGiayToKetQua }) => !DanhSachGiayToKetQua || TrangThai === '9', {
    path: ['DanhSachGiayToKetQua'],
    message: 'chỉ gửi với trạng thái 9',
  });

export type Submission = z.output<typeof submission>;
export type Course = z.output<typeof course>;
export type Standing = z.output<typeof standing>;
