import { APPLICANT_KINDS, type DossierSnapshot } from '#dossier';
import type { PortalDossier } from './portal-dossier.ts';

type OwnerFields = Pick<
  PortalDossier,
  | 'ChuHoSo'
  | 'SoGiayToChuHoSo'
  | 'LoaiDoiTuong'
  | 'MaDoiTuong'
  | 'Email'
  | 'Fax'
  | 'SoDienThoai'
  | 'DinhDanhCHS'
  | 'TaiKhoanDuocXacThucVoiVNeID'
>;

/** `LoaiDinhDanh` of the papers the protocol has a code for. */
const IDENTITY_CODES: Partial<Record<DossierSnapshot['applicant']['identityKind'], '1' | '2'>> = {
  'citizen-id': '1',
  'old-id': '2',
};

/** Who the dossier belongs to. */
export function ownerFields({ applicant, channel, online }: DossierSnapshot): OwnerFields {
  const account = channel === 'online' ? online?.account : null;
  const identityCode = IDENTITY_CODES[applicant.identityKind];
  return {
    ChuHoSo: applicant.fullName,
    SoGiayToChuHoSo: applicant.identityNumber,
    LoaiDoiTuong: `${APPLICANT_KINDS[applicant.kind]}`,
    // TechID of the account at the portal that handed it in; never an identity number.
    MaDoiTuong: account?.techId ?? '',
    TaiKhoanDuocXacThucVoiVNeID: account?.verifiedWithVneid ? '1' : '0',
    Email: applicant.email ?? '',
    Fax: '',
    SoDienThoai: applicant.phone ?? '',
    DinhDanhCHS: identityCode ? [{ LoaiDinhDanh: identityCode, SoDinhDanh: applicant.identityNumber }] : [],
  };
}
