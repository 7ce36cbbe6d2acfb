import { defineProblems } from '#platform/problem';

export const formProblem = defineProblems({
  'form.unknown': {
    kind: 'not-found',
    title: { vi: 'Không có mẫu này', en: 'Unknown form' },
    detail: {
      vi: 'Không có mẫu {form}. Các mẫu hiện có: {forms}.',
      en: 'There is no form {form}. There are: {forms}.',
    },
  },
  'form.not-due': {
    kind: 'refused',
    title: { vi: 'Chưa có căn cứ để lập phiếu', en: 'Nothing the form could be about' },
    detail: { vi: 'Chưa lập được {form}: {reason}.', en: 'No grounds for {form} yet: {reason}.' },
  },
  'form.not-in-edition': {
    kind: 'refused',
    title: { vi: 'Bộ mẫu không có phiếu này', en: 'Not among the prescribed forms' },
    detail: {
      vi: '{edition} không quy định {form}. Hãy chọn bộ mẫu khác.',
      en: '{edition} does not prescribe {form}. Choose another edition.',
    },
  },
  'form.of-the-desk': {
    kind: 'forbidden',
    title: { vi: 'Phiếu do Bộ phận Một cửa in', en: 'Printed by the desk' },
    detail: {
      vi: 'Chỉ cán bộ tiếp nhận của Bộ phận Một cửa in được {form}, vì có số điện thoại và thư điện tử của người nộp.',
      en: 'Only reception officers print {form}: it shows how to reach the applicant.',
    },
  },
  'form.book-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có sổ này', en: 'Unknown book' },
    detail: {
      vi: 'Không có sổ {book}. Các sổ hiện có: {books}.',
      en: 'There is no book {book}. There are: {books}.',
    },
  },
  'form.desk-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có Bộ phận Một cửa này', en: 'Unknown desk' },
    detail: {
      vi: 'Không có Bộ phận Một cửa nào mang mã {code}.',
      en: 'No one-stop desk has the code {code}.',
    },
  },
  'form.period-backwards': {
    kind: 'invalid',
    title: { vi: 'Kỳ lập sổ không đúng', en: 'The period ends before it begins' },
    detail: {
      vi: 'Ngày cuối {to} ở trước ngày đầu {from}.',
      en: 'The last day {to} is before the first day {from}.',
    },
  },
  'form.period-too-long': {
    kind: 'invalid',
    title: { vi: 'Kỳ lập sổ quá dài', en: 'The period is too long' },
    detail: {
      vi: 'Mỗi lần lập sổ cho nhiều nhất {days} ngày. Hãy chia kỳ thành nhiều sổ.',
      en: 'A book covers at most {days} days. Make several books.',
    },
  },
  'form.template-too-early': {
    kind: 'invalid',
    title: { vi: 'Ngày áp dụng đã qua', en: 'It would begin in the past' },
    detail: {
      vi: 'Mẫu trình bày chỉ áp dụng từ hôm nay ({today}) trở đi, để phiếu đã giao in lại vẫn như cũ.',
      en: 'A template applies from today ({today}) on at the earliest, so that what was handed out prints the same again.',
    },
  },
  'form.template-stale': {
    kind: 'stale',
    title: { vi: 'Mẫu trình bày đã thay đổi', en: 'The template has changed' },
    detail: {
      vi: 'Người khác vừa sửa mẫu trình bày này. Hãy xem bản mới rồi sửa lại.',
      en: 'Somebody changed this template meanwhile. Look at the present one, then change it again.',
    },
  },
  'form.agency-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: { vi: 'Không có cơ quan nào mang mã {code}.', en: 'No agency has the code {code}.' },
  },
});
