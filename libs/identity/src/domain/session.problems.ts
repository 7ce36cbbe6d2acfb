import type { ProblemDefinition } from '#platform/problem';

/** Signing in, second factors, sessions. */
export const sessionProblems = {
  'identity.sign-in-failed': {
    kind: 'unauthenticated',
    title: { vi: 'Đăng nhập không thành công', en: 'Sign-in failed' },
    detail: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
      en: 'The user name or the password is wrong.',
    },
  },
  'identity.too-many-failures': {
    kind: 'too-many',
    title: { vi: 'Sai quá nhiều lần', en: 'Too many failures' },
    detail: {
      vi: 'Đã có nhiều lần đăng nhập không thành công. Hãy thử lại sau {seconds} giây, hoặc nhờ quản trị viên mở khóa.',
      en: 'There were too many failed sign-ins. Try again in {seconds} seconds, or ask an administrator to unlock.',
    },
  },
  'identity.second-factor-required': {
    kind: 'unauthenticated',
    title: { vi: 'Cần mã xác thực', en: 'Code required' },
    detail: {
      vi: 'Hãy đăng nhập lại kèm mã 6 số của ứng dụng xác thực, hoặc một mã khôi phục.',
      en: 'Sign in again with the six digits of the authenticator application, or a recovery code.',
    },
  },
  'identity.second-factor-wrong': {
    kind: 'unauthenticated',
    title: { vi: 'Mã xác thực không đúng', en: 'Wrong code' },
    detail: {
      vi: 'Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy nhập mã đang hiện trên ứng dụng xác thực.',
      en: 'The code is wrong, too old or used already. Enter the one the application shows now.',
    },
  },
  'identity.second-factor-code-refused': {
    kind: 'forbidden',
    title: { vi: 'Mã xác thực không đúng', en: 'Wrong code' },
    detail: {
      vi: 'Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy nhập mã đang hiện trên ứng dụng xác thực.',
      en: 'The code is wrong, too old or used already. Enter the one the application shows now.',
    },
  },
  'identity.second-factor-exists': {
    kind: 'refused',
    title: { vi: 'Đã có xác thực hai lớp', en: 'There is a second factor' },
    detail: {
      vi: 'Tài khoản đã có xác thực hai lớp. Nếu đổi điện thoại, hãy nhờ quản trị viên gỡ bỏ trước.',
      en: 'The account has a second factor. Ask an administrator to take it away if the telephone changed.',
    },
  },
  'identity.second-factor-not-offered': {
    kind: 'refused',
    title: { vi: 'Chưa bắt đầu xác thực hai lớp', en: 'No second factor to confirm' },
    detail: {
      vi: 'Không có mã bí mật nào đang chờ xác nhận. Hãy bắt đầu lại việc đăng ký xác thực hai lớp.',
      en: 'No secret waits to be confirmed. Begin with the second factor again.',
    },
  },
  'identity.second-factor-enrolment-required': {
    kind: 'forbidden',
    title: { vi: 'Phải đăng ký xác thực hai lớp', en: 'Second factor required' },
    detail: {
      vi: 'Vai trò của bạn cần xác thực hai lớp. Hãy đăng ký hoặc nhập mã xác thực trước khi làm việc khác.',
      en: 'Your role needs a second factor. Enrol one, or prove it, before anything else.',
    },
  },
  'identity.sign-in-required': {
    kind: 'unauthenticated',
    title: { vi: 'Cần đăng nhập', en: 'Sign-in required' },
    detail: {
      vi: 'Yêu cầu không kèm phiên làm việc nào hệ thống biết. Hãy đăng nhập.',
      en: 'The request carries no session known here. Sign in.',
    },
  },
  'identity.access-expired': {
    kind: 'unauthenticated',
    ordinary: true,
    title: { vi: 'Mã truy cập đã hết hạn', en: 'Access token expired' },
    detail: {
      vi: 'Mã truy cập đã hết hạn. Hãy đổi mã làm mới lấy mã truy cập mới rồi gửi lại.',
      en: 'The access token has expired. Exchange the refresh token for a new one and send the request again.',
    },
  },
  'identity.session-ended': {
    kind: 'unauthenticated',
    title: { vi: 'Phiên làm việc đã kết thúc', en: 'The session has ended' },
    detail: {
      vi: 'Phiên làm việc đã đăng xuất, quá lâu không dùng hoặc hết thời gian. Hãy đăng nhập lại.',
      en: 'The session was signed out, unused for too long, or past its time. Sign in again.',
    },
  },
  'identity.session-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có phiên làm việc này', en: 'Unknown session' },
    detail: {
      vi: 'Bạn không có phiên làm việc nào như vậy, hoặc nó đã kết thúc.',
      en: 'You have no such session, or it has ended.',
    },
  },
  'identity.refresh-unknown': {
    kind: 'unauthenticated',
    title: { vi: 'Mã làm mới không dùng được', en: 'Refresh token not known' },
    detail: {
      vi: 'Hệ thống không biết mã làm mới này. Hãy đăng nhập lại.',
      en: 'This refresh token is not known here. Sign in again.',
    },
  },
  'identity.refresh-replayed': {
    kind: 'unauthenticated',
    title: { vi: 'Mã làm mới đã dùng rồi', en: 'Refresh token used twice' },
    detail: {
      vi: 'Mã làm mới này đã được đổi trước đó, có thể đã bị sao chép; phiên làm việc đã bị kết thúc. Hãy đăng nhập lại.',
      en: 'This refresh token was exchanged before and may have been copied; the session was ended. Sign in again.',
    },
  },
} satisfies Record<string, ProblemDefinition>;
