import type { Bilingual } from '#platform/problem';
import type { Component } from '#procedure';

/** A paper or a result there is of an applicant, as it is read. */
export interface StoredPaper {
  dossierId: string;
  dossierCode: string;
  procedureName: string;
  /** Name of the agency that leads it. */
  agency: string;
  /** Status of the dossier. */
  status: string;
  /** Code of the paper; `null` = the result. */
  component: string | null;
  name: string;
  /** Of a result. */
  number: string | null;
  /** The last day it is valid; `null` = without an end. */
  validUntil: string | null;
  /** Something of it is left at the agency; results always are. */
  kept: boolean;
  /** What the catalogue says the procedure results in. */
  results: readonly { code: string | null; name: string }[];
}

/** What would stand for a component, or why it does not. */
export interface HeldPaper {
  component: Component;
  paper: StoredPaper;
  /** `null` = it may be used again. */
  why: WhyNot | null;
}

export type WhyNot = keyof typeof WHY_NOT;

export const WHY_NOT = {
  expired: { vi: 'đã hết hiệu lực', en: 'it has expired' },
  reopened: { vi: 'hồ sơ gốc đang được giải quyết lại', en: 'its dossier was reopened' },
  'not-kept': {
    vi: 'hồ sơ gốc đã bị từ chối, rút hoặc dừng giải quyết',
    en: 'its dossier was refused, withdrawn or stopped',
  },
  'given-back': { vi: 'bản chính đã trả lại', en: 'the originals were given back' },
  'made-anew': { vi: 'tờ khai phải lập mới cho mỗi hồ sơ', en: 'the form is filled in for each dossier' },
} as const satisfies Record<string, Bilingual>;

const ISSUED = ['completed', 'returned'];
const NOT_KEPT = ['refused', 'withdrawn', 'stopped'];

/** For which components each paper would stand. @param today civil date in Viet Nam */
export const heldFor = (
  asked: readonly Component[],
  papers: readonly StoredPaper[],
  today: string,
): HeldPaper[] =>
  papers.flatMap((paper) =>
    asked
      .filter((component) => servesFor(component, paper))
      .map((component) => ({ component, paper, why: whyNot(component, paper, today) })),
  );

function servesFor({ code, replacedByResult }: Component, paper: StoredPaper): boolean {
  if (paper.component !== null) return paper.component === code;
  return replacedByResult !== undefined && resultCodesOf(paper).includes(replacedByResult);
}

/** Of several results a procedure may have, the one that is called as the issued one. */
const resultCodesOf = ({ results, name }: StoredPaper) =>
  (results.length === 1 ? results : results.filter((one) => plain(one.name) === plain(name))).map(
    ({ code }) => code,
  );

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

function whyNot(
  { form }: Component,
  { component, status, validUntil, kept }: StoredPaper,
  today: string,
): WhyNot | null {
  if (component === null) {
    if (!ISSUED.includes(status)) return 'reopened';
    return validUntil !== null && validUntil < today ? 'expired' : null;
  }
  if (form) return 'made-anew';
  if (NOT_KEPT.includes(status)) return 'not-kept';
  return kept ? null : 'given-back';
}
