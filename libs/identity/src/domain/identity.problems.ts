import { defineProblems, type ProblemDefinition } from '#platform/problem';
import { passwordProblems } from './password.problems.ts';
import { sessionProblems } from './session.problems.ts';

const accountProblems = {
  'identity.role-required': {
    kind: 'forbidden',
    title: { vi: 'Không có quyền', en: 'Not permitted' },
    detail: {
      vi: 'Việc này cần một trong các vai trò: {roles}.',
      en: 'This needs one of the roles: {roles}.',
    },
  },
  'identity.account-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có tài khoản này', en: 'Unknown account' },
    detail: {
      vi: 'Không tìm thấy tài khoản. Hãy xem lại danh sách tài khoản.',
      en: 'There is no such account. Look at the list of accounts again.',
    },
  },
  'identity.officer-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cán bộ này', en: 'Unknown officer' },
    detail: {
      vi: 'Không có cán bộ nào có tên đăng nhập {username}. Hãy thêm cán bộ vào cơ quan trước.',
      en: 'No officer has the user name {username}. Add the officer to the organization first.',
    },
  },
  'identity.account-exists': {
    kind: 'refused',
    title: { vi: 'Cán bộ đã có tài khoản', en: 'The officer has an account' },
    detail: {
      vi: 'Cán bộ {username} đã có tài khoản. Nếu quên mật khẩu, hãy cấp lại mật khẩu.',
      en: 'Officer {username} has an account already. Reset its password if it was forgotten.',
    },
  },
  'identity.last-administrator': {
    kind: 'refused',
    title: { vi: 'Quản trị viên cuối cùng', en: 'The last administrator' },
    detail: {
      vi: 'Không thể khóa tài khoản của quản trị viên cuối cùng. Hãy giao quyền quản trị cho người khác trước.',
      en: 'The account of the last administrator stays in use. Make somebody else an administrator first.',
    },
  },
  'identity.own-account': {
    kind: 'refused',
    title: { vi: 'Không tự làm cho mình', en: 'Not for yourself' },
    detail: {
      vi: 'Việc này phải do một quản trị viên khác làm cho tài khoản của bạn.',
      en: 'Another administrator must do this for your account.',
    },
  },
} satisfies Record<string, ProblemDefinition>;

export const identityProblem = defineProblems({
  ...sessionProblems,
  ...passwordProblems,
  ...accountProblems,
});
