import { defineProblems } from '#platform/problem';

export const procedureProblem = defineProblems({
  'procedure.unknown': {
    kind: 'not-found',
    title: { vi: 'Không có thủ tục này', en: 'Unknown procedure' },
    detail: {
      vi: 'Danh mục không có thủ tục mã {code}. Hãy kiểm tra lại mã thủ tục.',
      en: 'The catalogue has no procedure {code}. Check the code.',
    },
  },
  'procedure.not-in-force': {
    kind: 'refused',
    title: { vi: 'Thủ tục không còn hiệu lực', en: 'Procedure not in force' },
    detail: {
      vi: 'Thủ tục {code} có hiệu lực từ {from} đến {to}, không áp dụng cho ngày {date}.',
      en: 'Procedure {code} is in force from {from} to {to}, not on {date}.',
    },
  },
  'procedure.case-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có trường hợp này', en: 'Unknown case' },
    detail: {
      vi: 'Thủ tục {code} không có trường hợp {case}. Các trường hợp: {known}.',
      en: 'Procedure {code} has no case {case}. Its cases: {known}.',
    },
  },
  'procedure.case-required': {
    kind: 'invalid',
    title: { vi: 'Cần chọn trường hợp', en: 'Case required' },
    detail: {
      vi: 'Thủ tục {code} có nhiều trường hợp với thời hạn khác nhau; hãy chọn một: {known}.',
      en: 'Procedure {code} has several cases with limits of their own; choose one: {known}.',
    },
  },
  'procedure.channel-closed': {
    kind: 'refused',
    title: { vi: 'Không nhận qua hình thức này', en: 'Channel not offered' },
    detail: {
      vi: 'Thủ tục {code} không tiếp nhận qua hình thức {channel}.',
      en: 'Procedure {code} is not taken in over channel {channel}.',
    },
  },
  'procedure.area-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có địa bàn này', en: 'Unknown area' },
    detail: {
      vi: 'Thủ tục {code} không có thời hạn riêng cho địa bàn {area}. Các địa bàn: {known}.',
      en: 'Procedure {code} has no limit of its own for area {area}. Its areas: {known}.',
    },
  },
});
