import { type DossierSnapshot, type OutwardFile, resultsOf } from '#dossier';
import { type ProcedureDefinition, resultCodeOf } from '#procedure';

/**
 * `waiting`: there is no clean file of it yet. `void`: it must not be deposited, or is no result of its dossier any more. `refused`: by
 * the store; it waits for a person. `corrected`: a store has it, and its dossier has no result under that number any more, or another owner.
 */
export const DEPOSIT_STATES = ['pending', 'waiting', 'deposited', 'corrected', 'refused', 'void'] as const;

export type DepositState = (typeof DEPOSIT_STATES)[number];

/** A result as its row names it. */
export interface DepositedResult {
  number: string;
  code: string;
}

/** The right to send one for a while. `attempts` fences it: whoever claims it next has a higher one. */
export interface ClaimedDeposit extends DepositedResult {
  id: string;
  dossierId: string;
  /** Of the identity number whose store it is for; `null` = not known any more. */
  ownerIndex: Buffer | null;
  /** Of the newest change of its dossier. */
  sequence: number;
  attempts: number;
  /** Tries in a row that did not succeed. */
  failures: number;
  /** How often something was heard of it when it was claimed. */
  heard: number;
}

/** Which results go into stores: those of these codes, or all that have one. */
export type DepositedCodes = 'all' | readonly string[];

/** @param setting `all`, or codes with commas between them; undefined = none */
export const depositedCodes = (setting: string | undefined): DepositedCodes =>
  setting === 'all' ? 'all' : (setting?.split(',').map((code) => code.trim()) ?? []);

/** Of the results of a dossier those that go into the store of its owner, each once. */
export function depositable(
  result: NonNullable<DossierSnapshot['result']>,
  { results }: Pick<ProcedureDefinition, 'results'>,
  codes: DepositedCodes,
): DepositedResult[] {
  const found = resultsOf(result).flatMap(({ name, number }) => {
    const code = resultCodeOf(name, results);
    return code !== undefined && (codes === 'all' || codes.includes(code)) ? [{ number, code }] : [];
  });
  return found.filter(
    (one, index) =>
      found.findIndex(({ number, code }) => number === one.number && code === one.code) === index,
  );
}

/** What goes into the store, or why nothing does. */
export type DepositContent =
  | { kind: 'ready'; name: string; file: OutwardFile & { href: string } }
  | { kind: 'waiting' }
  | { kind: 'void'; reason: string };

/** @param files of the dossier */
export function contentOfDeposit(
  { id, result, secrecy, applicant }: DossierSnapshot,
  { number }: DepositedResult,
  files: readonly OutwardFile[],
): DepositContent {
  if (secrecy !== 'normal') return { kind: 'void', reason: 'Hồ sơ mật không được nộp vào kho' };
  if (applicant.kind !== 'person' || applicant.identityKind !== 'citizen-id') {
    return { kind: 'void', reason: 'Chủ hồ sơ không phải cá nhân có số định danh' };
  }
  const issued = result ? resultsOf(result) : [];
  const one = issued.find((candidate) => candidate.number === number);
  if (!one) return { kind: 'void', reason: 'Hồ sơ không còn kết quả mang số này' };
  const scanned = files.filter((file) => file.dossierId === id && file.kind === 'result');
  const only = issued.length === 1 && scanned.length === 1 ? scanned[0] : undefined;
  const file = one.document ? scanned.find(({ documentId }) => documentId === one.document) : only;
  return file?.href
    ? { kind: 'ready', name: one.name, file: { ...file, href: file.href } }
    : { kind: 'waiting' };
}
