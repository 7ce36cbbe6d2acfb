import { readableTime } from '#platform/clock';
import { askAt, type Wording, you } from './wording.ts';

/** Processing ended without a result (*thông báo dừng giải quyết*, TT 03/2025 form 05; NĐ 61/2018 Đ.19.8). */
export const stopped: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã dừng giải quyết. Cần hỏi thêm: ${askAt(notice)}.${notice.reason ? ` Lý do: ${notice.reason}` : ''}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} đã dừng giải quyết`,
    news: `Rất tiếc, hồ sơ của ${you(notice)} đã dừng giải quyết.`,
    facts: [
      ...(notice.reason ? [['Lý do', notice.reason] as const] : []),
      ...(notice.stop ? [['Căn cứ', notice.stop.ground] as const] : []),
      ['Cơ quan quyết định', notice.agency],
      ['Dừng giải quyết lúc', readableTime(notice.at)],
    ],
    items: [],
    next: `Nếu cần giải thích thêm hoặc muốn nhận lại giấy tờ đã nộp, xin ${you(notice)} gọi số điện thoại dưới đây.`,
  }),
};
