import { at } from '../snapshots.ts';
import { applicant, around, change, dossier, online, procedure } from './changed-source.ts';
import type { Field } from './field.ts';

const never = 'never';
const LATER = at('15:00');

/** Fields of DongBoHoSoMC that are no lists. */
export const DOSSIER_FIELDS: readonly Field[] = [
  {
    field: 'MaHoSo',
    source: '`dossier.dossier.code`; of what was handed in at the portal `dossier.dossier.portal_code`',
    empty: never,
    changed: dossier({ code: 'H99.41.01-260304-0002' }),
  },
  {
    field: 'MaTTHC',
    source: '`dossier.dossier.procedure_code`: the catalogue is kept under national codes',
    empty: never,
    changed: dossier({ procedureCode: '1.000656' }),
  },
  {
    field: 'TenTTHC',
    source: '`dossier.dossier.procedure_name`',
    empty: never,
    changed: dossier({ procedureName: 'Thủ tục khác' }),
  },
  {
    field: 'MaLinhVuc',
    source: 'the procedure’s version: `field.code`',
    empty: 'the national catalogue has none for the field',
    changed: procedure({ field: { code: 'G03-GD10', name: 'Hộ tịch' } }),
  },
  {
    field: 'TenLinhVuc',
    source: 'the procedure’s version: `field.name`',
    empty: never,
    changed: procedure({ field: { code: 'G15-TP07', name: 'Đất đai' } }),
  },
  {
    field: 'KenhThucHien',
    source: '`dossier.dossier.channel`',
    empty: never,
    changed: dossier({ channel: 'post' }),
  },
  {
    field: 'ChuHoSo',
    source: '`dossier.applicant.full_name`',
    empty: never,
    changed: applicant({ fullName: 'Người Khác' }),
  },
  {
    field: 'SoGiayToChuHoSo',
    source: '`dossier.applicant.identity_sealed`',
    empty: never,
    changed: applicant({ identityNumber: '099099000002' }),
  },
  {
    field: 'LoaiDoiTuong',
    source: '`dossier.applicant.kind`',
    empty: never,
    changed: applicant({ kind: 'business' }),
  },
  {
    field: 'MaDoiTuong',
    source: '`dossier.applicant.online`: TechID of the account that handed it in',
    empty:
      'at the desk and by post, which know no account; online, where the source of the submission did not tell it',
    changed: online({ account: null }),
  },
  {
    field: 'Email',
    source: '`dossier.applicant.email_sealed`',
    empty: 'none was given',
    changed: applicant({ email: null }),
  },
  { field: 'Fax', always: '', why: 'nobody asks for one' },
  {
    field: 'SoDienThoai',
    source: '`dossier.applicant.phone_sealed`',
    empty: 'none was given',
    changed: applicant({ phone: null }),
  },
  { field: 'ThongTinKhac', always: '', why: 'what it is for is not published' },
  {
    field: 'GhiChu',
    always: '',
    why: 'comments are between colleagues, and the portal shows them to the public',
  },
  {
    field: 'TrichYeuHoSo',
    source: 'the procedure’s name; longer than 1,000 characters it ends with a word and an ellipsis',
    empty: never,
    changed: dossier({ procedureName: 'Thủ tục khác' }),
  },
  {
    field: 'NgayNopHoSo',
    source: '`dossier.applicant.online`; at the desk `dossier.dossier.received_at`',
    empty: 'by post, for nobody records when it was posted; online before this was kept',
    changed: online({ submittedAt: at('06:00').toISOString() }),
  },
  {
    field: 'NgayTiepNhan',
    source: '`dossier.dossier.received_at`',
    empty: 'refused at intake: it was never received',
    changed: dossier({ receivedAt: at('08:31') }),
  },
  {
    field: 'NgayHenTra',
    source: '`dossier.history.due_at` of the change',
    empty: 'refused at intake; the clock stands still for the applicant and nobody knows until when',
    changed: change({ dueAt: LATER }),
  },
  {
    field: 'NgayKetThucXuLy',
    source: '`dossier.dossier.completed_at`, else `closed_at`',
    empty: 'still being processed, or refused (see NgayTuChoi)',
    changed: dossier({ completedAt: at('10:30') }),
  },
  {
    field: 'NgayTra',
    source: '`dossier.dossier.closed_at`',
    empty: 'not handed over',
    changed: dossier({ closedAt: LATER }),
  },
  {
    field: 'NgayTuChoi',
    source: '`dossier.dossier.closed_at`',
    empty: 'not refused',
    changed: dossier({ closedAt: LATER }),
    in: 'refused',
  },
  {
    field: 'TrangThaiHoSo',
    source: '`dossier.history.status` of the change, by `workflow.national_status`',
    empty: 'never: without a code it is not sent',
    changed: change({ status: 'completed' }),
  },
  {
    field: 'ThongTinTra',
    source:
      '`dossier.dossier.hand_over`: carrier and consignment; before that the address in `dossier.applicant`',
    empty: 'fetched at the desk or got online',
    changed: dossier({ handOver: { way: 'post', carrier: 'VNPost', consignment: 'EV2' } }),
  },
  {
    field: 'HinhThuc',
    source: '`dossier.dossier.hand_over`; before that `dossier.applicant.return_way`',
    empty: never,
    changed: dossier({ handOver: { way: 'desk' } }),
  },
  {
    field: 'DonViXuLy',
    source: 'name of the agency `dossier.dossier.lead_agency_id`',
    empty: never,
    changed: around({ leadAgencyName: 'Sở Tư pháp' }),
  },
  { field: 'SoBienNhan', always: '', why: 'a receipt slip has the dossier’s code and no number of its own' },
  {
    field: 'NoiNopHoSo',
    source:
      '`dossier.dossier.portal_code`: 1 where the portal handed it in, 2 where it came in over this system',
    empty: never,
    changed: online({ portalCode: 'G22.99-260304-000001' }),
  },
  {
    field: 'HoSoCoThanhPhanSoHoa',
    source: 'reckoned: DuocSoHoa of any paper',
    empty: never,
    changed: around({ files: [] }),
  },
  {
    field: 'TaiKhoanDuocXacThucVoiVNeID',
    source: '`dossier.applicant.online`, as the source of the submission told it',
    empty: 'never: 0 where nobody told it',
    changed: online({ account: { techId: 'T-1', verifiedWithVneid: false } }),
  },
  {
    field: 'DuocThanhToanTrucTuyen',
    source:
      '`dossier.dossier.fees`: 1 paid over the platform, 3 otherwise or not yet, 0 no fee; 2 is not used, for the province has no gateway of its own',
    empty: never,
    changed: dossier({ fees: null }),
  },
  {
    field: 'DSKetNoiCSDL',
    always: [],
    why: 'a database may have been asked, but its code is not published',
  },
];
