import { addressOf, appointmentOf, comeTo, type Wording, you } from './wording.ts';

/** What was asked for came in and moved no date; otherwise the new appointment says so. */
export const supplementReceived: Wording = {
  sms: (notice) =>
    `Đã nhận giấy tờ bổ sung của hồ sơ ${notice.code}. Hẹn trả kết quả: ${appointmentOf(notice)}. Nơi trả: ${comeTo(notice)}`,
  letter: (notice) => ({
    subject: `Đã nhận giấy tờ bổ sung của hồ sơ ${notice.code}`,
    news: `Chúng tôi đã nhận giấy tờ ${you(notice)} bổ sung và giải quyết tiếp hồ sơ.`,
    facts: [
      ['Hẹn trả kết quả', appointmentOf(notice)],
      ['Nơi trả kết quả', addressOf(notice)],
    ],
    items: [],
    next: 'Chúng tôi báo ngay khi có kết quả.',
  }),
};
