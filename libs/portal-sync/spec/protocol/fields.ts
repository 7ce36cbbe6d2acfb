import {
  address,
  amount,
  anything,
  both,
  codeOf,
  dossierCode,
  type Form,
  given,
  moment,
  orEmpty,
  procedureCode,
  status,
  upTo,
} from './forms.ts';

/** Fields of an element, each with the form of its value, or of the elements of its list; `null` = a list that is empty. */
export interface Fields {
  readonly [name: string]: Form | readonly [Fields] | null;
}

const flag = codeOf('0', '1');
const date = orEmpty(moment);

const submitted: Fields = {
  TepDinhKemId: anything,
  TenTepDinhKem: both(given, upTo(4000)),
  IsDeleted: codeOf('True', 'False'),
  MaThanhPhanHoSo: anything,
  DuongDanTaiTepTin: orEmpty(address),
  DuocSoHoa: flag,
  DuocTaiSuDung: codeOf('0', '1', '2'),
  DuocLayTuKhoDMQG: flag,
  MaKetQuaThayThe: anything,
};

const fee: Fields = {
  TenPhiLePhi: given,
  MaPhiLePhi: anything,
  HinhThucThu: codeOf('1', '2', '4'),
  Gia: orEmpty(amount),
  LoaiPhiLePhi: codeOf('1', '2', '3'),
};

const round: Fields = {
  HoSoBoSungId: given,
  NguoiYeuCauBoSung: anything,
  NoiDungBoSung: given,
  NgayBoSung: moment,
  NguoiTiepNhanBoSung: anything,
  ThongTinTiepNhan: anything,
  NgayTiepNhanBoSung: date,
  TrangThaiBoSung: codeOf(''),
  DanhSachGiayToBoSung: null,
  DanhSachLePhiBoSung: null,
  NgayHenTraTruoc: date,
  NgayHenTraMoi: date,
};

/** An element of `data` in DongBoHoSoMC. */
export const DOSSIER: Fields = {
  MaHoSo: dossierCode,
  MaTTHC: procedureCode,
  TenTTHC: given,
  MaLinhVuc: anything,
  TenLinhVuc: given,
  KenhThucHien: codeOf('1', '2', '3'),
  ChuHoSo: given,
  SoGiayToChuHoSo: given,
  LoaiDoiTuong: codeOf('1', '2', '3', '4'),
  MaDoiTuong: anything,
  Email: anything,
  Fax: codeOf(''),
  SoDienThoai: anything,
  ThongTinKhac: codeOf(''),
  GhiChu: codeOf(''),
  TrichYeuHoSo: both(given, upTo(1000)),
  NgayNopHoSo: date,
  NgayTiepNhan: date,
  NgayHenTra: date,
  NgayKetThucXuLy: date,
  NgayTra: date,
  NgayTuChoi: date,
  TrangThaiHoSo: status,
  ThongTinTra: anything,
  HinhThuc: flag,
  DonViXuLy: given,
  SoBienNhan: codeOf(''),
  TaiLieuNop: [submitted],
  DanhSachLePhi: [fee],
  DanhSachTepDinhKemKhac: [{ TenGiayTo: given, SoLuong: orEmpty(amount), LoaiGiayTo: anything }],
  DanhSachHoSoBoSung: [round],
  DanhSachGiayToKetQua: [
    {
      TenGiayTo: both(given, upTo(2000)),
      MaThanhPhanHoSo: anything,
      GiayToId: given,
      DuongDanTepTinKetQua: orEmpty(address),
      MaGiayToKetQua: anything,
    },
  ],
  NoiNopHoSo: codeOf('1', '2'),
  HoSoCoThanhPhanSoHoa: flag,
  TaiKhoanDuocXacThucVoiVNeID: flag,
  DuocThanhToanTrucTuyen: codeOf('0', '1', '2', '3'),
  DinhDanhCHS: [{ LoaiDinhDanh: codeOf('1', '2'), SoDinhDanh: given }],
  DSKetNoiCSDL: null,
};

/** An element of `data` in CapNhatTienDoHoSoMC. */
export const PROGRESS: Fields = {
  MaHoSo: dossierCode,
  NguoiXuLy: both(given, upTo(50)),
  ChucDanh: anything,
  ThoiDiemXuLy: moment,
  PhongBanXuLy: given,
  NoiDungXuLy: given,
  TrangThai: status,
  NgayBatDau: date,
  NgayKetThucTheoQuyDinh: date,
};

/** What of an element is not as its fields say, by field. */
export function malformed(element: unknown, fields: Fields, at = ''): string[] {
  if (typeof element !== 'object' || element === null) return [`${at} is no element`];
  const names = new Set([...Object.keys(fields), ...Object.keys(element)]);
  return [...names].flatMap((name) => {
    const value = (element as Record<string, unknown>)[name];
    const field = fields[name];
    const path = `${at}${name}`;
    if (field === undefined) return [`${path} is no field`];
    if (typeof field === 'function') {
      return typeof value === 'string' && field(value) ? [] : [`${path} is ${JSON.stringify(value)}`];
    }
    if (!Array.isArray(value)) return [`${path} is no list`];
    if (field === null) return value.length === 0 ? [] : [`${path} is not empty`];
    return value.flatMap((one, index) => malformed(one, field[0], `${path}.${index}.`));
  });
}
