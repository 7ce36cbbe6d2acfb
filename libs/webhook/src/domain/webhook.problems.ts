import { defineProblems } from '#platform/problem';

export const webhookProblem = defineProblems({
  'webhook.subscription-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có đăng ký nhận tin này', en: 'No such subscription' },
    detail: {
      vi: 'Không có đăng ký nhận tin đang dùng mang mã này.',
      en: 'No subscription in use has this id.',
    },
  },
  'webhook.name-taken': {
    kind: 'refused',
    title: { vi: 'Tên đã dùng', en: 'Name taken' },
    detail: {
      vi: 'Đã có đăng ký nhận tin tên {name}, có thể đã chấm dứt. Hãy chọn tên khác.',
      en: 'There is a subscription named {name}, perhaps an ended one. Choose another name.',
    },
  },
  'webhook.endpoint-refused': {
    kind: 'unprocessable',
    title: { vi: 'Địa chỉ nhận tin không được chấp nhận', en: 'Endpoint refused' },
    detail: {
      vi: 'Địa chỉ phải bắt đầu bằng https:// và dùng tên miền, không ghi tên đăng nhập, mật khẩu hay địa chỉ số.',
      en: 'The address must be https:// under a domain name, without user, password or numeric address.',
    },
  },
  'webhook.agency-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cơ quan này', en: 'No such agency' },
    detail: { vi: 'Không có cơ quan mang mã {code}.', en: 'No agency has the code {code}.' },
  },
  'webhook.service-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có tài khoản dịch vụ này', en: 'No such service account' },
    detail: {
      vi: 'Không có tài khoản dịch vụ đang dùng tên {name}.',
      en: 'No service account in use is named {name}.',
    },
  },
  'webhook.nothing-to-replay': {
    kind: 'refused',
    title: { vi: 'Không còn gì để gửi lại', en: 'Nothing to replay' },
    detail: {
      vi: 'Không có tin nào được lưu từ mốc này. Tin được lưu 90 ngày.',
      en: 'No event is kept from there on. Events are kept for 90 days.',
    },
  },
});
