import { readableTime } from '#platform/clock';
import type { DossierStatus } from '#workflow';
import type { Notice } from '../notice.ts';
import { addressOf, appointmentOf, comeTo, type Wording, you } from './wording.ts';

/** A due time that changed, with why: NĐ 61/2018 Đ.19.4 after a supplement. */
export const newAppointment: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} có ngày hẹn mới: ${appointmentOf(notice)}${insteadOf(notice)}. ` +
    `Lý do: ${cause(notice)}. Nơi trả: ${comeTo(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} có ngày hẹn mới`,
    news: `Ngày hẹn trả kết quả hồ sơ của ${you(notice)} đã thay đổi.`,
    facts: [
      ['Hẹn trả kết quả', appointmentOf(notice)],
      ...(notice.previousAppointment
        ? [['Ngày hẹn trước đây', readableTime(notice.previousAppointment)] as const]
        : []),
      ['Lý do', cause(notice)],
      ['Nơi trả kết quả', addressOf(notice)],
    ],
    items: [],
    next: `Xin đến nhận kết quả theo ngày hẹn mới; giấy tiếp nhận đã có vẫn dùng được. ${
      notice.appointment?.isProvisional ? 'Ngày hẹn sẽ được tính lại khi có lịch nghỉ năm sau. ' : ''
    }Chúng tôi báo ngay khi có kết quả.`,
  }),
};

const RESUMED_AFTER: Partial<Record<DossierStatus, string>> = {
  'awaiting-supplement': 'đã nhận giấy tờ bổ sung, thời hạn giải quyết được tính lại',
  'awaiting-finance': 'đã nhận chứng từ nghĩa vụ tài chính, thời hạn giải quyết được tính tiếp',
};

/** Acts that move a due time without a change of status. */
const MOVED_BY: Readonly<Record<string, string>> = {
  resume: 'thời hạn giải quyết được tính tiếp sau khi tạm dừng',
  'enter-late': 'ghi bổ sung giấy tờ đã có từ trước, thời hạn giải quyết được tính lại',
  reschedule: 'lịch làm việc, nghỉ lễ thay đổi',
};

const cause = ({ statusBefore, action }: Notice): string =>
  (statusBefore && RESUMED_AFTER[statusBefore]) ?? MOVED_BY[action] ?? 'thời hạn giải quyết được tính lại';

const insteadOf = ({ previousAppointment }: Notice): string =>
  previousAppointment ? `, thay cho ${readableTime(previousAppointment)}` : '';
