import { defineProblems } from '#platform/problem';

export const rehearsalProblem = defineProblems({
  'rehearsal.workflow-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có quy trình này', en: 'Unknown workflow' },
    detail: {
      vi: 'Chưa ban hành quy trình nào mang mã và phiên bản {workflow}.',
      en: 'No workflow was published as {workflow}.',
    },
  },
  'rehearsal.desk-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có Bộ phận Một cửa này', en: 'Unknown one-stop desk' },
    detail: {
      vi: 'Không có Bộ phận Một cửa nào mang mã {code}.',
      en: 'No one-stop desk has the code {code}.',
    },
  },
  'rehearsal.not-received-there': {
    kind: 'refused',
    title: { vi: 'Không tiếp nhận thủ tục này tại đó', en: 'Procedure not received there' },
    detail: {
      vi: 'Thủ tục {procedure} không tiếp nhận tại {desk}; hãy chọn Bộ phận Một cửa khác.',
      en: 'Procedure {procedure} is not received at {desk}; choose another desk.',
    },
  },
  'rehearsal.no-working-time': {
    kind: 'refused',
    title: { vi: 'Không có giờ làm việc vào lúc đó', en: 'No working time then' },
    detail: {
      vi: 'Lịch làm việc {calendar} chưa có hoặc không còn giờ làm việc vào lúc đó; hãy chọn thời điểm khác.',
      en: 'Working calendar {calendar} has no hours yet, or no longer any, at that time; choose another.',
    },
  },
  'rehearsal.back-in-time': {
    kind: 'refused',
    title: { vi: 'Thao tác trước thời điểm hiện tại', en: 'Back in time' },
    detail: {
      vi: 'Thao tác “{action}” rơi vào {at}, trước thao tác liền trước ({now}). Hãy sắp lại thứ tự hoặc thời gian.',
      en: 'Action “{action}” falls on {at}, before the one that precedes it ({now}). Change the order or the times.',
    },
  },
  'rehearsal.out-of-reach': {
    kind: 'refused',
    title: { vi: 'Quá xa', en: 'Too far ahead' },
    detail: {
      vi: 'Thời điểm của thao tác nằm ngoài các năm 2019–2100.',
      en: 'The time of the action lies outside the years 2019 to 2100.',
    },
  },
  'rehearsal.no-way': {
    kind: 'refused',
    title: { vi: 'Không tìm được đường đi', en: 'No way found' },
    detail: {
      vi: 'Không tự tìm được cách đi đến kết quả từ đây; hãy tự nhập các bước.',
      en: 'No way to a result was found from here; enter the turns yourself.',
    },
  },
});
