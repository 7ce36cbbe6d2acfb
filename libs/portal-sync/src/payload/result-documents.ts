import { type DossierSnapshot, type OutwardFile, resultsOf } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
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
    MaGiayToKetQua: resultCode(name, results),
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

/** Of a procedure with several results, the one of the same name; no code rather than a wrong one. */
function resultCode(name: string, results: ProcedureDefinition['results']): string {
  const named = results.find((candidate) => sameName(candidate.name, name));
  const only = results.length === 1 ? results[0] : undefined;
  return (named ?? only)?.code ?? '';
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();
