import type { Principal } from '#identity';
import type { AnswerItem } from '../payload/correspondence.ts';
import { portalMoment } from '../payload/portal-moment.ts';
import type { StoredQuestion } from '../persistence/questions.ts';

/** An answer as the portal is told it, by whom and when. */
export function toldAnswer(
  { portalId, agency }: StoredQuestion,
  { fullName, positions: [post] }: Principal,
  { answer, at }: { answer: string; at: Date },
): AnswerItem {
  return {
    ...{ HOIDAPID: portalId, MADONVI: agency ?? '', NGUOITRALOI: fullName },
    ...{ CHUCVUNGUOITRALOI: post?.title ?? '', NGAYTRALOI: portalMoment(at), NOIDUNGTRALOI: answer },
  };
}
