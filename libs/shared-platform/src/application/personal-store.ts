import type { Refused, Unavailable } from '../domain/platform-outcome.ts';
import type { StoredPaper } from '../domain/stored-paper.ts';

/** Whose papers are asked for, by whom, and for what. */
export interface StoreQuery {
  /** Identity number of whose store it is, who is also who wants it asked. */
  owner: string;
  /** Who asks: the officer at the desk. */
  officerName: string;
  /** Code of the procedure. */
  procedure: string;
  /** Codes of results that would do. */
  results: readonly string[];
}

/** A result as it is put into its owner's store. */
export interface StoreDeposit {
  owner: string;
  dossierCode: string;
  paper: StoredPaper;
}

export type PapersTold = { kind: 'papers'; papers: StoredPaper[] } | Refused | Unavailable;
/** `broken`: no base64; `too-large`: more than a file may have here. */
export type FileGiven =
  { kind: 'file'; content: Buffer } | { kind: 'unknown' | 'broken' | 'too-large' } | Refused | Unavailable;
/** `uncertain`: nobody knows whether it was kept; the same again does no harm. */
export type Deposited = { kind: 'deposited' } | { kind: 'uncertain'; reason: string } | Refused | Unavailable;

/** The store of electronic papers every citizen has (*kho dữ liệu giấy tờ*). */
export abstract class PersonalStore {
  abstract readonly offered: boolean;
  abstract papers(query: StoreQuery): Promise<PapersTold>;
  abstract file(where: { agency: string; path: string }): Promise<FileGiven>;
  /** The paths of the paper's files are addresses the store can fetch them from. */
  abstract deposit(deposit: StoreDeposit): Promise<Deposited>;
}
