import { defineProblems } from '#platform/problem';

export const citizenProblem = defineProblems({
  'identity.citizen-sign-on-off': {
    kind: 'not-found',
    title: { vi: 'Chưa có đăng nhập cho công dân', en: 'No sign-on for citizens' },
    detail: {
      vi: 'Hệ thống này chưa cho công dân đăng nhập. Hãy tra cứu bằng mã hồ sơ và mã bí mật trên giấy tiếp nhận.',
      en: 'Citizens cannot sign on here. Look your dossier up by its code and the secret of the receipt.',
    },
  },
  'identity.citizen-sign-on-unavailable': {
    kind: 'unavailable',
    title: { vi: 'Chưa đăng nhập được', en: 'Sign-on unavailable' },
    detail: {
      vi: 'Hệ thống định danh điện tử không trả lời. Hãy thử lại sau ít phút, hoặc tra cứu bằng mã bí mật trên giấy tiếp nhận.',
      en: 'The electronic identity does not answer. Try again in a few minutes, or look up by the secret of the receipt.',
    },
  },
  'identity.citizen-sign-on-over': {
    kind: 'unauthenticated',
    title: { vi: 'Lượt đăng nhập đã kết thúc', en: 'This sign-on is over' },
    detail: {
      vi: 'Lượt đăng nhập này không có, đã dùng hoặc đã quá 10 phút. Hãy đăng nhập lại từ đầu.',
      en: 'This sign-on is unknown, was used already, or took more than 10 minutes. Begin again.',
    },
  },
  'identity.citizen-sign-on-declined': {
    kind: 'unauthenticated',
    title: { vi: 'Đăng nhập bị từ chối', en: 'Sign-on declined' },
    detail: {
      vi: 'Hệ thống định danh điện tử đã từ chối, hoặc bạn đã hủy. Hãy đăng nhập lại.',
      en: 'The electronic identity said no, or you cancelled. Sign on again.',
    },
  },
  'identity.citizen-sign-on-untrusted': {
    kind: 'unauthenticated',
    title: { vi: 'Không tin được kết quả đăng nhập', en: 'Sign-on not trusted' },
    detail: {
      vi: 'Câu trả lời của hệ thống định danh điện tử không hợp lệ. Hãy đăng nhập lại; nếu vẫn lỗi, hãy báo nơi tiếp nhận hồ sơ.',
      en: 'The answer of the electronic identity does not hold. Sign on again; if it goes on, tell the desk.',
    },
  },
  'identity.citizen-sign-on-unknown': {
    kind: 'forbidden',
    title: { vi: 'Không có số định danh cá nhân', en: 'No identity number' },
    detail: {
      vi: 'Tài khoản đã đăng nhập không kèm số định danh cá nhân 12 chữ số. Hãy dùng tài khoản định danh điện tử của cá nhân.',
      en: 'The account carries no identity number of 12 digits. Use the electronic identity of a person.',
    },
  },
  'identity.citizen-handover-refused': {
    kind: 'unauthenticated',
    title: { vi: 'Không nhận được phiên đăng nhập', en: 'Handover refused' },
    detail: {
      vi: 'Mã nhận phiên không đúng, đã dùng, đã quá 60 giây, hoặc của ứng dụng khác. Hãy đăng nhập lại từ đầu.',
      en: 'The code is wrong, was used, is older than 60 seconds, or belongs to another client. Begin again.',
    },
  },
  'identity.citizen-session-over': {
    kind: 'unauthenticated',
    title: { vi: 'Phiên đăng nhập đã kết thúc', en: 'The session is over' },
    detail: {
      vi: 'Phiên đăng nhập đã hết thời gian, đã đăng xuất hoặc không có. Hãy đăng nhập lại.',
      en: 'The session is past its time, was signed out, or does not exist. Sign on again.',
    },
  },
  'identity.citizens-only': {
    kind: 'forbidden',
    title: { vi: 'Chỉ dành cho công dân đã đăng nhập', en: 'Citizens only' },
    detail: {
      vi: 'Ở đây mỗi công dân xem hồ sơ của mình; cán bộ và tài khoản dịch vụ không dùng được.',
      en: 'Here each citizen sees their own dossiers; officers and service accounts may not.',
    },
  },
  'identity.not-for-citizens': {
    kind: 'forbidden',
    title: { vi: 'Không dành cho công dân', en: 'Not for citizens' },
    detail: {
      vi: 'Việc này do cán bộ làm; phiên đăng nhập của công dân không dùng được ở đây.',
      en: 'This is done by officers; the session of a citizen opens nothing here.',
    },
  },
});
