import { readableDate } from '#platform/clock';
import type { DossierStatus } from '#workflow';
import type { Notice } from './notice.ts';
import type { Language } from './templates/placeholders.ts';

/** Words that stand for what is recorded as a code; everything else of a message is in its template. */
type Words = Readonly<Record<Language, string>>;

export const YOU = {
  vi: { person: 'ông/bà', body: 'quý đơn vị' },
  en: { person: 'you', body: 'your organisation' },
} as const;

export const APPOINTMENTS = {
  vi: {
    none: 'sẽ báo khi có kết quả',
    provisional: ' (tạm tính)',
    late: 'hồ sơ đã quá hẹn, xin lỗi và báo ngay khi có kết quả',
    phases: (time: string, limit: string) =>
      `${time} có thông báo nghĩa vụ tài chính; kết quả trả sau ${limit} kể từ khi nộp chứng từ`,
  },
  en: {
    none: 'to be told with the result',
    provisional: ' (provisional)',
    late: 'overdue, with our apology; we tell you as soon as there is a result',
    phases: (time: string, limit: string) =>
      `${time} for the tax notice; the result ${limit} after proof of payment`,
  },
} as const;

const RESUMED_AFTER: Partial<Record<DossierStatus, Words>> = {
  'awaiting-supplement': { vi: 'đã nhận đủ bổ sung', en: 'the papers asked for were received' },
  'awaiting-finance': { vi: 'đã nhận chứng từ tài chính', en: 'the proof of payment was received' },
};

/** Acts that move a due time without a change of status. */
const MOVED_BY: Readonly<Record<string, Words>> = {
  resume: { vi: 'hết tạm dừng', en: 'the suspension has ended' },
  'enter-late': { vi: 'ghi bổ sung giấy tờ có từ trước', en: 'an earlier paper was entered' },
  reschedule: { vi: 'lịch làm việc thay đổi', en: 'the working calendar changed' },
};

export const causeOf = ({ statusBefore, action }: Notice): Words =>
  (statusBefore && RESUMED_AFTER[statusBefore]) ??
  MOVED_BY[action] ?? { vi: 'tính lại thời hạn', en: 'the time limit was reckoned again' };

export const SUSPENDED = {
  'applicant-request': { vi: 'theo đơn đề nghị', en: 'at the request handed in' },
  'force-majeure': { vi: 'vì lý do bất khả kháng', en: 'by force majeure' },
} as const;

type DatedPaper = NonNullable<Notice['withdrawal']>;
type Decision = NonNullable<Notice['reopening']>;

export const PAPER = {
  vi: ({ number, date }: DatedPaper) => `${number ? `số ${number}, ` : ''}ngày ${readableDate(date)}`,
  en: ({ number, date }: DatedPaper) => `${number ? `No. ${number} ` : ''}of ${readableDate(date)}`,
} as const;

export const DECISION = {
  vi: ({ number, date }: Decision) => `Quyết định số ${number} ngày ${readableDate(date)}`,
  en: ({ number, date }: Decision) => `Decision No. ${number} of ${readableDate(date)}`,
} as const;

export const FIELDS: Readonly<Record<string, Words>> = {
  fullName: { vi: 'tên chủ hồ sơ', en: 'name of the applicant' },
  identity: { vi: 'số giấy tờ của chủ hồ sơ', en: 'identity number of the applicant' },
  address: { vi: 'địa chỉ', en: 'address' },
  phone: { vi: 'số điện thoại', en: 'phone number' },
  email: { vi: 'thư điện tử', en: 'e-mail address' },
  'result.number': { vi: 'số kết quả', en: 'number of the result' },
  'result.name': { vi: 'tên kết quả', en: 'name of the result' },
  'result.signer': { vi: 'người ký kết quả', en: 'signer of the result' },
};

export const STATUSES: Record<DossierStatus, Words> = {
  submitted: { vi: 'mới đăng ký', en: 'submitted' },
  received: { vi: 'được tiếp nhận', en: 'received' },
  refused: { vi: 'không được tiếp nhận', en: 'refused' },
  processing: { vi: 'đang xử lý', en: 'being processed' },
  'awaiting-supplement': { vi: 'chờ bổ sung giấy tờ', en: 'waiting for papers' },
  'awaiting-finance': { vi: 'chờ thực hiện nghĩa vụ tài chính', en: 'waiting for payment' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  stopped: { vi: 'dừng xử lý', en: 'stopped' },
  completed: { vi: 'đã có kết quả', en: 'completed' },
  returned: { vi: 'đã trả kết quả', en: 'returned' },
};
