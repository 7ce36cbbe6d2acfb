import { askAt, type Wording, you } from './wording.ts';

/** Refusal at the desk (*phiếu từ chối tiếp nhận giải quyết hồ sơ*); the reason is what the slip says. */
export const refused: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} không được tiếp nhận. Cần hỏi thêm: ${askAt(notice)}.${notice.reason ? ` Lý do: ${notice.reason}` : ''}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} không được tiếp nhận`,
    news: `Rất tiếc, hồ sơ của ${you(notice)} không được tiếp nhận.`,
    facts: notice.reason ? [['Lý do', notice.reason]] : [],
    items: [],
    next: `Khi đã có đủ điều kiện, ${you(notice)} có thể nộp lại hồ sơ. Nếu cần giải thích thêm, xin gọi số điện thoại dưới đây.`,
  }),
};
