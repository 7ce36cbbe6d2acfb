/** What of a paper was counted. */
interface CountedPaper {
  originals: number;
  certified: number;
  copies: number;
  electronic: number;
  reuses?: object | null | undefined;
  fromStore?: boolean;
}

/** Whether a paper is there, in whatever form, or one of an earlier dossier or of the applicant's store stands for it. */
export const isHandedIn = (paper: CountedPaper): boolean =>
  paper.originals + paper.certified + paper.copies + paper.electronic > 0 ||
  (paper.reuses ?? null) !== null ||
  paper.fromStore === true;

/** A paper of which nothing is there yet. */
export const UNCOUNTED = {
  ...{ originals: 0, certified: 0, copies: 0, electronic: 0 },
  ...{ reference: null, reuses: null, fromStore: false, comment: null },
} as const;
