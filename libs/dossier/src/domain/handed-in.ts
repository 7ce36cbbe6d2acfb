/** What of a paper was counted. */
interface CountedPaper {
  originals: number;
  certified: number;
  copies: number;
  electronic: number;
  reuses?: object | null | undefined;
}

/** Whether a paper is there, in whatever form, or one of an earlier dossier stands for it. */
export const isHandedIn = ({ originals, certified, copies, electronic, reuses }: CountedPaper): boolean =>
  originals + certified + copies + electronic > 0 || (reuses ?? null) !== null;

/** A paper of which nothing is there yet. */
export const UNCOUNTED = {
  ...{ originals: 0, certified: 0, copies: 0, electronic: 0 },
  ...{ reference: null, reuses: null, comment: null },
} as const;
