import type { Bilingual } from '#platform/problem';
import { type EnquiryKind, LONGEST_ENQUIRY } from '../domain/enquiry.ts';

export const KIND_WORDS: Readonly<Record<EnquiryKind, Bilingual>> = {
  question: { vi: 'Câu hỏi', en: 'Question' },
  complaint: { vi: 'Phản ánh, kiến nghị', en: 'Complaint or suggestion' },
};

/** What the page of enquiries says of its own. */
export const WORDS = {
  title: { vi: 'Hỏi, phản ánh về hồ sơ', en: 'Ask about dossier' },
  sent: {
    vi: 'Đã gửi. Câu trả lời sẽ có ở trang này, chậm nhất lúc',
    en: 'Sent. The answer will be on this page by',
  },
  earlier: { vi: 'Nội dung bạn đã gửi', en: 'What you have sent' },
  answered: { vi: 'Trả lời', en: 'Answer' },
  waiting: { vi: 'Chờ trả lời, chậm nhất lúc', en: 'Waiting for an answer, due' },
  erased: { vi: 'Nội dung đã được xóa', en: 'The words have been erased' },
  kind: { vi: 'Bạn muốn gửi', en: 'You want to send a' },
  within: (days: number) => ({
    vi: `trả lời trong ${days} ngày làm việc`,
    en: `answered within ${days} working days`,
  }),
  content: { vi: 'Nội dung', en: 'In your words' },
  hint: {
    vi: `Nhiều nhất ${LONGEST_ENQUIRY.toLocaleString('vi-VN')} ký tự. Xin đừng ghi số giấy tờ, số điện thoại.`,
    en: `At most ${LONGEST_ENQUIRY.toLocaleString('en-GB')} characters. Please no numbers of papers or phones.`,
  },
  send: { vi: 'Gửi', en: 'Send' },
} as const;

/** What is wrong with what was sent. */
export const FAULTS = {
  kind: { vi: 'Hãy chọn câu hỏi, hay phản ánh, kiến nghị.', en: 'Choose a question or a complaint.' },
  empty: {
    vi: 'Hãy viết điều bạn muốn hỏi hoặc phản ánh.',
    en: 'Write what you want to ask or complain of.',
  },
  tooLong: {
    vi: `Nội dung dài quá ${LONGEST_ENQUIRY.toLocaleString('vi-VN')} ký tự. Hãy viết ngắn hơn.`,
    en: `This is longer than ${LONGEST_ENQUIRY.toLocaleString('en-GB')} characters. Please shorten it.`,
  },
} satisfies Record<string, Bilingual>;
