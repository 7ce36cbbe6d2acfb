import { demoAccounts } from '../demo-accounts.ts';

export const dossierCode = '000.00.06.H99-261121-0001';

/** A dossier as DongBoHoSoMC takes it. */
export const dossier = (changes: object = {}) => ({
  MaHoSo: dossierCode,
  MaTTHC: '1.001193',
  TenTTHC: 'Thủ tục đăng ký khai sinh',
  KenhThucHien: '1',
  ChuHoSo: 'Người Dân Mẫu',
  LoaiDoiTuong: '1',
  NgayTiepNhan: '20261121083000',
  NgayTra: '',
  TrangThaiHoSo: '2',
  TaiLieuNop: [{ TenTepDinhKem: 'to-khai.pdf', IsDeleted: 'False' }],
  ...changes,
});

/** A progress row as CapNhatTienDoHoSoMC takes it. */
export const progressRow = (changes: object = {}) => ({
  MaHoSo: dossierCode,
  NguoiXuLy: 'Cán Bộ Mẫu',
  ChucDanh: 'Cán bộ tiếp nhận',
  ThoiDiemXuLy: '20261121083000',
  PhongBanXuLy: 'Bộ phận Một cửa',
  NoiDungXuLy: 'Tiếp nhận hồ sơ',
  TrangThai: '2',
  ...changes,
});

const { user, password, cpCode, brandname } = demoAccounts.sms;

/** Parameters of `wsCpMt`, in order. */
export const textMessage = (changes: object = {}) => ({
  User: user,
  Password: password,
  CPCode: cpCode,
  RequestID: '1',
  UserID: '84900000001',
  ReceiverID: '84900000001',
  ServiceID: brandname,
  CommandCode: 'bulksms',
  Content: 'Ho so 000.00.06.H99-261121-0001 da duoc tiep nhan',
  ContentType: '0',
  ...changes,
});
