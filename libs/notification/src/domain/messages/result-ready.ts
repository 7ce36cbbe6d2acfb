import { readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';
import { addressOf, askAt, comeTo, sentenceYou, type Wording, you } from './wording.ts';

/** There is a result (NĐ 61/2018 Đ.20: also before the appointment); what to do depends on how it is wanted. */
export const resultReady: Wording = {
  sms: (notice) => `Hồ sơ ${notice.code} đã có kết quả. ${WAYS[notice.returning].sms(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} đã có kết quả`,
    news: `Hồ sơ của ${you(notice)} đã có kết quả.`,
    facts: [
      ['Có kết quả lúc', readableTime(notice.at)],
      ['Cơ quan giải quyết', notice.agency],
      ['Hình thức trả kết quả', WAYS[notice.returning].name],
      [notice.returning === 'desk' ? 'Nơi trả kết quả' : 'Nơi gửi kết quả', addressOf(notice)],
    ],
    items: [],
    next: WAYS[notice.returning].next(notice),
  }),
};

interface Way {
  name: string;
  sms(notice: Notice): string;
  next(notice: Notice): string;
}

const WAYS: Record<Notice['returning'], Way> = {
  desk: {
    name: 'Nhận tại Bộ phận Một cửa',
    sms: (notice) =>
      `Mời ${you(notice)} mang giấy tiếp nhận và giấy tờ tùy thân đến nhận. Nơi trả: ${comeTo(notice)}`,
    next: (notice) =>
      `Mời ${you(notice)} mang giấy tiếp nhận và giấy tờ tùy thân đến nhận trong giờ làm việc. ` +
      'Người đến nhận thay cần có giấy ủy quyền.',
  },
  post: {
    name: 'Qua dịch vụ bưu chính công ích',
    sms: (notice) =>
      `Kết quả được gửi qua bưu chính đến địa chỉ đã đăng ký, ${you(notice)} không phải đến nhận; ` +
      `khi gửi đi, chúng tôi báo số hiệu bưu gửi. Cần hỏi: ${askAt(notice)}`,
    next: (notice) =>
      `Kết quả được gửi đến địa chỉ ${you(notice)} đã đăng ký; ${you(notice)} không phải đến nhận. ` +
      'Khi gửi đi, chúng tôi báo số hiệu bưu gửi. Khi nhận, xin đưa giấy tờ tùy thân cho nhân viên bưu chính xem; ' +
      'nếu địa chỉ đã thay đổi, xin gọi ngay số điện thoại dưới đây.',
  },
  online: {
    name: 'Trực tuyến',
    sms: (notice) =>
      `Kết quả được trả vào tài khoản trực tuyến, ${you(notice)} không phải đến nhận; ` +
      `khi trả xong, chúng tôi báo ngay. Cần hỏi: ${askAt(notice)}`,
    next: (notice) =>
      `Kết quả được trả vào tài khoản trực tuyến của ${you(notice)}; khi trả xong, chúng tôi báo ngay. ` +
      `${sentenceYou(notice)} không phải đến nhận.`,
  },
};
