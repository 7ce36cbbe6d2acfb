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
  'procedure.import-refused': {
    kind: 'unprocessable',
    title: { vi: 'Nguồn danh mục bị từ chối', en: 'Catalogue source refused' },
    detail: {
      vi: 'Nguồn có {count} lỗi nên chưa có gì được nhập. Hãy sửa từng lỗi trong danh sách rồi gửi lại.',
      en: 'Faults in the source: {count}. Nothing was taken in. Mend each of the list and send it again.',
    },
  },
  'procedure.import-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có bản thử nhập này', en: 'Unknown import' },
    detail: {
      vi: 'Không có bản thử nhập danh mục nào với mã này.',
      en: 'There is no dry run of the catalogue with this id.',
    },
  },
  'procedure.import-decided': {
    kind: 'refused',
    title: { vi: 'Bản thử nhập đã được quyết định', en: 'Import decided before' },
    detail: {
      vi: 'Bản thử nhập này đã được áp dụng hoặc đã bị bỏ. Hãy thử nhập lại nguồn nếu cần.',
      en: 'This dry run was applied or discarded before. Make a new one from the source if needed.',
    },
  },
  'procedure.catalogue-stale': {
    kind: 'stale',
    title: { vi: 'Danh mục đã thay đổi', en: 'Catalogue changed meanwhile' },
    detail: {
      vi: 'Danh mục đã đổi sau lần thử nhập (bản hiện hành là bản số {revision}). Hãy thử nhập lại và xem lại thay đổi.',
      en: 'The catalogue has changed since the dry run (revision {revision} is current). Make a new one and look again.',
    },
  },
});
