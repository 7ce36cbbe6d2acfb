import { defineProblems } from '#platform/problem';

export const submissionProblem = defineProblems({
  'intake.submission-unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy hồ sơ trực tuyến', en: 'Unknown submission' },
    detail: {
      vi: 'Không có hồ sơ nộp trực tuyến này, hoặc hồ sơ không nộp cho Bộ phận Một cửa của bạn.',
      en: 'There is no such online submission, or it was not handed in for your desk.',
    },
  },
  'intake.submission-stale': {
    kind: 'stale',
    title: { vi: 'Hồ sơ trực tuyến đã thay đổi', en: 'The submission has changed' },
    detail: {
      vi: 'Người khác vừa xử lý hồ sơ trực tuyến này, hoặc người nộp vừa bổ sung. Hãy xem lại rồi thao tác.',
      en: 'Someone else has just acted on this submission, or a supplement came. Look again before acting.',
    },
  },
  'intake.submission-decided': {
    kind: 'refused',
    title: { vi: 'Hồ sơ trực tuyến không còn chờ tiếp nhận', en: 'The submission is not waiting' },
    detail: {
      vi: 'Hồ sơ trực tuyến đang ở trạng thái “{state}” nên không thực hiện được thao tác này.',
      en: 'The submission is {state}; this cannot be done to it now.',
    },
  },
  'intake.supplement-asked-before': {
    kind: 'refused',
    title: { vi: 'Đã yêu cầu bổ sung một lần', en: 'A supplement was asked for before' },
    detail: {
      vi: 'Chỉ được yêu cầu bổ sung một lần; hãy tiếp nhận hoặc từ chối hồ sơ.',
      en: 'A supplement is asked for once. Accept the submission or refuse it.',
    },
  },
  'intake.nothing-to-ask': {
    kind: 'invalid',
    title: { vi: 'Không có gì để yêu cầu bổ sung', en: 'Nothing to ask for' },
    detail: {
      vi: 'Hồ sơ đã đủ thành phần bắt buộc; hãy ghi rõ cần bổ sung gì.',
      en: 'All required papers are there; say what else is needed.',
    },
  },
});

/** Words of a state for a refusal. */
export const STATE_WORDS = {
  pending: { vi: 'chờ tiếp nhận', en: 'pending' },
  'supplement-asked': { vi: 'chờ bổ sung', en: 'waiting for a supplement' },
  accepted: { vi: 'đã tiếp nhận', en: 'accepted' },
  refused: { vi: 'đã từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
} as const;
