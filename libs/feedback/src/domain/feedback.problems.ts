import { defineProblems } from '#platform/problem';

export const feedbackProblem = defineProblems({
  'feedback.dossier-unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy hồ sơ', en: 'Dossier not found' },
    detail: {
      vi: 'Không có hồ sơ với mã này, hoặc mã bí mật không đúng. Hãy xem lại giấy tiếp nhận.',
      en: 'There is no dossier with this code, or the secret is wrong. Check your receipt.',
    },
  },
  'feedback.too-many-wrong': {
    kind: 'too-many',
    title: { vi: 'Nhập sai quá nhiều lần', en: 'Wrong too many times' },
    detail: {
      vi: 'Mã bí mật của hồ sơ này đã bị nhập sai nhiều lần từ mạng của bạn. Hãy thử lại sau {seconds} giây, hoặc từ một mạng khác.',
      en: 'The secret of this dossier was wrong many times from your network. Try again in {seconds} seconds, or from another network.',
    },
  },
  'feedback.not-finished': {
    kind: 'refused',
    title: { vi: 'Hồ sơ chưa giải quyết xong', en: 'The dossier is not finished' },
    detail: {
      vi: 'Chỉ đánh giá được sau khi đã nhận kết quả hoặc hồ sơ đã kết thúc. Hãy quay lại khi đó.',
      en: 'You can rate once the result is handed over or the dossier has ended. Come back then.',
    },
  },
  'feedback.rated-already': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã được đánh giá', en: 'Rated already' },
    detail: {
      vi: 'Mỗi hồ sơ được đánh giá một lần. Đánh giá trước đó được giữ nguyên.',
      en: 'A dossier is rated once. The earlier rating stays as it is.',
    },
  },
  'feedback.nobody-to-rate': {
    kind: 'unprocessable',
    title: { vi: 'Không có người để đánh giá', en: 'Nobody to rate' },
    detail: {
      vi: 'Hồ sơ này không do cán bộ tiếp nhận hoặc thụ lý nên không đánh giá riêng được. Hãy bỏ mục đó.',
      en: 'No officer received or examined this dossier, so none can be rated. Leave that part out.',
    },
  },
  'feedback.too-many-waiting': {
    kind: 'refused',
    title: { vi: 'Nhiều câu hỏi đang chờ trả lời', en: 'Too many wait for an answer' },
    detail: {
      vi: 'Hồ sơ này đã có nhiều phản ánh, câu hỏi chưa được trả lời. Hãy chờ trả lời rồi gửi tiếp.',
      en: 'Several enquiries about this dossier wait for an answer. Send more once they are answered.',
    },
  },
  'feedback.enquiry-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có phản ánh, câu hỏi này', en: 'No such enquiry' },
    detail: {
      vi: 'Không có phản ánh, câu hỏi mang mã này mà bạn được trả lời.',
      en: 'There is no enquiry with this id that you may answer.',
    },
  },
  'feedback.answered-already': {
    kind: 'refused',
    title: { vi: 'Đã trả lời', en: 'Answered already' },
    detail: {
      vi: 'Phản ánh, câu hỏi này đã được trả lời. Hãy tải lại danh sách.',
      en: 'This enquiry has been answered. Load the list again.',
    },
  },
  'feedback.question-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có câu hỏi này', en: 'No such question' },
    detail: { vi: 'Không có câu hỏi mang mã này.', en: 'There is no question with this id.' },
  },
  'feedback.question-stale': {
    kind: 'stale',
    title: { vi: 'Câu hỏi đã thay đổi', en: 'The question has changed' },
    detail: {
      vi: 'Người khác vừa sửa câu hỏi này (phiên bản hiện tại {version}). Hãy xem lại rồi sửa.',
      en: 'Someone else has just changed this question (it is now at version {version}). Look again before changing it.',
    },
  },
  'feedback.procedure-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có thủ tục này', en: 'No such procedure' },
    detail: { vi: 'Không có thủ tục mang mã {code}.', en: 'No procedure has the code {code}.' },
  },
  'feedback.agency-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Không có cơ quan này', en: 'No such agency' },
    detail: { vi: 'Không có cơ quan mang mã {code}.', en: 'No agency has the code {code}.' },
  },
  'feedback.period-backwards': {
    kind: 'invalid',
    title: { vi: 'Khoảng thời gian không đúng', en: 'The period ends before it starts' },
    detail: {
      vi: 'Ngày cuối {to} trước ngày đầu {from}. Hãy đổi lại.',
      en: 'The last day {to} is before the first day {from}. Change them.',
    },
  },
  'feedback.period-too-long': {
    kind: 'invalid',
    title: { vi: 'Khoảng thời gian quá dài', en: 'The period is too long' },
    detail: {
      vi: 'Mỗi lần xem nhiều nhất {days} ngày. Hãy chia nhỏ.',
      en: 'At most {days} days at a time. Divide it.',
    },
  },
});
