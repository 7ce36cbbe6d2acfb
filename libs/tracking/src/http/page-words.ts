import type { NoticeChannel, NoticeLanguage } from '#dossier';
import { spokenTime } from '#platform/http';
import type { Language } from '#platform/problem';
import type { TrackDetails } from './track.response.ts';

type ToldState = TrackDetails['told'][number]['state'];

/** What the page says of its own, in one language. */
export interface PageWords {
  title: string;
  stranger: string;
  secret: string;
  open: string;
  rate: string;
  ask: string;
  received: string;
  at: string;
  phone: string;
  provisional: string;
  due: string;
  dueOfPhase: string;
  why: string;
  todo: string;
  now: string;
  next: string;
  /** What a list of coming steps is worth. */
  usually: string;
  history: string;
  fees: string;
  paid: string;
  outstanding: string;
  payOnline: string;
  until: string;
  told: string;
  notices: string;
  over: string;
  speaking: string;
  save: string;
  channels: Record<NoticeChannel, string>;
  arrivals: Record<ToldState, string>;
  languages: Record<NoticeLanguage, string>;
  otherLanguage: string;
  time: (at: string) => string;
  money: (amount: number) => string;
}

const vi: PageWords = {
  title: 'Hồ sơ',
  stranger: 'Muốn xem chi tiết, hãy quét mã QR trên giấy tiếp nhận hoặc nhập mã bí mật in trên đó.',
  secret: 'Mã bí mật',
  open: 'Xem chi tiết',
  rate: 'Đánh giá việc giải quyết',
  ask: 'Hỏi, phản ánh',
  received: 'Tiếp nhận',
  at: 'tại',
  phone: 'ĐT',
  provisional: 'tạm tính, chờ lịch nghỉ năm sau',
  due: 'Hẹn trả kết quả',
  dueOfPhase: 'Hẹn xong giai đoạn',
  why: 'Vì sao có ngày hẹn này?',
  todo: 'Việc bạn cần làm',
  now: 'Hiện ở',
  next: 'Các bước tiếp theo',
  usually: 'Nếu không phát sinh gì thêm, hồ sơ sẽ lần lượt qua:',
  history: 'Quá trình giải quyết',
  fees: 'Phí, lệ phí',
  paid: 'Đã nộp',
  outstanding: 'Còn phải nộp',
  payOnline: 'Nộp trực tuyến',
  until: 'trước',
  told: 'Thông báo đã gửi cho bạn',
  notices: 'Nhận thông báo',
  over: 'Qua',
  speaking: 'Bằng',
  save: 'Lưu',
  channels: { sms: 'tin nhắn', email: 'thư điện tử', zalo: 'Zalo' },
  arrivals: {
    waiting: 'đang gửi',
    sent: 'đã gửi',
    arrived: 'đã đến',
    'not-arrived': 'chưa đến được, xin liên hệ nơi tiếp nhận để kiểm tra số điện thoại hoặc hộp thư',
    'not-sent': 'không gửi',
  },
  languages: { vi: 'tiếng Việt', en: 'tiếng Anh (English)' },
  otherLanguage: 'English',
  time: (at) => spokenTime(new Date(at), 'vi'),
  money: (amount) => `${amount.toLocaleString('vi-VN')} đồng`,
};

const en: PageWords = {
  title: 'Dossier',
  stranger: 'For the details, scan the QR code on your receipt or enter the secret printed on it.',
  secret: 'Secret',
  open: 'Show the details',
  rate: 'Rate how it was handled',
  ask: 'Ask or complain',
  received: 'Received',
  at: 'at',
  phone: 'phone',
  provisional: 'provisional until next year’s holidays are published',
  due: 'Result due',
  dueOfPhase: 'Due to finish phase',
  why: 'Why this date?',
  todo: 'What you have to do',
  now: 'Now at',
  next: 'What comes next',
  usually: 'If nothing else comes up, the dossier goes through:',
  history: 'What was done',
  fees: 'Fees',
  paid: 'Paid',
  outstanding: 'Still to be paid',
  payOnline: 'Pay online',
  until: 'before',
  told: 'Messages sent to you',
  notices: 'How you want to be told',
  over: 'Over',
  speaking: 'In',
  save: 'Save',
  channels: { sms: 'text message', email: 'e-mail', zalo: 'Zalo' },
  arrivals: {
    waiting: 'being sent',
    sent: 'sent',
    arrived: 'arrived',
    'not-arrived': 'did not arrive; please ask the desk to check your phone number or mailbox',
    'not-sent': 'not sent',
  },
  languages: { vi: 'Vietnamese (tiếng Việt)', en: 'English' },
  otherLanguage: 'Tiếng Việt',
  time: (at) => spokenTime(new Date(at), 'en'),
  money: (amount) => `${amount.toLocaleString('en-GB')} đồng`,
};

export const PAGE_WORDS: Record<Language, PageWords> = { vi, en };
