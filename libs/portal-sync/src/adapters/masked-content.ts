import { mask } from '#platform/personal-data';

/** Fields that say nothing of a person: codes, moments, flags, and names out of catalogues and of agencies. */
const SHOWN = new Set(
  (
    'isUpdating mahoso maTTHC MaHoSo MaTTHC TenTTHC MaLinhVuc TenLinhVuc KenhThucHien LoaiDoiTuong NgayNopHoSo NgayTiepNhan ' +
    'NgayHenTra NgayKetThucXuLy NgayTra NgayTuChoi TrangThaiHoSo HinhThuc DonViXuLy NoiNopHoSo HoSoCoThanhPhanSoHoa ' +
    'TaiKhoanDuocXacThucVoiVNeID DuocThanhToanTrucTuyen IsDeleted MaThanhPhanHoSo DuocSoHoa DuocTaiSuDung DuocLayTuKhoDMQG ' +
    'MaKetQuaThayThe TenPhiLePhi MaPhiLePhi HinhThucThu Gia LoaiPhiLePhi HoSoBoSungId NgayBoSung NgayTiepNhanBoSung ' +
    'TrangThaiBoSung NgayHenTraTruoc NgayHenTraMoi MaGiayToKetQua LoaiDinhDanh MaCSDL ThoiDiemXuLy PhongBanXuLy TrangThai ' +
    'NgayBatDau NgayKetThucTheoQuyDinh ChucDanh MaDonViTiepNhan NgayNop LoaiBan SoLuong MaKetQua'
  ).split(' '),
);

/**
 * What was sent, for people to look at: of every field that may say something of a person only whether it is there and how long
 * it is. A field nobody has thought of is such a one.
 */
export function maskedContent(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => maskedContent(element, field));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, maskedContent(held, name)]));
  }
  if (typeof value !== 'string' || value === '') return value;
  return SHOWN.has(field) ? mask.within(value) : `••• (${value.length})`;
}
