import { defineProblems } from '#platform/problem';

export const reportProblem = defineProblems({
  'report.period-backwards': {
    kind: 'invalid',
    title: { vi: 'Kỳ báo cáo không đúng', en: 'The period ends before it begins' },
    detail: {
      vi: 'Ngày cuối kỳ {to} ở trước ngày đầu kỳ {from}.',
      en: 'The last day {to} is before the first day {from}.',
    },
  },
  'report.period-not-yet': {
    kind: 'invalid',
    title: { vi: 'Kỳ báo cáo chưa đến', en: 'The period has not come' },
    detail: {
      vi: 'Kỳ báo cáo đến ngày {to}, hôm nay mới là {today}. Hãy chọn ngày cuối kỳ không sau hôm nay.',
      en: 'The period goes on until {to}, and today is {today}. It may end today at the latest.',
    },
  },
  'report.period-too-long': {
    kind: 'invalid',
    title: { vi: 'Kỳ báo cáo quá dài', en: 'The period is too long' },
    detail: {
      vi: 'Một kỳ báo cáo có nhiều nhất {days} ngày.',
      en: 'A report covers at most {days} days.',
    },
  },
  'report.busy': {
    kind: 'too-many',
    title: { vi: 'Đang lập nhiều báo cáo', en: 'Other reports are being counted' },
    detail: {
      vi: 'Hệ thống đang lập các báo cáo khác. Hãy thử lại sau {seconds} giây.',
      en: 'Other reports are being counted. Try again in {seconds} seconds.',
    },
    ordinary: true,
  },
  'report.took-too-long': {
    kind: 'unprocessable',
    title: { vi: 'Lập báo cáo quá lâu', en: 'The report takes too long' },
    detail: {
      vi: 'Đã dừng lập báo cáo vì một bước tính lâu quá {seconds} giây. Hãy chọn kỳ ngắn hơn hoặc chỉ một cơ quan, hoặc lập lại vào lúc ít người dùng hệ thống.',
      en: 'The report was stopped, as a part of it was counted for more than {seconds} seconds. Choose a shorter period or a single agency, or ask again when fewer people use the system.',
    },
  },
  'report.agency-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: { vi: 'Không có cơ quan nào mang mã {code}.', en: 'No agency has the code {code}.' },
  },
  'report.foreign-agency': {
    kind: 'forbidden',
    title: { vi: 'Cơ quan ngoài phạm vi phụ trách', en: 'Not an agency you answer for' },
    detail: {
      vi: 'Bạn không được xem hay xuất số liệu của {agency}.',
      en: 'You may neither see nor export the figures of {agency}.',
    },
  },
  'report.indicator-without-data': {
    kind: 'not-found',
    title: { vi: 'Chỉ số không có số liệu', en: 'An indicator without data' },
    detail: {
      vi: 'Hệ thống không có số liệu của chỉ số “{indicator}”, nên không có hồ sơ nào để liệt kê.',
      en: 'This system has no data of the indicator “{indicator}”, so there are no dossiers to list.',
    },
  },
  'report.instant-not-yet': {
    kind: 'invalid',
    title: { vi: 'Thời điểm chưa đến', en: 'The instant has not come' },
    detail: {
      vi: 'Chỉ xem được hồ sơ tại một thời điểm đã qua; bây giờ là {now}.',
      en: 'A dossier is shown as it was at an instant that is past; it is {now}.',
    },
  },
  'report.not-yet-received': {
    kind: 'not-found',
    title: { vi: 'Hồ sơ chưa được tiếp nhận', en: 'Not received yet' },
    detail: {
      vi: 'Tại thời điểm đó hồ sơ chưa được tiếp nhận; hồ sơ được ghi nhận lúc {first}.',
      en: 'At that instant the dossier had not been received; its history begins at {first}.',
    },
  },
});
