import { defineProblems } from '#platform/problem';

export const notificationProblem = defineProblems({
  'notification.agency-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: { vi: 'Không có cơ quan mang mã {code}.', en: 'No agency has the code {code}.' },
  },
  'notification.procedure-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có thủ tục này', en: 'Unknown procedure' },
    detail: { vi: 'Không có thủ tục mang mã {code}.', en: 'No procedure has the code {code}.' },
  },
  'notification.channel-needed': {
    kind: 'unprocessable',
    title: { vi: 'Phải còn một kênh thông báo', en: 'One channel has to stay' },
    detail: {
      vi: 'Việc {intent} phải được thông báo (NĐ 224/2026/NĐ-CP Điều 15); hãy giữ ít nhất một kênh.',
      en: 'The law wants {intent} told (NĐ 224/2026 art. 15); keep one of its channels on.',
    },
  },
  'notification.template-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có mẫu tin này', en: 'Unknown template' },
    detail: {
      vi: 'Việc {intent} không được báo qua kênh {channel}.',
      en: '{intent} is not told over {channel}.',
    },
  },
  'notification.template-misshapen': {
    kind: 'invalid',
    title: { vi: 'Nội dung không hợp với kênh', en: 'Not the texts of this channel' },
    detail: {
      vi: 'Tin nhắn có một nội dung (text); thư điện tử có subject, news, facts và next; Zalo có template và parameters.',
      en: 'An SMS has one text; a letter has subject, news, facts and next; Zalo has template and parameters.',
    },
  },
  'notification.event-not-signed': {
    kind: 'forbidden',
    title: { vi: 'Sự kiện không có chữ ký hợp lệ', en: 'The event is not signed' },
    detail: {
      vi: 'Chữ ký X-ZEvent-Signature không phải của tài khoản Zalo mà hệ thống này dùng.',
      en: 'X-ZEvent-Signature is not that of the Zalo account this system uses.',
    },
  },
  'notification.template-stale': {
    kind: 'stale',
    title: { vi: 'Mẫu tin đã thay đổi', en: 'The template has changed' },
    detail: {
      vi: 'Mẫu tin đã được người khác sửa hoặc ban hành. Hãy xem lại rồi thực hiện lại.',
      en: 'Somebody has changed or published the template meanwhile. Look at it again.',
    },
  },
  'notification.reminding-stale': {
    kind: 'stale',
    title: { vi: 'Cài đặt nhắc việc đã thay đổi', en: 'The terms of reminders have changed' },
    detail: {
      vi: 'Cài đặt đã được người khác thay đổi. Hãy xem lại rồi thực hiện lại.',
      en: 'Somebody has changed them meanwhile. Look at them again.',
    },
  },
  'notification.no-draft': {
    kind: 'refused',
    title: { vi: 'Chưa có bản thảo', en: 'There is no draft' },
    detail: {
      vi: 'Cơ quan chưa có bản thảo của mẫu tin này. Hãy lưu bản thảo trước khi ban hành.',
      en: 'The agency has no draft of this template. Save one before publishing.',
    },
  },
  'notification.template-faulty': {
    kind: 'unprocessable',
    title: { vi: 'Mẫu tin chưa thể ban hành', en: 'The template cannot be published' },
    detail: {
      vi: 'Mẫu tin còn {count} chỗ phải sửa; xem danh sách findings, có ghi rõ từng chỗ.',
      en: 'There are {count} things to mend; findings names each with its place.',
    },
  },
  'notification.none-of-its-own': {
    kind: 'refused',
    title: { vi: 'Cơ quan không có mẫu riêng', en: 'No template of its own' },
    detail: {
      vi: 'Cơ quan đang dùng mẫu của cơ quan cấp trên hoặc mẫu mặc định, không có gì để trả về.',
      en: 'The agency writes with the template of an agency above or the shipped one already.',
    },
  },
  'notification.delivery-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có thông báo này', en: 'No such message' },
    detail: {
      vi: 'Không tìm thấy thông báo này trong các hồ sơ anh/chị được xem.',
      en: 'There is no such message about the dossiers you may see.',
    },
  },
  'notification.nothing-to-send-again': {
    kind: 'refused',
    title: { vi: 'Thông báo này không cần gửi lại', en: 'Nothing to send again' },
    detail: {
      vi: 'Chỉ gửi lại được thông báo đã thất bại hoặc không đến được người nhận; hãy xem lại trạng thái hiện tại.',
      en: 'Only a message that failed or could not reach its recipient is sent again; look at its present state.',
    },
  },
  'notification.recipient-erased': {
    kind: 'refused',
    title: { vi: 'Không còn người nhận', en: 'The recipient is gone' },
    detail: {
      vi: 'Số điện thoại hoặc địa chỉ thư đã được xoá theo thời hạn lưu giữ hoặc không mở được, nên không gửi lại được.',
      en: 'The number or address was erased, as kept long enough, or did not open, so the message cannot be sent again.',
    },
  },
});
