import { readableDate, readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';
import { addressOf, appointmentOf, askAt, type Wording, you } from './wording.ts';

/** A dossier that had ended goes on by a decision. One that was late promises no day that has passed. */
export const reopened: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} được mở lại để giải quyết tiếp theo ${decisionOf(notice)}. ` +
    `Hẹn trả: ${promised(notice)}. Cần hỏi: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} được mở lại để giải quyết tiếp`,
    news: `Hồ sơ của ${you(notice)} được ${notice.agency} mở lại để giải quyết tiếp.`,
    facts: [
      ['Mở lại lúc', readableTime(notice.at)],
      ['Theo', decisionOf(notice)],
      ...(notice.reason ? [['Lý do', notice.reason] as const] : []),
      ['Hẹn trả kết quả', promised(notice)],
      ['Nơi trả kết quả', addressOf(notice)],
    ],
    items: [],
    next: 'Giấy tiếp nhận đã có vẫn dùng được để tra cứu. Chúng tôi báo ngay khi có kết quả.',
  }),
};

const decisionOf = ({ reopening }: Notice): string =>
  reopening
    ? `Quyết định số ${reopening.number} ngày ${readableDate(reopening.date)}`
    : 'quyết định của cơ quan';

const promised = (notice: Notice): string =>
  notice.appointment && notice.appointment.at > notice.at
    ? appointmentOf(notice)
    : 'hồ sơ đã quá hẹn, xin lỗi và báo ngay khi có kết quả';
