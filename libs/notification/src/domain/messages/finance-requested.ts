import type { Notice } from '../notice.ts';
import { addressOf, comeTo, type Wording, you } from './wording.ts';

/** A financial obligation, such as land tax; the clock stands still until its proof of payment is there. */
export const financeRequested: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã có thông báo nghĩa vụ tài chính${amount(notice)}. ` +
    'Chỉ nộp theo thông báo chính thức, không chuyển tiền cho cá nhân. ' +
    `Nộp xong, gửi chứng từ cho ${comeTo(notice)}; hồ sơ được giải quyết tiếp từ lúc đó.${reference(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code}: thông báo nghĩa vụ tài chính`,
    news: `Hồ sơ của ${you(notice)} đã có thông báo nghĩa vụ tài chính.`,
    facts: [
      ...(notice.obligation
        ? ([
            ['Thông báo', notice.obligation.notice],
            ['Số tiền', dong(notice.obligation.amount)],
          ] as const)
        : []),
      ['Nơi nhận chứng từ', addressOf(notice)],
    ],
    items: [],
    next:
      'Xin chỉ nộp theo thông báo chính thức, không chuyển tiền cho cá nhân. Nộp xong, gửi chứng từ đến nơi ghi trên. ' +
      'Thời hạn giải quyết tạm dừng từ lúc này; khi nhận được chứng từ, chúng tôi báo ngày hẹn mới.',
  }),
};

const dong = (amount: number): string => `${amount.toLocaleString('vi-VN')} đồng`;

const amount = ({ obligation }: Notice): string => (obligation ? `: ${dong(obligation.amount)}` : '');

const reference = ({ obligation }: Notice): string => (obligation ? ` Thông báo: ${obligation.notice}` : '');
