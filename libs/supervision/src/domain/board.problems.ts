import { defineProblems } from '#platform/problem';

export const boardProblem = defineProblems({
  'supervision.agency-foreign': {
    kind: 'forbidden',
    title: { vi: 'Cơ quan ngoài phạm vi theo dõi', en: 'Not an agency you answer for' },
    detail: {
      vi: 'Cơ quan {code} không thuộc phạm vi bạn theo dõi; hãy chọn cơ quan của bạn hoặc cơ quan cấp dưới.',
      en: 'You do not answer for agency {code}; choose your own or one below it.',
    },
  },
  'supervision.boards-unsettled': {
    kind: 'unavailable',
    title: { vi: 'Chưa tổng hợp xong số liệu', en: 'The figures are not counted yet' },
    detail: {
      vi: 'Đã sang ngày mới trong lúc tổng hợp số liệu. Hãy thử lại sau ít giây.',
      en: 'A new day began while the figures were counted. Try again in a few seconds.',
    },
  },
  'supervision.officer-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cán bộ này', en: 'Unknown officer' },
    detail: { vi: 'Không có cán bộ {username}.', en: 'There is no officer {username}.' },
  },
  'supervision.period-reversed': {
    kind: 'invalid',
    title: { vi: 'Khoảng thời gian không hợp lệ', en: 'The period ends before it starts' },
    detail: {
      vi: 'Ngày kết thúc {until} sớm hơn ngày bắt đầu {from}.',
      en: 'The period ends on {until}, before it starts on {from}.',
    },
  },
});
