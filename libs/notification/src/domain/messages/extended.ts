import { readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';
import { addressOf, appointmentOf, comeTo, type Wording, you } from './wording.ts';

/** An apology with a new appointment (TT 03/2025 form 04; NĐ 61/2018 Đ.19.9). */
export const extended: Wording = {
  sms: (notice) =>
    `Xin lỗi ${you(notice)}: hồ sơ ${notice.code} chưa thể giải quyết xong đúng hẹn. Hẹn lại: ${appointmentOf(notice)}. ` +
    `Nơi trả: ${comeTo(notice)}. Lý do: ${reasonOf(notice)}`,
  letter: (notice) => ({
    subject: `Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${notice.code}`,
    news: `Hồ sơ của ${you(notice)} chưa thể giải quyết xong theo ngày đã hẹn. Chúng tôi thành thật xin lỗi ${you(notice)} và xin hẹn lại.`,
    facts: [
      ...(notice.previousAppointment
        ? [['Ngày hẹn trước đây', readableTime(notice.previousAppointment)] as const]
        : []),
      ['Hẹn lại', appointmentOf(notice)],
      ['Lý do', reasonOf(notice)],
      ...(notice.extension ? [['Căn cứ', notice.extension.ground] as const] : []),
      ['Nơi trả kết quả', addressOf(notice)],
    ],
    items: [],
    next: 'Xin đến nhận kết quả theo ngày hẹn mới; giấy tiếp nhận đã có vẫn dùng được. Hồ sơ chỉ được hẹn lại một lần.',
  }),
};

const reasonOf = ({ extension }: Notice): string => extension?.reason ?? 'chưa giải quyết xong';
