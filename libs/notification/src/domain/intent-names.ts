import type { TOLD_INTENTS } from './intent.ts';

/** What a message is about, in words for whoever looks at a list of them. */
export const INTENT_NAMES: Record<(typeof TOLD_INTENTS)[number], string> = {
  received: 'Đã tiếp nhận hồ sơ',
  refused: 'Từ chối tiếp nhận hồ sơ',
  'supplement-requested': 'Yêu cầu bổ sung hồ sơ',
  'supplement-received': 'Đã nhận bổ sung hồ sơ',
  'finance-requested': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  'new-appointment': 'Hẹn lại ngày trả kết quả',
  extended: 'Gia hạn giải quyết hồ sơ',
  suspended: 'Tạm dừng giải quyết hồ sơ',
  'overdue-apology': 'Xin lỗi vì trễ hẹn',
  'result-ready': 'Đã có kết quả',
  returned: 'Đã trả kết quả',
  withdrawn: 'Đã rút hồ sơ',
  stopped: 'Dừng giải quyết hồ sơ',
  reopened: 'Mở lại hồ sơ',
  corrected: 'Đính chính hồ sơ',
  'in-progress': 'Đang giải quyết hồ sơ',
  'sent-elsewhere': 'Chuyển hồ sơ đến cơ quan giải quyết khác',
  'opinions-asked': 'Lấy ý kiến cơ quan liên quan',
  'payment-received': 'Đã nhận tiền nộp',
  'refund-decided': 'Quyết định hoàn tiền',
  'submission-received': 'Đã nhận hồ sơ nộp trực tuyến',
  'submission-supplement-requested': 'Yêu cầu bổ sung hồ sơ nộp trực tuyến',
  'submission-supplement-received': 'Đã nhận bổ sung hồ sơ nộp trực tuyến',
  'hand-over-code': 'Mã nhận kết quả',
};
