/**
 * `standing`: where a submission stands (DongBoTrangThaiHoSo); `answer`: to a question (DongBoKetQuaHoiDapGuiTuDVCQG); `rating`: of a
 * dossier by its applicant (DongBoDanhGia); `public-answer`: what the province answers for everybody (DongBoHoiDap).
 */
export type LetterKind = 'standing' | 'answer' | 'rating' | 'public-answer';

/** The right to send one letter for a while. `attempts` fences it: whoever claims it next has a higher one. */
export interface ClaimedLetter {
  id: string;
  kind: LetterKind;
  attempts: number;
  bodySealed: Buffer;
}

/** Minutes until it is tried again: longer each time, two hours at most, for as long as it takes. */
export const minutesUntilNext = (attempts: number): number => Math.min(2 ** Math.max(attempts - 1, 0), 120);
