import { readableTime } from '#platform/clock';
import { askAt, type Wording, you } from './wording.ts';

/** The result was handed over; whoever did not get it learns so at once. */
export const returned: Wording = {
  sms: (notice) =>
    `Kết quả hồ sơ ${notice.code} đã được trả lúc ${readableTime(notice.at)}. ` +
    `Nếu chưa nhận được, xin gọi ngay: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Đã trả kết quả hồ sơ ${notice.code}`,
    news: `Kết quả hồ sơ của ${you(notice)} đã được trả.`,
    facts: [['Trả kết quả lúc', readableTime(notice.at)]],
    items: [],
    next: `Nếu ${you(notice)} chưa nhận được kết quả, xin gọi ngay số điện thoại dưới đây.`,
  }),
};
