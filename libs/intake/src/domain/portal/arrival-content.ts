import { APPLICANT_KINDS, type ApplicantKind, type PaperFile } from '#dossier';
import type { ArrivalSource } from '../submission.ts';
import type { ArrivalFields } from './arrival-fields.ts';

/** Where the portal's fields end up in a submission; its faults are told by the portal's names. */
export const SAID_IN: Readonly<Record<string, string>> = {
  '/procedure': 'MaTTHC',
  '/case': 'MaTruongHop',
  '/applicant/fullName': 'ChuHoSo',
  '/applicant/kind': 'LoaiDoiTuong',
  '/applicant/identity/number': 'SoGiayToChuHoSo',
  '/applicant/address': 'DiaChi',
  '/applicant/phone': 'SoDienThoai',
  '/applicant/email': 'Email',
  '/account/techId': 'MaDoiTuong',
  '/returning/address': 'ThongTinTra',
  '/comment': 'GhiChu',
};

/** What is known of what was sent besides its fields. */
export interface Arrived {
  source: ArrivalSource;
  /** Its code in the national catalogue. */
  procedure: string;
  papers: readonly PaperFile[];
}

/** What was sent, in the words of the desk and still to be checked as what is handed in there. */
export const contentSaidIn = (
  fields: ArrivalFields,
  { source, procedure, papers }: Arrived,
): Record<string, unknown> => ({
  procedure,
  case: fields.MaTruongHop,
  applicant: {
    kind: kindOf(fields),
    fullName: fields.ChuHoSo ?? fields.TenThuongNhan,
    identity: identityOf(fields),
    address: fields.DiaChi ?? fields.DiaChiDoanhNghiep?.DiaChiChiTiet,
    phone: fields.SoDienThoai ?? fields.DienThoai,
    email: fields.Email,
  },
  returning: fields.HinhThuc === '1' ? { way: 'post', address: fields.ThongTinTra } : { way: 'desk' },
  components: papers.flatMap(({ component }) =>
    component === null ? [] : [{ code: component, electronic: 1 }],
  ),
  comment: fields.GhiChu,
  account: accountOf(source, fields),
});

/** Whoever hands in at the portal has an account there; of who hands in elsewhere it may not be told. */
const accountOf = (source: ArrivalSource, { MaDoiTuong, TaiKhoanDuocXacThucVoiVNeID }: ArrivalFields) =>
  source === 'national-portal' || MaDoiTuong !== undefined
    ? { techId: MaDoiTuong, verifiedWithVneid: TaiKhoanDuocXacThucVoiVNeID === '1' }
    : undefined;

const KINDS = Object.entries(APPLICANT_KINDS) as [ApplicantKind, number][];

/** A trader (*thương nhân*) is a business where nobody says otherwise. */
function kindOf({ LoaiDoiTuong, ChuHoSo, TenThuongNhan }: ArrivalFields): string {
  const usual = ChuHoSo === undefined && TenThuongNhan !== undefined ? '2' : '1';
  const said = LoaiDoiTuong ?? usual;
  return KINDS.find(([, code]) => String(code) === said)?.[0] ?? said;
}

/** The protocol gives a number; which paper it is of is told by its form. */
function identityOf({ SoGiayToChuHoSo, MaSoThue }: ArrivalFields) {
  const number = SoGiayToChuHoSo ?? MaSoThue;
  if (/^\d{12}$/.test(number ?? '')) return { kind: 'citizen-id', number };
  if (/^\d{9}$/.test(number ?? '')) return { kind: 'old-id', number };
  if (/^[A-Z]\d{7,8}$/i.test(number ?? '')) return { kind: 'passport', number };
  if (/^\d{10}/.test(number ?? '')) return { kind: 'business-code', number };
  return { kind: 'citizen-id', number };
}
