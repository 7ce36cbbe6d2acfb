import { readableTime } from '#platform/clock';
import { askAt, type Wording, you } from './wording.ts';

/** The applicant took the dossier back; whoever did not ask for it learns so at once. */
export const withdrawn: Wording = {
  sms: (notice) =>
    `Hồ sơ ${notice.code} đã được rút theo yêu cầu của người nộp lúc ${readableTime(notice.at)}. ` +
    `Nếu ${you(notice)} không yêu cầu, xin gọi ngay: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Đã rút hồ sơ ${notice.code}`,
    news: `Hồ sơ của ${you(notice)} đã được rút theo yêu cầu của người nộp.`,
    facts: [['Rút hồ sơ lúc', readableTime(notice.at)]],
    items: [],
    next: `Nếu ${you(notice)} không yêu cầu rút hồ sơ, xin gọi ngay số điện thoại dưới đây.`,
  }),
};
