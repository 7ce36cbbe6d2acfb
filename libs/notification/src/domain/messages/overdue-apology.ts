import { appointmentOf, askAt, type Wording, you } from './wording.ts';

/** The apology owed when the appointment passes without a result (NĐ 61/2018 Đ.19.9). */
export const overdueApology: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã quá hẹn (${appointmentOf(notice)}) mà chưa có kết quả. Thành thật xin lỗi ${you(notice)}; ` +
    `chúng tôi báo ngay khi có kết quả. Cần hỏi: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Xin lỗi vì hồ sơ ${notice.code} chưa có kết quả đúng hẹn`,
    news: `Hồ sơ của ${you(notice)} đã quá ngày hẹn mà chưa có kết quả. Chúng tôi thành thật xin lỗi ${you(notice)} vì sự chậm trễ này.`,
    facts: [['Đã hẹn trả kết quả', appointmentOf(notice)]],
    items: [],
    next:
      `Xin ${you(notice)} chưa đến nhận kết quả lúc này; chúng tôi báo ngay khi có kết quả. ` +
      'Nếu cần hỏi, xin gọi số điện thoại dưới đây.',
  }),
};
