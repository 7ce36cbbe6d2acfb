import { type DossierSnapshot, type OutwardFile, resultsOf } from '#dossier';
import { type ProcedureDefinition, resultCodeOf } from '#procedure';
import type { ResultDocument } from './portal-dossier.ts';

/**
 * The results, once there are; their national code and the address of their file are what the index of electronic results
 * counts.
 */
export function resultDocuments(
  { id, result }: DossierSnapshot,
  { results }: Pick<ProcedureDefinition, 'results'>,
  files: readonly OutwardFile[],
): ResultDocument[] {
  const issued = result ? resultsOf(result) : [];
  const scanned = files.filter(({ dossierId, kind }) => dossierId === id && kind === 'result');
  return issued.map(({ number, name, document }) => ({
    TenGiayTo: name,
    MaThanhPhanHoSo: '',
    GiayToId: number,
    DuongDanTepTinKetQua: fileOf(document, issued.length, scanned)?.href ?? '',
    MaGiayToKetQua: resultCodeOf(name, results) ?? '',
  }));
}

/** The file that was named with the result; of the only result, the only one. */
function fileOf(
  document: string | undefined,
  issued: number,
  scanned: readonly OutwardFile[],
): OutwardFile | undefined {
  if (document !== undefined) return scanned.find(({ documentId }) => documentId === document);
  return issued === 1 && scanned.length === 1 ? scanned[0] : undefined;
}
