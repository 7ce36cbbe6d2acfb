import type { ProblemDefinition } from '#platform/problem';

/** What passwords are refused for. */
export const passwordProblems = {
  'identity.password-change-required': {
    kind: 'forbidden',
    title: { vi: 'Phải đổi mật khẩu', en: 'Password change required' },
    detail: {
      vi: 'Mật khẩu hiện tại chỉ dùng một lần. Hãy đổi mật khẩu trước khi làm việc khác.',
      en: 'The present password is for one time. Change it before anything else.',
    },
  },
  'identity.one-time-password-expired': {
    kind: 'unauthenticated',
    title: { vi: 'Mật khẩu dùng một lần đã hết hạn', en: 'One-time password expired' },
    detail: {
      vi: 'Mật khẩu được cấp đã hết hạn. Hãy nhờ quản trị viên cấp lại.',
      en: 'The password you were given has expired. Ask an administrator for another.',
    },
  },
  'identity.present-password-wrong': {
    kind: 'forbidden',
    title: { vi: 'Mật khẩu hiện tại không đúng', en: 'Present password wrong' },
    detail: {
      vi: 'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
      en: 'The present password is wrong. Enter it again.',
    },
  },
  'identity.password-short': {
    kind: 'unprocessable',
    title: { vi: 'Mật khẩu quá ngắn', en: 'Password too short' },
    detail: {
      vi: 'Mật khẩu phải có ít nhất {shortest} ký tự. Một câu ngắn dễ nhớ là tốt nhất.',
      en: 'A password has at least {shortest} characters. A short sentence is best.',
    },
  },
  'identity.password-names-owner': {
    kind: 'unprocessable',
    title: { vi: 'Mật khẩu có tên của bạn', en: 'Password names you' },
    detail: {
      vi: 'Mật khẩu không được chứa tên đăng nhập hoặc họ tên của bạn.',
      en: 'A password must not contain your user name or your name.',
    },
  },
  'identity.password-breached': {
    kind: 'unprocessable',
    title: { vi: 'Mật khẩu đã bị lộ', en: 'Password known from breaches' },
    detail: {
      vi: 'Mật khẩu này nằm trong danh sách mật khẩu đã bị lộ trên mạng. Hãy chọn mật khẩu khác.',
      en: 'This password is on lists of leaked passwords. Choose another.',
    },
  },
  'identity.password-guessable': {
    kind: 'unprocessable',
    title: { vi: 'Mật khẩu dễ đoán', en: 'Password easily guessed' },
    detail: {
      vi: 'Mật khẩu này dễ đoán: từ thông dụng, dãy phím hoặc lặp lại. Hãy ghép vài từ không liên quan với nhau.',
      en: 'This password is easily guessed: common words, rows of keys or repetition. Join a few unrelated words.',
    },
  },
  'identity.password-used-before': {
    kind: 'unprocessable',
    title: { vi: 'Mật khẩu đã dùng trước đây', en: 'Password used before' },
    detail: {
      vi: 'Mật khẩu mới không được trùng với năm mật khẩu gần nhất.',
      en: 'A new password differs from the last five.',
    },
  },
} satisfies Record<string, ProblemDefinition>;
