import { defineProblems } from '#platform/problem';

export const identityProblem = defineProblems({
  'identity.sign-in-failed': {
    kind: 'unauthenticated',
    title: { vi: 'Đăng nhập không thành công', en: 'Sign-in failed' },
    detail: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
      en: 'The user name or the password is wrong.',
    },
  },
  'identity.sign-in-required': {
    kind: 'unauthenticated',
    title: { vi: 'Cần đăng nhập', en: 'Sign-in required' },
    detail: {
      vi: 'Phiên làm việc không có hoặc đã hết hạn. Hãy đăng nhập lại.',
      en: 'There is no session, or it has ended. Sign in again.',
    },
  },
  'identity.role-required': {
    kind: 'forbidden',
    title: { vi: 'Không có quyền', en: 'Not permitted' },
    detail: {
      vi: 'Việc này cần một trong các vai trò: {roles}.',
      en: 'This needs one of the roles: {roles}.',
    },
  },
});
