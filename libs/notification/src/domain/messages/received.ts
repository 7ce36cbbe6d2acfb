import type { Notice } from '../notice.ts';
import { addressOf, appointmentOf, comeTo, sentenceYou, type Wording, you } from './wording.ts';

/** Receipt and appointment (NĐ 61/2018 Đ.17); the only message that holds the tracking secret. */
export const received: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã được tiếp nhận. Hẹn trả kết quả: ${appointmentOf(notice)}. ` +
    `Xem hồ sơ: ${notice.privateTrackingUrl} (không cho người khác biết). Nơi trả: ${comeTo(notice)}`,
  letter: (notice) => ({
    subject: `Đã tiếp nhận hồ sơ ${notice.code}`,
    news: `Hồ sơ của ${you(notice)} đã đủ giấy tờ và được tiếp nhận.`,
    facts: [
      ['Hẹn trả kết quả', appointmentOf(notice)],
      ['Nơi trả kết quả', addressOf(notice)],
      ['Xem hồ sơ đang ở đâu', notice.privateTrackingUrl],
    ],
    items: [],
    next:
      `${ON_THE_DAY[notice.returning]} ` +
      `Đường dẫn xem hồ sơ là của riêng ${you(notice)}, xin không chuyển cho người khác. ` +
      `${sentenceYou(notice)} sẽ được báo ngay khi có kết quả hoặc khi ngày hẹn thay đổi.`,
  }),
};

/** What the applicant does when the day comes, by how the result is wanted. */
const ON_THE_DAY: Record<Notice['returning'], string> = {
  desk: 'Đến ngày hẹn, xin mang giấy tiếp nhận và giấy tờ tùy thân đến nơi trả kết quả.',
  post: 'Kết quả được gửi qua bưu chính đến địa chỉ đã đăng ký, không phải đến nhận.',
  online: 'Kết quả được trả vào tài khoản trực tuyến, không phải đến nhận.',
};
