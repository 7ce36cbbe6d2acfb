import { readableTime } from '#platform/clock';
import type { SubmissionIntent } from '../intent.ts';
import type { SubmissionNotice } from '../submission-notice.ts';
import { addressOf, askAt, type Letter, sentenceYou, type Wording, you } from './wording.ts';

/** It has arrived; nobody has looked at it yet (NĐ 61/2018 Đ.17). */
const received: Wording<SubmissionNotice> = {
  sms: (notice) =>
    `Đã nhận hồ sơ nộp trực tuyến ${notice.number} lúc ${readableTime(notice.at)}, đang chờ tiếp nhận. ` +
    `${answer(notice)}Cần hỏi: ${askAt(notice)}. Nội dung: ${notice.procedureName}`,
  letter: (notice) => ({
    subject: `Đã nhận hồ sơ nộp trực tuyến ${notice.number}`,
    news: `Hệ thống đã nhận hồ sơ ${you(notice)} nộp trực tuyến; hồ sơ đang chờ cán bộ tiếp nhận xem xét.`,
    facts: [...about(notice), ['Nộp lúc', readableTime(notice.at)], ...times(notice)],
    items: [],
    next:
      'Khi hồ sơ được tiếp nhận, chúng tôi báo mã hồ sơ và ngày hẹn trả kết quả; nếu cần bổ sung hoặc không tiếp nhận được, ' +
      'chúng tôi báo lý do. Thư này chưa phải giấy tiếp nhận hồ sơ.',
  }),
};

/** Everything that is missing, asked for once and completely, before it is accepted (NĐ 61/2018 Đ.15.3, Đ.17). */
const supplementRequested: Wording<SubmissionNotice> = {
  sms: (notice) =>
    `Hồ sơ nộp trực tuyến ${notice.number} cần bổ sung trước khi được tiếp nhận. Xin nộp đủ một lần nơi đã nộp. ` +
    `Cần hỏi: ${askAt(notice)}.${listed(notice)}`,
  letter: (notice) => ({
    subject: `Hồ sơ nộp trực tuyến ${notice.number} cần bổ sung giấy tờ`,
    news: `Để tiếp nhận được hồ sơ, chúng tôi cần ${you(notice)} bổ sung giấy tờ.`,
    facts: [
      ...about(notice),
      ...(notice.asked ? [['Lý do', notice.asked.reason] as const] : []),
      ...(notice.officerName ? [['Cán bộ yêu cầu', notice.officerName] as const] : []),
      ['Yêu cầu lúc', readableTime(notice.at)],
    ],
    items: notice.asked?.items ?? [],
    next:
      'Xin nộp đủ một lần trên trang đã nộp hồ sơ. Thời hạn giải quyết được tính từ khi hồ sơ được tiếp nhận. ' +
      'Nếu chưa rõ cần giấy tờ nào, xin gọi số điện thoại dưới đây.',
  }),
};

/** What was asked for came; the desk looks at it again, and its hours begin anew. */
const supplementReceived: Wording<SubmissionNotice> = {
  sms: (notice) =>
    `Đã nhận giấy tờ bổ sung của hồ sơ nộp trực tuyến ${notice.number} lúc ${readableTime(notice.at)}. ` +
    `${answer(notice)}Cần hỏi: ${askAt(notice)}`,
  letter: (notice) => ({
    subject: `Đã nhận giấy tờ bổ sung của hồ sơ nộp trực tuyến ${notice.number}`,
    news: `Chúng tôi đã nhận giấy tờ ${you(notice)} bổ sung; hồ sơ đang chờ cán bộ tiếp nhận xem xét.`,
    facts: [...about(notice), ['Bổ sung lúc', readableTime(notice.at)], ...times(notice)],
    items: [],
    next: `${sentenceYou(notice)} sẽ được báo mã hồ sơ và ngày hẹn trả kết quả khi hồ sơ được tiếp nhận.`,
  }),
};

export const SUBMISSION_WORDINGS: Record<SubmissionIntent, Wording<SubmissionNotice>> = {
  'submission-received': received,
  'submission-supplement-requested': supplementRequested,
  'submission-supplement-received': supplementReceived,
};

type Facts = Letter['facts'];

const about = (notice: SubmissionNotice): Facts => [
  ['Số tiếp nhận trực tuyến', notice.number],
  ['Nội dung', notice.procedureName],
  ['Nơi xem xét', addressOf(notice)],
];

const times = ({ answerBy }: SubmissionNotice): Facts =>
  answerBy ? [['Trả lời chậm nhất', readableTime(answerBy)]] : [];

const answer = ({ answerBy }: SubmissionNotice): string =>
  answerBy ? `Trả lời chậm nhất ${readableTime(answerBy)}. ` : '';

const listed = ({ asked }: SubmissionNotice): string =>
  asked ? ` Cần nộp: ${asked.items.map((item, index) => `${index + 1}) ${item}`).join('; ')}` : '';
