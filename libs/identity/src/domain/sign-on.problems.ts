import { defineProblems } from '#platform/problem';

export const signOnProblem = defineProblems({
  'identity.sign-on-off': {
    kind: 'not-found',
    title: { vi: 'Không dùng đăng nhập một lần', en: 'No single sign-on' },
    detail: {
      vi: 'Hệ thống này không dùng đăng nhập một lần. Hãy đăng nhập bằng tên đăng nhập và mật khẩu.',
      en: 'There is no single sign-on here. Sign in with user name and password.',
    },
  },
  'identity.sign-on-unavailable': {
    kind: 'unavailable',
    title: { vi: 'Chưa đăng nhập một lần được', en: 'Single sign-on unavailable' },
    detail: {
      vi: 'Hệ thống đăng nhập một lần không trả lời. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
      en: 'The provider of single sign-on does not answer. Try again in a few minutes, or sign in with a password.',
    },
  },
  'identity.sign-on-over': {
    kind: 'unauthenticated',
    title: { vi: 'Lượt đăng nhập đã kết thúc', en: 'This sign-on is over' },
    detail: {
      vi: 'Lượt đăng nhập một lần này không có, đã dùng hoặc đã quá 10 phút. Hãy đăng nhập lại từ đầu.',
      en: 'This sign-on is unknown, was used already, or took more than 10 minutes. Begin again.',
    },
  },
  'identity.sign-on-declined': {
    kind: 'unauthenticated',
    title: { vi: 'Đăng nhập một lần bị từ chối', en: 'Sign-on declined' },
    detail: {
      vi: 'Hệ thống đăng nhập một lần đã từ chối, hoặc bạn đã hủy. Hãy thử lại, hoặc đăng nhập bằng mật khẩu.',
      en: 'The provider of single sign-on said no, or you cancelled. Try again, or sign in with a password.',
    },
  },
  'identity.sign-on-untrusted': {
    kind: 'unauthenticated',
    title: { vi: 'Không tin được kết quả đăng nhập', en: 'Sign-on not trusted' },
    detail: {
      vi: 'Câu trả lời của hệ thống đăng nhập một lần không hợp lệ. Hãy đăng nhập lại; nếu vẫn lỗi, hãy báo quản trị hệ thống.',
      en: 'The answer of the provider of single sign-on does not hold. Sign on again; if it goes on, tell an administrator.',
    },
  },
  'identity.sign-on-unknown': {
    kind: 'forbidden',
    title: { vi: 'Chưa liên kết tài khoản', en: 'No account linked' },
    detail: {
      vi: 'Danh tính này chưa được liên kết với tài khoản nào đang dùng. Hãy nhờ quản trị hệ thống liên kết.',
      en: 'No account in use is linked to this identity. Ask an administrator to link it.',
    },
  },
  'identity.handover-refused': {
    kind: 'unauthenticated',
    title: { vi: 'Không nhận được phiên làm việc', en: 'Handover refused' },
    detail: {
      vi: 'Mã nhận phiên không đúng, đã dùng, đã quá 60 giây, hoặc của ứng dụng khác. Hãy đăng nhập lại từ đầu.',
      en: 'The code is wrong, was used, is older than 60 seconds, or belongs to another client. Begin again.',
    },
  },
  'identity.external-identity-taken': {
    kind: 'refused',
    title: { vi: 'Đã có liên kết', en: 'Already linked' },
    detail: {
      vi: 'Danh tính này đã thuộc về một tài khoản, hoặc tài khoản đã có một danh tính ở hệ thống đó. Hãy bỏ liên kết cũ trước.',
      en: 'This identity belongs to an account, or the account has another identity there. Remove the old link first.',
    },
  },
  'identity.external-identity-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có liên kết này', en: 'No such link' },
    detail: {
      vi: 'Tài khoản không có liên kết này. Hãy xem lại danh sách liên kết.',
      en: 'The account has no such link. Look at its list of links.',
    },
  },
});
