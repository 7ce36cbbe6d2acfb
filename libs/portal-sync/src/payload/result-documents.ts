import { type DossierSnapshot, resultsOf } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
import type { ResultDocument } from './portal-dossier.ts';

/** The results, once there are; their national code is what the index of electronic results counts. */
export const resultDocuments = (
  { result }: DossierSnapshot,
  { results }: ProcedureDefinition,
): ResultDocument[] =>
  (result ? resultsOf(result) : []).map(({ number, name }) => ({
    TenGiayTo: name,
    MaThanhPhanHoSo: '',
    GiayToId: number,
    DuongDanTepTinKetQua: '',
    MaGiayToKetQua: resultCode(name, results),
  }));

/** Of a procedure with several results, the one of the same name; no code rather than a wrong one. */
function resultCode(name: string, results: ProcedureDefinition['results']): string {
  const named = results.find((candidate) => sameName(candidate.name, name));
  const only = results.length === 1 ? results[0] : undefined;
  return (named ?? only)?.code ?? '';
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();
