import type {
  AnswerItem,
  PublicAnswerItem,
  QuestionRow,
  RatingItem,
  StandingItem,
} from '../payload/correspondence.ts';
import type { PortalOutcome, Rejected, Unavailable } from './national-portal.ts';

/** Rows that could not be read are counted and left out. */
export type QuestionsOutcome =
  { kind: 'listed'; questions: readonly QuestionRow[]; unreadable: number } | Rejected | Unavailable;

export type AnswersOutcome = { kind: 'found'; answers: readonly string[] } | Rejected | Unavailable;

/** Not done, for the portal has lost the dossier it is about. `reason` is in the portal's words. */
export interface NotHeld {
  kind: 'not-held';
  reason: string;
}

/** TechID of an account; null = nobody has one under that number. */
export type AccountOutcome = { kind: 'found'; techId: string | null } | Rejected | Unavailable;

/**
 * What the national portal and the province tell each other besides dossiers. Expected endings are outcomes, never exceptions; every
 * reason is in Vietnamese and carries no personal data of ours. A call ends by its deadline, log-in included.
 */
export abstract class PortalCorrespondence {
  /** `DongBoTrangThaiHoSo`: told twice, it is the same. */
  abstract tellStanding(standing: StandingItem, deadline: AbortSignal): Promise<PortalOutcome>;

  /** `DongBoDanhGia`: a dossier has one rating there, and one that is there already is the one told. */
  abstract tellRating(rating: RatingItem, deadline: AbortSignal): Promise<PortalOutcome | NotHeld>;

  /** `DongBoHoiDap`: told twice, it is the same. */
  abstract tellPublicAnswer(answer: PublicAnswerItem, deadline: AbortSignal): Promise<PortalOutcome>;

  /** `LayDanhSachHoiDapGuiTuDVCQG`. */
  abstract listQuestions(deadline: AbortSignal): Promise<QuestionsOutcome>;

  /** `DongBoKetQuaHoiDapGuiTuDVCQG`: told twice, it may stand there twice. */
  abstract tellAnswer(answer: AnswerItem, deadline: AbortSignal): Promise<PortalOutcome>;

  /** `LayNoiDungTraLoiTheoCauHoi`. */
  abstract answersTo(questionId: string, deadline: AbortSignal): Promise<AnswersOutcome>;

  /** `TraCuuTechID`. */
  abstract accountOf(identityNumber: string, deadline: AbortSignal): Promise<AccountOutcome>;
}
