import type { Notice } from '../notice.ts';
import { addressOf, comeTo, type Wording, you } from './wording.ts';

/** Everything that is missing, asked for once and completely (NĐ 61/2018 Đ.15.3, Đ.19.4). */
export const supplementRequested: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} cần bổ sung${count(notice)}. Thời hạn giải quyết tạm dừng đến khi nhận đủ. ` +
    `Nộp tại ${comeTo(notice)}.${list(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} cần bổ sung giấy tờ`,
    news: `Để giải quyết được hồ sơ, chúng tôi cần ${you(notice)} bổ sung giấy tờ.`,
    facts: [
      ...(notice.supplement ? [['Lý do', notice.supplement.reason] as const] : []),
      ['Nơi nộp', addressOf(notice)],
    ],
    items: notice.supplement?.items ?? [],
    next:
      `Xin nộp đủ một lần${notice.supplement ? ' các giấy tờ trên' : ''}. Thời hạn giải quyết tạm dừng từ lúc này; ` +
      'khi nhận đủ, chúng tôi báo ngày hẹn mới. Nếu chưa rõ cần giấy tờ nào, xin gọi số điện thoại dưới đây trước khi đến.',
  }),
};

const count = ({ supplement }: Notice): string =>
  supplement ? ` ${supplement.items.length} loại giấy tờ` : ' giấy tờ';

const list = ({ supplement }: Notice): string =>
  supplement ? ` Cần nộp: ${supplement.items.map((item, index) => `${index + 1}) ${item}`).join('; ')}` : '';
