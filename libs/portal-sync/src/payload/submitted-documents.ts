import { type DossierSnapshot, isHandedIn } from '#dossier';
import type { SubmittedDocument } from './portal-dossier.ts';

/** `000.00.00.G15-KQ003159`. A province's own component codes mean nothing to the portal. */
const NATIONAL_COMPONENT = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-/;

/** The papers counted at the desk; there is no file of them, so nothing to download or call digitised. */
export const submittedDocuments = ({ components }: DossierSnapshot): SubmittedDocument[] =>
  components.filter(isHandedIn).map(({ code, name, reuses }) => ({
    TepDinhKemId: '',
    TenTepDinhKem: name,
    IsDeleted: 'False',
    MaThanhPhanHoSo: NATIONAL_COMPONENT.test(code) ? code : '',
    DuongDanTaiTepTin: '',
    DuocSoHoa: '0',
    DuocTaiSuDung: reuses ? '1' : '0',
    DuocLayTuKhoDMQG: '0',
    MaKetQuaThayThe: '',
  }));
