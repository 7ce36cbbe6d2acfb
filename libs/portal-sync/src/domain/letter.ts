/**
 * `standing`: where a submission stands (DongBoTrangThaiHoSo); `answer`: to a question (DongBoKetQuaHoiDapGuiTuDVCQG); `rating`: of a
 * dossier by its applicant (DongBoDanhGia); `public-answer`: what the province answers for everybody (DongBoHoiDap).
 */
export const LETTER_KINDS = ['standing', 'answer', 'rating', 'public-answer'] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];

/** `set-aside`: the portal refused it, or its body does not open, and a person is waited for. */
export const UNSETTLED_STATES = ['set-aside', 'pending'] as const;

export type UnsettledState = (typeof UNSETTLED_STATES)[number];

/** The right to send one letter for a while. `attempts` fences it: whoever claims it next has a higher one. */
export interface ClaimedLetter {
  id: string;
  kind: LetterKind;
  /** A submission, a question or a dossier. */
  about: string;
  attempts: number;
  bodySealed: Buffer;
}

/** Milliseconds a claim is good for. An answer is asked for before it is told again: two calls. */
export const claimMs = (callTimeoutSeconds: number): number => 3 * callTimeoutSeconds * 1000;

/** Minutes until it is tried again: longer each time, two hours at most, for as long as it takes. */
export const minutesUntilNext = (attempts: number): number => Math.min(2 ** Math.max(attempts - 1, 0), 120);
