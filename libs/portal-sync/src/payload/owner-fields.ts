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
>;

/** `LoaiDinhDanh` of the papers the protocol has a code for. */
const IDENTITY_CODES: Partial<Record<DossierSnapshot['applicant']['identityKind'], '1' | '2'>> = {
  'citizen-id': '1',
  'old-id': '2',
};

/** Who the dossier belongs to. */
export function ownerFields({ applicant }: DossierSnapshot): OwnerFields {
  const identityCode = IDENTITY_CODES[applicant.identityKind];
  return {
    ChuHoSo: applicant.fullName,
    SoGiayToChuHoSo: applicant.identityNumber,
    LoaiDoiTuong: `${APPLICANT_KINDS[applicant.kind]}`,
    // TechID of the owner's account at the portal; never an identity number.
    MaDoiTuong: '',
    Email: applicant.email ?? '',
    Fax: '',
    SoDienThoai: applicant.phone ?? '',
    DinhDanhCHS: identityCode ? [{ LoaiDinhDanh: identityCode, SoDinhDanh: applicant.identityNumber }] : [],
  };
}
