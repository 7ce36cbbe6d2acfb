import { defineProblems } from '#platform/problem';

export const thresholdProblem = defineProblems({
  'supervision.procedure-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có thủ tục này', en: 'Unknown procedure' },
    detail: { vi: 'Không có thủ tục mã {code}.', en: 'There is no procedure {code}.' },
  },
  'supervision.ladder-stale': {
    kind: 'stale',
    title: { vi: 'Các mốc cảnh báo vừa được người khác sửa', en: 'Somebody else has just set this ladder' },
    detail: {
      vi: 'Mở lại để xem các mốc hiện nay rồi sửa trên đó.',
      en: 'Look at it again, and change what is in force now.',
    },
  },
  'supervision.province-needs-ladder': {
    kind: 'unprocessable',
    title: { vi: 'Toàn tỉnh phải có các mốc cảnh báo', en: 'The province needs a ladder' },
    detail: {
      vi: 'Chỉ thủ tục có mốc riêng mới bỏ được để theo toàn tỉnh. Muốn không cảnh báo, hãy đặt danh sách mốc rỗng.',
      en: 'Only a procedure can follow the province. To be told of nothing, set empty lists.',
    },
  },
  'supervision.clock-stands-still': {
    kind: 'refused',
    title: { vi: 'Hồ sơ không đang được tính thời hạn', en: 'The clock of this dossier does not run' },
    detail: {
      vi: 'Hồ sơ đã kết thúc, đã có kết quả hoặc đang tạm dừng chờ người nộp: không có ai để đôn đốc.',
      en: 'It has ended, has its result, or waits for the applicant: there is nobody to urge on.',
    },
  },
  'supervision.task-not-open': {
    kind: 'not-found',
    title: { vi: 'Bước này không đang chờ xử lý', en: 'This step is not open' },
    detail: {
      vi: 'Hồ sơ không có bước đang chờ xử lý như vậy. Mở lại hồ sơ để xem bước hiện nay.',
      en: 'The dossier has no such open step. Look at it again to see where it is now.',
    },
  },
  'supervision.nudge-oneself': {
    kind: 'refused',
    title: { vi: 'Bước này do chính anh/chị đang giữ', en: 'You hold this step yourself' },
    detail: { vi: 'Không thể tự đôn đốc mình.', en: 'Nobody urges themselves on.' },
  },
  'supervision.nudged-lately': {
    kind: 'refused',
    title: { vi: 'Anh/chị vừa đôn đốc bước này', en: 'You have just urged on with this step' },
    detail: {
      vi: 'Mỗi người chỉ đôn đốc một bước mỗi giờ một lần. Nếu cần, hãy giao cho người khác xử lý.',
      en: 'Once an hour and step. If need be, give it to somebody else.',
    },
  },
});
