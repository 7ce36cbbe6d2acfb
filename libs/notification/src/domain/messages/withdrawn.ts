import { readableDate, readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';
import { askAt, type Wording, you } from './wording.ts';

/** The applicant took the dossier back; whoever did not ask for it learns so at once. */
export const withdrawn: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã được rút theo yêu cầu của người nộp lúc ${readableTime(notice.at)}. ` +
    `Nếu ${you(notice)} không yêu cầu, xin gọi ngay: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Đã rút hồ sơ ${notice.code}`,
    news: `Hồ sơ của ${you(notice)} đã được rút theo yêu cầu của người nộp.`,
    facts: [
      ['Rút hồ sơ lúc', readableTime(notice.at)],
      ['Nơi ghi nhận', notice.agency],
      ...(notice.withdrawal ? [['Đơn đề nghị', paperOf(notice.withdrawal)] as const] : []),
    ],
    items: [],
    next: `Giấy tờ đã nộp được trả lại tại nơi tiếp nhận. Nếu ${you(notice)} không yêu cầu rút hồ sơ, xin gọi ngay số điện thoại dưới đây.`,
  }),
};

const paperOf = ({ number, date }: NonNullable<Notice['withdrawal']>): string =>
  `${number ? `số ${number}, ` : ''}ngày ${readableDate(date)}`;
