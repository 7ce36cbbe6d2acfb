import { type Bilingual, fill } from '#platform/problem';
import {
  clockNotRunning,
  closed,
  erased,
  extendedBefore,
  firstOf,
  neverTakenIn,
  noResultYet,
  notEnded,
  notSuspendedByAct,
  resultIssued,
} from './act-hindrances.ts';
import { ANSWER_OPINION, ASK_OPINIONS, SEND_ELSEWHERE, TAKE_BACK } from './agencies-acts.ts';
import type { DossierState } from './dossier-state.ts';
import { actOfPost, type Asking, type OfferedAct } from './offered-act.ts';

export const EXTEND = actOfPost({
  code: 'extend',
  name: {
    vi: 'Gia hạn, xin lỗi và hẹn lại ngày trả kết quả',
    en: 'Extend the limit, with an apology and a new appointment',
  },
  verb: 'time',
  hindrance: firstOf(closed, clockNotRunning, extendedBefore),
});

export const SUSPEND = actOfPost({
  code: 'suspend',
  name: { vi: 'Tạm dừng tính thời hạn', en: 'Suspend the clock' },
  verb: 'time',
  hindrance: firstOf(closed, clockNotRunning),
});

export const RESUME = actOfPost({
  code: 'resume',
  name: { vi: 'Tiếp tục tính thời hạn', en: 'Let the clock run on' },
  verb: 'time',
  hindrance: firstOf(closed, notSuspendedByAct),
});

export const CLASSIFY = actOfPost({
  code: 'classify',
  name: { vi: 'Xác định mức độ mật', en: 'Say how secret it is' },
  verb: 'classify',
  hindrance: closed,
});

/** With the result, at a refusal, withdrawal or stop, and also after the end. */
export const RETURN_ORIGINALS = actOfPost({
  code: 'return-originals',
  name: { vi: 'Trả lại bản chính', en: 'Give originals back' },
  verb: 'hand over',
  hindrance: erased,
});

export const WITHDRAW = actOfPost({
  code: 'withdraw',
  name: { vi: 'Rút hồ sơ theo yêu cầu của người nộp', en: 'Withdraw at the applicant’s request' },
  verb: 'withdraw',
  hindrance: firstOf(closed, resultIssued),
});

export const STOP = actOfPost({
  code: 'stop',
  name: { vi: 'Dừng giải quyết hồ sơ', en: 'Stop processing' },
  verb: 'stop',
  hindrance: firstOf(closed, resultIssued),
});

export const REOPEN = actOfPost({
  code: 'reopen',
  name: { vi: 'Mở lại hồ sơ theo quyết định', en: 'Reopen by a decision' },
  verb: 'reopen',
  hindrance: firstOf(neverTakenIn, erased, notEnded),
});

export const CORRECT = actOfPost({
  code: 'correct',
  name: { vi: 'Đính chính thông tin tiếp nhận', en: 'Correct what the desk typed' },
  verb: 'correct',
  hindrance: erased,
});

export const CORRECT_RESULT = actOfPost({
  code: 'correct-result',
  name: { vi: 'Đính chính thông tin kết quả', en: 'Correct what was typed of the result' },
  verb: 'correct result',
  hindrance: firstOf(erased, noResultYet),
});

/** Every act that GET /dossiers/:id names beside the actions of the workflow, in this order. */
const OFFERED_ACTS: readonly OfferedAct[] = [
  ...[EXTEND, SUSPEND, RESUME, CLASSIFY],
  ...[WITHDRAW, STOP, REOPEN, CORRECT, CORRECT_RESULT, RETURN_ORIGINALS],
  ...[ASK_OPINIONS, ANSWER_OPINION, SEND_ELSEWHERE, TAKE_BACK],
];

/** An act outside the workflow: whether this officer may do it now, and if not, why. */
export interface OfferedNow {
  act: string;
  name: Bilingual;
  allowed: boolean;
  reason: Bilingual | null;
}

export const offeredActs = (state: DossierState, asking: Asking): OfferedNow[] =>
  OFFERED_ACTS.map((act) => {
    const problem = act.whyNot(state, asking);
    return {
      act: act.code,
      name: act.name,
      allowed: problem === null,
      reason: problem && {
        vi: fill(problem.definition.detail, problem.parameters, 'vi'),
        en: fill(problem.definition.detail, problem.parameters, 'en'),
      },
    };
  });
