import { type DossierSnapshot, UNCOUNTED } from '#dossier';
import { at, change, file, procedure, snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from './dossier-item.ts';
import type { PortalDossier } from './portal-dossier.ts';

const item = (changes: Partial<DossierSnapshot> = {}): PortalDossier =>
  dossierItem(snapshot(changes), surroundings());

type Applicant = DossierSnapshot['applicant'];
const account = { techId: 'T-1', verifiedWithVneid: true };
const online = { submittedAt: '2026-03-03T15:00:00.000Z', account, asked: null };
const owner = (changes: Partial<Applicant>): Partial<DossierSnapshot> => ({
  applicant: { ...snapshot().applicant, ...changes },
});

describe('a dossier in the words of DongBoHoSoMC', () => {
  it('says every field of a dossier just received at the desk, and no more than is known', () => {
    expect(item()).toEqual({
      MaHoSo: 'H99.41.01-260304-0001',
      MaTTHC: '1.001193',
      TenTTHC: 'Thủ tục đăng ký khai sinh',
      MaLinhVuc: 'G15-TP07',
      TenLinhVuc: 'Hộ tịch',
      KenhThucHien: '1',
      ChuHoSo: 'Người Dân Mẫu',
      SoGiayToChuHoSo: '099099000001',
      LoaiDoiTuong: '1',
      MaDoiTuong: '',
      Email: 'nguoi.dan@saomai.example',
      Fax: '',
      SoDienThoai: '0900000001',
      ThongTinKhac: '',
      GhiChu: '',
      TrichYeuHoSo: 'Thủ tục đăng ký khai sinh',
      NgayNopHoSo: '20260304083000',
      NgayTiepNhan: '20260304083000',
      NgayHenTra: '20260311170000',
      NgayKetThucXuLy: '',
      NgayTra: '',
      NgayTuChoi: '',
      TrangThaiHoSo: '2',
      ThongTinTra: '',
      HinhThuc: '0',
      DonViXuLy: 'Ủy ban nhân dân xã An Phú',
      SoBienNhan: '',
      TaiLieuNop: [
        {
          TepDinhKemId: '',
          TenTepDinhKem: 'Tờ khai đăng ký khai sinh',
          IsDeleted: 'False',
          MaThanhPhanHoSo: '000.00.00.G15-KQ003204',
          DuongDanTaiTepTin: '',
          DuocSoHoa: '0',
          DuocTaiSuDung: '0',
          DuocLayTuKhoDMQG: '0',
          MaKetQuaThayThe: '',
        },
      ],
      DanhSachLePhi: [],
      DanhSachTepDinhKemKhac: [],
      DanhSachHoSoBoSung: [],
      DanhSachGiayToKetQua: [],
      NoiNopHoSo: '2',
      HoSoCoThanhPhanSoHoa: '0',
      TaiKhoanDuocXacThucVoiVNeID: '0',
      DuocThanhToanTrucTuyen: '0',
      DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '099099000001' }],
      DSKetNoiCSDL: [],
    });
  });

  it.each<[keyof PortalDossier, string, Partial<DossierSnapshot>, unknown]>([
    ['KenhThucHien', 'handed in online', { channel: 'online' }, '2'],
    ['KenhThucHien', 'sent by public post', { channel: 'post' }, '3'],
    ['NgayNopHoSo', 'handed in online, submitted nobody here knows when', { channel: 'online' }, ''],
    ['NgayNopHoSo', 'handed in online', { channel: 'online', online }, '20260303220000'],
    ['NgayNopHoSo', 'sent by post nobody here knows when', { channel: 'post' }, ''],
    ['MaDoiTuong', 'handed in online by an account of the portal', { channel: 'online', online }, 'T-1'],
    ['MaDoiTuong', 'handed in at the desk', { online }, ''],
    ['TaiKhoanDuocXacThucVoiVNeID', 'handed in by a verified account', { channel: 'online', online }, '1'],
    [
      'TaiKhoanDuocXacThucVoiVNeID',
      'handed in by an account that is not verified',
      { channel: 'online', online: { ...online, account: { ...account, verifiedWithVneid: false } } },
      '0',
    ],
    [
      'DanhSachTepDinhKemKhac',
      'to which more was brought',
      { furtherPapers: ['Ảnh'] },
      [{ TenGiayTo: 'Ảnh', SoLuong: '', LoaiGiayTo: '' }],
    ],
    ['LoaiDoiTuong', 'of a business', owner({ kind: 'business' }), '2'],
    ['LoaiDoiTuong', 'of a state body', owner({ kind: 'state-body' }), '3'],
    ['LoaiDoiTuong', 'of another organisation', owner({ kind: 'organization' }), '4'],
    [
      'DinhDanhCHS',
      'of an owner with an old identity card',
      owner({ identityKind: 'old-id', identityNumber: '099000001' }),
      [{ LoaiDinhDanh: '2', SoDinhDanh: '099000001' }],
    ],
    ['DinhDanhCHS', 'of an owner with a passport', owner({ identityKind: 'passport' }), []],
    ['DinhDanhCHS', 'of an owner with a business code', owner({ identityKind: 'business-code' }), []],
    ['Email', 'without an e-mail address', owner({ email: null }), ''],
    ['SoDienThoai', 'without a telephone', owner({ phone: null }), ''],
    ['NgayHenTra', 'without an appointment', { change: change({ dueAt: null }) }, ''],
    [
      'TrichYeuHoSo',
      'of a procedure with a very long name',
      { procedureName: 'ă'.repeat(1200) },
      `${'ă'.repeat(999)}…`,
    ],
    [
      'TenTTHC',
      'of a procedure with a very long name',
      { procedureName: 'ă'.repeat(1200) },
      'ă'.repeat(1200),
    ],
  ])('%s of a dossier %s', (field, _case, changes, expected) => {
    expect(item(changes)[field]).toEqual(expected);
  });

  it.each([
    ['submitted', '1'],
    ['received', '2'],
    ['refused', '3'],
    ['processing', '4'],
    ['awaiting-supplement', '5'],
    ['awaiting-finance', '6'],
    ['withdrawn', '7'],
    ['stopped', '8'],
    ['completed', '9'],
    ['returned', '10'],
  ] as const)('TrangThaiHoSo of a dossier that is %s', (status, code) => {
    expect(item({ change: change({ status }) }).TrangThaiHoSo).toBe(code);
  });

  it('says that papers were digitised once there is a file of one', () => {
    const digitised = dossierItem(snapshot(), surroundings({ files: [file()] }));
    expect([item().HoSoCoThanhPhanSoHoa, digitised.HoSoCoThanhPhanSoHoa]).toEqual(['0', '1']);
  });

  it('leaves the field code empty when the catalogue has none', () => {
    const landless = procedure({ field: { code: null, name: 'Đất đai' } });
    const { MaLinhVuc, TenLinhVuc } = dossierItem(snapshot(), surroundings({ procedure: landless }));
    expect([MaLinhVuc, TenLinhVuc]).toEqual(['', 'Đất đai']);
  });

  it('gives national codes of components only; a code of the province means nothing at the portal', () => {
    const components = [{ ...UNCOUNTED, code: '1.012790-TP01', name: 'Đơn đăng ký', originals: 1 }];
    expect(item({ components }).TaiLieuNop).toMatchObject([
      { TenTepDinhKem: 'Đơn đăng ký', MaThanhPhanHoSo: '' },
    ]);
  });

  it('writes instants on the clock of Viet Nam wherever it runs', () => {
    const receivedAt = new Date('2026-03-03T23:59:59.999Z');
    expect(item({ receivedAt }).NgayTiepNhan).toBe('20260304065959');
  });

  it.each([
    ['completed', { completedAt: at('10:00') }, { NgayKetThucXuLy: '20260304100000', NgayTra: '' }],
    [
      'returned',
      { completedAt: at('10:00'), closedAt: at('11:00') },
      { NgayKetThucXuLy: '20260304100000', NgayTra: '20260304110000' },
    ],
    ['returned', { closedAt: at('11:00') }, { NgayKetThucXuLy: '20260304110000', NgayTra: '20260304110000' }],
    [
      'stopped',
      { closedAt: at('11:00') },
      { NgayKetThucXuLy: '20260304110000', NgayTra: '', NgayTuChoi: '' },
    ],
    [
      'withdrawn',
      { closedAt: at('11:00') },
      { NgayKetThucXuLy: '20260304110000', NgayTra: '', NgayTuChoi: '' },
    ],
  ] as const)('dates of a dossier that is %s', (status, dates, expected) => {
    expect(item({ ...dates, change: change({ status, statusBefore: 'processing' }) })).toMatchObject(
      expected,
    );
  });

  it('dates a refusal at the desk as one, and as no reception', () => {
    const refused = { closedAt: at('08:30'), change: change({ status: 'refused', dueAt: null }) };
    expect(item(refused)).toMatchObject({
      NgayTuChoi: '20260304083000',
      NgayTiepNhan: '',
      NgayHenTra: '',
      NgayKetThucXuLy: '',
    });
  });

  it('dates a refusal after appraisal beside its reception', () => {
    const refused = {
      closedAt: at('11:00'),
      change: change({ status: 'refused', statusBefore: 'processing' }),
    };
    expect(item(refused)).toMatchObject({ NgayTuChoi: '20260304110000', NgayTiepNhan: '20260304083000' });
  });
});
