import { defineProblems } from '#platform/problem';

export const serviceProblem = defineProblems({
  'identity.service-key-refused': {
    kind: 'unauthenticated',
    title: { vi: 'Khóa không được chấp nhận', en: 'Key refused' },
    detail: {
      vi: 'Khóa không đúng, đã hết hạn, đã thu hồi, hoặc tài khoản dịch vụ đã ngừng. Hãy xin quản trị hệ thống khóa mới.',
      en: 'The key is wrong, expired or revoked, or its service account is disabled. Ask an administrator for a new one.',
    },
  },
  'identity.officers-only': {
    kind: 'forbidden',
    title: { vi: 'Chỉ dành cho cán bộ', en: 'Officers only' },
    detail: {
      vi: 'Việc này do cán bộ làm, không mở cho tài khoản dịch vụ.',
      en: 'This is done by officers; service accounts may not.',
    },
  },
  'identity.scope-required': {
    kind: 'forbidden',
    title: { vi: 'Khóa không có quyền', en: 'Key not permitted' },
    detail: {
      vi: 'Việc này cần khóa có quyền {scope}. Hãy xin quản trị hệ thống cấp khóa có quyền đó.',
      en: 'This needs a key with the scope {scope}. Ask an administrator for one.',
    },
  },
  'identity.service-name-taken': {
    kind: 'refused',
    title: { vi: 'Tên đã dùng', en: 'Name taken' },
    detail: {
      vi: 'Đã có tài khoản dịch vụ tên {name}, có thể đã ngừng. Hãy chọn tên khác.',
      en: 'There is a service account named {name}, perhaps a disabled one. Choose another name.',
    },
  },
  'identity.service-agency-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cơ quan này', en: 'No such agency' },
    detail: {
      vi: 'Không có cơ quan mang mã {code}.',
      en: 'No agency has the code {code}.',
    },
  },
  'identity.service-owner-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cán bộ này', en: 'No such officer' },
    detail: {
      vi: 'Không có cán bộ nào có tài khoản đang dùng tên {username} để chịu trách nhiệm.',
      en: 'No officer with an account in use named {username} can answer for it.',
    },
  },
  'identity.service-account-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có tài khoản dịch vụ này', en: 'No such service account' },
    detail: {
      vi: 'Không có tài khoản dịch vụ đang dùng mang tên này.',
      en: 'No service account in use has this name.',
    },
  },
  'identity.service-key-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có khóa này', en: 'No such key' },
    detail: {
      vi: 'Tài khoản dịch vụ không có khóa này đang dùng và chưa được thay. Hãy xem lại danh sách khóa.',
      en: 'The service account has no such key in use that was not replaced yet. Look at its list of keys.',
    },
  },
});
