import { addressOf, comeTo, otherWay, type Wording, you } from './wording.ts';

/** The result is at the desk (NĐ 61/2018 Đ.20: also when it is there before the appointment). */
export const resultReady: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã có kết quả. Mời ${you(notice)} mang giấy tiếp nhận và giấy tờ tùy thân đến nhận` +
    `${otherWay(notice)}. Nơi trả: ${comeTo(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} đã có kết quả`,
    news: `Hồ sơ của ${you(notice)} đã có kết quả.`,
    facts: [['Nơi trả kết quả', addressOf(notice)]],
    items: [],
    next:
      `Mời ${you(notice)} mang giấy tiếp nhận và giấy tờ tùy thân đến nhận trong giờ làm việc${otherWay(notice)}. ` +
      'Người đến nhận thay cần có giấy ủy quyền.',
  }),
};
