import { defineProblems } from '#platform/problem';

export const trackingProblem = defineProblems({
  'tracking.not-found': {
    kind: 'not-found',
    title: { vi: 'Không tra cứu được', en: 'Nothing found' },
    detail: {
      vi: 'Không có hồ sơ với mã này, hoặc mã bí mật không đúng. Hãy xem lại giấy tiếp nhận.',
      en: 'There is no dossier with this code, or the secret is wrong. Check your receipt.',
    },
  },
  'tracking.not-among-yours': {
    kind: 'not-found',
    title: { vi: 'Không phải hồ sơ của bạn', en: 'Not among your dossiers' },
    detail: {
      vi: 'Trong các hồ sơ của bạn không có hồ sơ với mã này. Nếu bạn có giấy tiếp nhận, hãy tra cứu bằng mã bí mật trên giấy.',
      en: 'No dossier of yours has this code. If you have a receipt, look it up by the secret on it.',
    },
  },
  'tracking.too-many-wrong': {
    kind: 'too-many',
    title: { vi: 'Nhập sai quá nhiều lần', en: 'Wrong too many times' },
    detail: {
      vi: 'Mã bí mật của hồ sơ này đã bị nhập sai nhiều lần từ mạng của bạn. Hãy thử lại sau {seconds} giây, hoặc từ một mạng khác.',
      en: 'The secret of this dossier was wrong many times from your network. Try again in {seconds} seconds, or from another network.',
    },
  },
  'tracking.too-many-asked': {
    kind: 'too-many',
    title: { vi: 'Yêu cầu quá nhiều lần', en: 'Asked too many times' },
    detail: {
      vi: 'Mã tra cứu của hồ sơ này đã được yêu cầu nhiều lần từ mạng của bạn. Hãy thử lại sau {seconds} giây, hoặc đến nơi tiếp nhận hồ sơ.',
      en: 'The secret of this dossier was asked for many times from your network. Try again in {seconds} seconds, or go to the desk that received the dossier.',
    },
  },
  'tracking.too-many-watching': {
    kind: 'too-many',
    title: { vi: 'Quá nhiều người đang theo dõi', en: 'Too many are watching' },
    detail: {
      vi: 'Đang có quá nhiều trang theo dõi cùng lúc. Hãy đóng bớt trang, hoặc thử lại sau một phút; vẫn có thể tra cứu như thường.',
      en: 'Too many pages are following dossiers at once. Close some, or try again in a minute; looking up goes on as usual.',
    },
  },
  'tracking.month-to-come': {
    kind: 'invalid',
    title: { vi: 'Tháng chưa đến', en: 'The month has not begun' },
    detail: {
      vi: 'Tháng {month} chưa bắt đầu, nên chưa có số liệu.',
      en: 'The month {month} has not begun, so there are no figures.',
    },
  },
});
