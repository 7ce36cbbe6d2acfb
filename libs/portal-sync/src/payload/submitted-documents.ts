import { type DossierSnapshot, isHandedIn, type OutwardFile } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
import type { OtherPaper, SubmittedDocument } from './portal-dossier.ts';

type Paper = DossierSnapshot['components'][number];

/** `000.00.00.G15-KQ003159`. A province's own component codes mean nothing to the portal. */
const NATIONAL_COMPONENT = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-/;

/**
 * The papers handed in, with the file that was made of each or handed in as each. Digitised is what there is a file of: what
 * was counted on paper alone is not, whoever asks.
 */
export const submittedDocuments = (
  snapshot: DossierSnapshot,
  { components: asked }: Pick<ProcedureDefinition, 'components'>,
  files: readonly OutwardFile[],
): SubmittedDocument[] =>
  snapshot.components
    .map((paper) => ({ paper, file: fileOf(paper, snapshot.id, files) }))
    .filter(({ paper, file }) => isHandedIn(paper) || file)
    .map(({ paper, file }) => {
      const { code, name, fromStore } = paper;
      const replacing = resultInPlaceOf(paper, asked);
      return {
        TepDinhKemId: file?.id ?? '',
        TenTepDinhKem: name,
        IsDeleted: 'False',
        MaThanhPhanHoSo: NATIONAL_COMPONENT.test(code) ? code : '',
        DuongDanTaiTepTin: file?.href ?? '',
        DuocSoHoa: file ? '1' : '0',
        DuocTaiSuDung: usedAgain(paper, replacing),
        DuocLayTuKhoDMQG: fromStore ? '1' : '0',
        MaKetQuaThayThe: replacing,
      };
    });

/** Papers handed in that no component asks for: what a supplement brought beside them. How many of each, nobody counts. */
export const otherPapers = ({ furtherPapers }: DossierSnapshot): OtherPaper[] =>
  furtherPapers.map((name) => ({ TenGiayTo: name, SoLuong: '', LoaiGiayTo: '' }));

/** Of a paper of an earlier dossier, the file that is there. */
function fileOf(
  { code, reuses }: Paper,
  dossierId: string,
  files: readonly OutwardFile[],
): OutwardFile | undefined {
  if (!reuses) return files.find((file) => file.dossierId === dossierId && file.component === code);
  const lent = files.filter((file) => file.dossierId === reuses.dossierId);
  if (reuses.component !== null) return lent.find(({ component }) => component === reuses.component);
  const results = lent.filter(({ kind }) => kind === 'result');
  return results.length === 1 ? results[0] : undefined;
}

/** Code of the result that stands for a component, out of an earlier dossier or of the applicant's store. */
function resultInPlaceOf(
  { code, reuses, fromStore }: Paper,
  asked: ProcedureDefinition['components'],
): string {
  if (!fromStore && reuses?.component !== null) return '';
  return asked.find((component) => component.code === code)?.replacedByResult ?? '';
}

/** `DuocTaiSuDung`: 1 = a paper is used again, 2 = the result with that code is. */
function usedAgain({ reuses, fromStore }: Paper, replacing: string): '0' | '1' | '2' {
  if (!reuses && !fromStore) return '0';
  return replacing ? '2' : '1';
}
