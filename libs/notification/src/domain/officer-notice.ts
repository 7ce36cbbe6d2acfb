import type { Bilingual } from '#platform/problem';

/** What officers are told of in their own list, in words for it. Codes are kept with notices and never change. */
export const NOTICE_WORDS = {
  'task-given': { vi: 'Hồ sơ được giao cho anh/chị xử lý', en: 'A step was given to you' },
  'task-open': { vi: 'Có hồ sơ chờ người nhận xử lý', en: 'A step waits for somebody of your post' },
  'task-taken': { vi: 'Hồ sơ đã được chuyển cho người khác', en: 'A step you had went to somebody else' },
  'due-next-day': {
    vi: 'Hồ sơ đến hạn xử lý, chậm nhất trong ngày làm việc tới',
    en: 'A step is due by the end of the next working day',
  },
  late: { vi: 'Hồ sơ đã quá hạn xử lý', en: 'A step is overdue' },
  'supplement-came': { vi: 'Hồ sơ đã được bổ sung giấy tờ', en: 'The papers asked for came in' },
  'payment-came': { vi: 'Người nộp hồ sơ đã nộp tiền', en: 'A payment came in' },
  'opinion-asked': { vi: 'Cơ quan của anh/chị được lấy ý kiến', en: 'Your agency is asked for an opinion' },
  'opinion-answered': { vi: 'Đã có ý kiến của cơ quan được hỏi', en: 'An opinion you asked for was given' },
  'step-threshold': {
    vi: 'Bước xử lý đã dùng đến mốc thời hạn cần chú ý',
    en: 'A step has used up a share of its time limit',
  },
  'dossier-threshold': {
    vi: 'Hồ sơ đã dùng đến mốc thời hạn cần chú ý',
    en: 'A dossier has used up a share of its time limit',
  },
  nudged: { vi: 'Anh/chị được đôn đốc xử lý hồ sơ', en: 'You are urged to go on with a dossier' },
  'message-failed': {
    vi: 'Thông báo cho người nộp hồ sơ không đến nơi',
    en: 'A message to the applicant did not arrive',
  },
} as const satisfies Record<string, Bilingual>;

export type NoticeKind = keyof typeof NOTICE_WORDS;
export const NOTICE_KINDS = Object.keys(NOTICE_WORDS) as NoticeKind[];
