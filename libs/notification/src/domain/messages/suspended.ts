import type { Notice } from '../notice.ts';
import { askAt, type Wording, you } from './wording.ts';

/** The clock stands still by an act of its own; what was promised is put off until it runs on. */
export const suspended: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} tạm dừng giải quyết ${cause(notice)}. Ngày hẹn mới sẽ được báo khi tiếp tục. Cần hỏi: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ ${notice.code} tạm dừng giải quyết`,
    news: `Việc giải quyết hồ sơ của ${you(notice)} tạm dừng ${cause(notice)}.`,
    facts: notice.suspension ? [['Giấy tờ', notice.suspension.paper]] : [],
    items: [],
    next: 'Ngày đã hẹn không còn áp dụng. Khi việc giải quyết tiếp tục, chúng tôi báo ngay ngày hẹn mới.',
  }),
};

const cause = ({ suspension }: Notice): string =>
  suspension?.reason === 'applicant-request' ? 'theo đề nghị của người nộp' : 'vì lý do bất khả kháng';
