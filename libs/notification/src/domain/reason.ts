/** Why a delivery ended without arriving, in words for officers. Codes are kept with deliveries and never change. */
export const REASONS = {
  refused: {
    vi: 'Nhà cung cấp từ chối nội dung hoặc số nhận này',
    en: 'The gateway refuses this text or this recipient',
  },
  'gave-up': {
    vi: 'Đã thử gửi trong 72 giờ nhưng nhà cung cấp không nhận',
    en: 'No gateway took it within 72 hours of trying',
  },
  expired: {
    vi: 'Máy nhận tắt, ngoài vùng phủ sóng quá lâu hoặc hộp thư nhiều ngày không nhận được thư',
    en: 'The phone was off or out of reach for too long, or the mailbox could not be reached for days',
  },
  'refused-by-network': {
    vi: 'Mạng của người nhận từ chối tin',
    en: 'The recipient’s network refused the message',
  },
  unreachable: {
    vi: 'Số điện thoại, hộp thư hoặc tài khoản Zalo không tồn tại hay không nhận được tin',
    en: 'There is no such number, mailbox or Zalo account, or it takes no messages',
  },
  'recipient-erased': {
    vi: 'Dữ liệu người nhận đã được xoá theo thời hạn lưu giữ',
    en: 'The recipient has been erased, as kept long enough',
  },
  'recipient-unopenable': {
    vi: 'Số điện thoại hoặc địa chỉ thư lưu dưới dạng mã hóa không mở được',
    en: 'The number or address is kept sealed, and does not open',
  },
  'not-wished': {
    vi: 'Người nộp không chọn nhận thông báo qua kênh này',
    en: 'The applicant did not choose this channel',
  },
  'switched-off': {
    vi: 'Cơ quan không thông báo việc này qua kênh này',
    en: 'The agency does not tell this event over this channel',
  },
  'not-registered': {
    vi: 'Việc này chưa có mẫu tin đăng ký với Zalo',
    en: 'No template is registered at Zalo for this event',
  },
  'said-already': {
    vi: 'Nội dung y hệt vừa được gửi trước đó ít phút',
    en: 'The very same was sent some minutes before',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

export type Reason = keyof typeof REASONS;
