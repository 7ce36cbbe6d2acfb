import { DateTime } from 'luxon';
import type { PortalDossier, SubmittedDocument } from '../payload/portal-dossier.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import type { UploadedFile } from '../domain/foreign-names.ts';

/** Files by the id of their version (`TepDinhKemId`). */
export type Uploads = ReadonlyMap<string, UploadedFile>;

/** `LoaiDoiTuong` there: 0 citizen, 1 enterprise, 2 household business. It has no code for agencies and other organisations. */
const OWNER_KINDS: Readonly<Record<string, string>> = { '1': '0', '2': '1' };

/** Whose dossiers it takes. */
export const knowsOwner = ({ LoaiDoiTuong }: PortalDossier): boolean => LoaiDoiTuong in OWNER_KINDS;

/** `yyyyMMddHHmmss` as `yyyy-MM-dd HH:mm:ss`, both on Viet Nam's clock; empty stays empty. */
export const ministryMoment = (moment: string): string =>
  moment && DateTime.fromFormat(moment, 'yyyyMMddHHmmss').toFormat('yyyy-MM-dd HH:mm:ss');

/** Body of NopHoSo. `MaDichVuCong` is empty: nothing of ours is numbered by online services. */
export const submission = (dossier: PortalDossier, number: string, agency: string, uploads: Uploads) => ({
  MaHoSo: number,
  MaTTHC: dossier.MaTTHC,
  MaDichVuCong: '',
  ChuHoSo: dossier.ChuHoSo,
  LoaiDoiTuong: OWNER_KINDS[dossier.LoaiDoiTuong] ?? '',
  MaDonViTiepNhan: agency,
  NgayNop: ministryMoment(dossier.NgayNopHoSo),
  NgayTiepNhan: ministryMoment(dossier.NgayTiepNhan),
  ThanhPhanHoSo: dossier.TaiLieuNop.map((paper) => component(paper, uploads.get(paper.TepDinhKemId))),
  ThongTinNguoiNop: {
    HoTen: dossier.ChuHoSo,
    SoDinhDanh: dossier.SoGiayToChuHoSo,
    SoDienThoai: dossier.SoDienThoai,
    Email: dossier.Email,
  },
});

/** `LoaiBan` 2 is an electronic copy; whether a paper without a file is an original or a copy the payload does not say. */
const component = (paper: SubmittedDocument, file: UploadedFile | undefined) => ({
  MaThanhPhanHoSo: paper.MaThanhPhanHoSo,
  TenThanhPhanHoSo: paper.TenTepDinhKem,
  SoLuong: file ? '1' : '',
  LoaiBan: file ? '2' : '',
  GiayToDinhKem: file ? [{ ...file, MaKetQua: paper.MaKetQuaThayThe, TenGiayTo: paper.TenTepDinhKem }] : [],
});

/** Statuses fees are told with: a supplement asked for, a payment asked for, processed. */
const WITH_FEES = ['5', '6', '9'];
/** Results are told when it is processed. */
const WITH_RESULTS = ['9'];

/** Body of CapNhatTrangThai. */
export const standing = (dossier: PortalDossier, number: string) => ({
  MaHoSo: number,
  TrangThai: dossier.TrangThaiHoSo,
  NgayHenTra: ministryMoment(dossier.NgayHenTra),
  ...(WITH_FEES.includes(dossier.TrangThaiHoSo) && { DanhSachLePhi: dossier.DanhSachLePhi }),
  ...(WITH_RESULTS.includes(dossier.TrangThaiHoSo) && {
    DanhSachGiayToKetQua: dossier.DanhSachGiayToKetQua,
  }),
});

/** Body of CapNhatTienTrinh. */
export const courseOf = (row: PortalProgress, number: string) => ({
  ...row,
  MaHoSo: number,
  ThoiDiemXuLy: ministryMoment(row.ThoiDiemXuLy),
  NgayBatDau: ministryMoment(row.NgayBatDau),
  NgayKetThucTheoQuyDinh: ministryMoment(row.NgayKetThucTheoQuyDinh),
});
