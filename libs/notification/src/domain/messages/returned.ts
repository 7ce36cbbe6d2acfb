import { readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';
import { askAt, type Wording, you } from './wording.ts';

/** The result was handed over, or is on its way; whoever did not get it learns so at once. */
export const returned: Wording = {
  sms: (notice) =>
    `Kết quả hồ sơ ${notice.code} ${went(notice)} lúc ${readableTime(notice.at)}. ` +
    `Nếu chưa nhận được, xin gọi ngay: ${askAt(notice)}`,
  letter: (notice) => ({
    subject:
      notice.handOver?.way === 'post'
        ? `Đã gửi kết quả hồ sơ ${notice.code}`
        : `Đã trả kết quả hồ sơ ${notice.code}`,
    news: `Kết quả hồ sơ của ${you(notice)} ${went(notice)}.`,
    facts: [['Trả kết quả lúc', readableTime(notice.at)], ...consignmentOf(notice)],
    items: [],
    next: `Nếu ${you(notice)} chưa nhận được kết quả, xin gọi ngay số điện thoại dưới đây.`,
  }),
};

function went({ handOver }: Notice): string {
  switch (handOver?.way) {
    case 'post':
      return `đã được gửi qua ${handOver.carrier ?? 'bưu chính'}, số hiệu bưu gửi ${handOver.consignment ?? ''},`;
    case 'online':
      return 'đã được trả vào tài khoản trực tuyến';
    case 'desk':
    case undefined:
      return 'đã được trả';
  }
}

const consignmentOf = ({ handOver }: Notice): (readonly [string, string])[] =>
  handOver?.way === 'post'
    ? [['Số hiệu bưu gửi', `${handOver.consignment ?? ''} (${handOver.carrier ?? ''})`]]
    : [];
