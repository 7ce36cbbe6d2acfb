import { at, file } from '../snapshots.ts';
import {
  applicant,
  around,
  charge,
  dossier,
  earlier,
  paper,
  procedure,
  result,
  suspension,
} from './changed-source.ts';
import type { Field } from './field.ts';

const never = 'never';

/** Fields of the elements of lists in DongBoHoSoMC. */
export const LIST_FIELDS: readonly Field[] = [
  {
    field: 'TaiLieuNop.TepDinhKemId',
    source: '`document.version.id`, the newest clean one',
    empty: 'there is no clean file of the paper',
    changed: around({ files: [] }),
  },
  {
    field: 'TaiLieuNop.TenTepDinhKem',
    source: '`dossier.component.name`',
    empty: never,
    changed: paper({ name: 'Giấy khác' }),
  },
  { field: 'TaiLieuNop.IsDeleted', always: 'False', why: 'each publication lists all papers anew' },
  {
    field: 'TaiLieuNop.MaThanhPhanHoSo',
    source: '`dossier.component.code`',
    empty: 'the code is the province’s own, which means nothing to the portal',
    changed: paper({ code: '1.001193-TP01' }),
  },
  {
    field: 'TaiLieuNop.DuongDanTaiTepTin',
    source:
      'a signed link to the version, good for `PORTAL_LINK_DAYS`; of a paper that is used again, to the earlier dossier’s',
    empty: 'there is no clean file, or its dossier is kept secret',
    changed: around({ files: [file({ href: 'https://motcua.saomai.example/b' })] }),
  },
  {
    field: 'TaiLieuNop.DuocSoHoa',
    source: 'reckoned: there is a clean file of the paper',
    empty: never,
    changed: around({ files: [] }),
  },
  {
    field: 'TaiLieuNop.DuocTaiSuDung',
    source: '`dossier.component.reused_from` and `from_store`: 1 a paper, 2 a result whose code is known',
    empty: never,
    changed: paper({ fromStore: false }),
  },
  {
    field: 'TaiLieuNop.DuocLayTuKhoDMQG',
    source: '`dossier.component.from_store`',
    empty: never,
    changed: paper({ fromStore: false }),
  },
  {
    field: 'TaiLieuNop.MaKetQuaThayThe',
    source: 'the procedure’s version: the result that stands for the component',
    empty: 'no result stands for it, or the catalogue does not say which may',
    changed: procedure({ components: [] }),
  },
  {
    field: 'DanhSachLePhi.TenPhiLePhi',
    source: '`dossier.dossier.fees`, what the ledger says; before that the procedure’s version',
    empty: never,
    changed: charge({ name: 'Phí khác' }),
  },
  {
    field: 'DanhSachLePhi.MaPhiLePhi',
    source: 'the same',
    empty: 'the catalogue has no code, or it was charged by a notice',
    changed: charge({ code: null }),
  },
  {
    field: 'DanhSachLePhi.HinhThucThu',
    source: 'the same: when it is due; 2 if a notice charged it while a supplement was awaited',
    empty: never,
    changed: charge({ due: 'on-reception' }),
  },
  {
    field: 'DanhSachLePhi.Gia',
    source: 'the same, after exemptions',
    empty:
      'the People’s Council sets it or it depends on the area, and it is not laid down yet: unknown is not nought',
    changed: charge({ amount: 1 }),
  },
  {
    field: 'DanhSachLePhi.LoaiPhiLePhi',
    source: 'the name of the fee, for the catalogue has no type',
    empty: never,
    changed: charge({ name: 'Phí thẩm định' }),
  },
  {
    field: 'DanhSachTepDinhKemKhac.TenGiayTo',
    source: '`dossier.supplement_need.name`, what came and is no component',
    empty: never,
    changed: dossier({ furtherPapers: ['Bản vẽ'] }),
  },
  { field: 'DanhSachTepDinhKemKhac.SoLuong', always: '', why: 'nobody counts them' },
  { field: 'DanhSachTepDinhKemKhac.LoaiGiayTo', always: '', why: 'its codes are not published' },
  {
    field: 'DanhSachHoSoBoSung.HoSoBoSungId',
    source: 'the ordinal of the round in the dossier',
    empty: never,
    changed: dossier({ suspensions: [] }),
  },
  {
    field: 'DanhSachHoSoBoSung.NguoiYeuCauBoSung',
    source: '`dossier.history.officer_name` of the change that asked',
    empty: 'asked online before acceptance',
    changed: earlier(2, { officerName: 'Người Khác' }),
  },
  {
    field: 'DanhSachHoSoBoSung.NoiDungBoSung',
    source: '`dossier.suspension.request`: items and reason; `paper` of what was entered after the fact',
    empty: never,
    changed: suspension({ request: {}, paper: 'Phiếu số 7' }),
  },
  {
    field: 'DanhSachHoSoBoSung.NgayBoSung',
    source: '`dossier.suspension.started_at`',
    empty: never,
    changed: suspension({ startedAt: at('09:10').toISOString() }),
  },
  {
    field: 'DanhSachHoSoBoSung.NguoiTiepNhanBoSung',
    source: '`dossier.history.officer_name` of the change that took it in',
    empty: 'it has not come, and never will when the dossier has ended',
    changed: earlier(3, { officerName: 'Người Khác' }),
  },
  {
    field: 'DanhSachHoSoBoSung.ThongTinTiepNhan',
    source: '`dossier.history.action_name` of the same',
    empty: 'the same',
    changed: earlier(3, { actionName: 'Nhận đủ' }),
  },
  {
    field: 'DanhSachHoSoBoSung.NgayTiepNhanBoSung',
    source: '`dossier.suspension.ended_at`: when it came, whenever that was entered',
    empty: 'the same',
    changed: suspension({ endedAt: at('09:50').toISOString() }),
  },
  { field: 'DanhSachHoSoBoSung.TrangThaiBoSung', always: '', why: 'its codes are not published' },
  {
    field: 'DanhSachHoSoBoSung.DanhSachGiayToBoSung',
    always: [],
    why: 'what an element holds is not published; NoiDungBoSung names the papers',
  },
  {
    field: 'DanhSachHoSoBoSung.DanhSachLePhiBoSung',
    always: [],
    why: 'the same; HinhThucThu 2 tells the fees',
  },
  {
    field: 'DanhSachHoSoBoSung.NgayHenTraTruoc',
    source: '`dossier.history.due_before` of the change that asked',
    empty: 'asked online before acceptance: there was none',
    changed: earlier(2, { dueBefore: at('16:00') }),
  },
  {
    field: 'DanhSachHoSoBoSung.NgayHenTraMoi',
    source: '`dossier.history.due_at` of the change that took it in',
    empty: 'it has not come',
    changed: earlier(3, { dueAt: at('16:00') }),
  },
  {
    field: 'DanhSachGiayToKetQua.TenGiayTo',
    source: '`dossier.dossier.result`: name',
    empty: never,
    changed: result({ name: 'Trích lục' }),
  },
  {
    field: 'DanhSachGiayToKetQua.MaThanhPhanHoSo',
    always: '',
    why: 'a result is no component of its dossier',
  },
  {
    field: 'DanhSachGiayToKetQua.GiayToId',
    source: '`dossier.dossier.result`: number',
    empty: never,
    changed: result({ number: '13/2026/KS' }),
  },
  {
    field: 'DanhSachGiayToKetQua.DuongDanTepTinKetQua',
    source: 'a signed link to the file issued with it, or to the only one there is',
    empty: 'there is no clean file, which it is is not known, or its dossier is kept secret',
    changed: around({ files: [file()] }),
  },
  {
    field: 'DanhSachGiayToKetQua.MaGiayToKetQua',
    source: 'the procedure’s version: the result of the same name, or the only one',
    empty: 'none is called so: no code rather than a wrong one',
    changed: procedure({ results: [{ code: 'KQ.G15.000099', name: 'Giấy khai sinh' }] }),
  },
  {
    field: 'DinhDanhCHS.LoaiDinhDanh',
    source: '`dossier.applicant.identity_kind`',
    empty: 'no element: a passport or a business code, which it has no codes for',
    changed: applicant({ identityKind: 'old-id' }),
  },
  {
    field: 'DinhDanhCHS.SoDinhDanh',
    source: '`dossier.applicant.identity_sealed`',
    empty: 'the same',
    changed: applicant({ identityNumber: '099099000002' }),
  },
];
