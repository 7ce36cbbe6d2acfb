import { defineProblems } from '#platform/problem';

export const personalDataProblem = defineProblems({
  'personal-data.key-change-under-way': {
    kind: 'refused',
    title: { vi: 'Đang đổi khóa mã hóa', en: 'A change of keys is under way' },
    detail: {
      vi: 'Dữ liệu còn đang được mã hóa lại bằng khóa {key}. Hãy đổi khóa lần nữa khi việc này xong.',
      en: 'Data are still being sealed anew with key {key}. Change keys again when that is done.',
    },
  },
  'personal-data.unopenable': {
    kind: 'refused',
    title: { vi: 'Dữ liệu đã mã hóa không mở được', en: 'A sealed value does not open' },
    detail: {
      vi: 'Dữ liệu đã mã hóa ở {column} không mở được: khóa của nó không còn hoặc dữ liệu đã bị sửa. Hãy khôi phục từ bản sao lưu hoặc nhập lại.',
      en: 'The sealed value in {column} does not open: its key is gone or it was altered. Restore it from a backup or enter it again.',
    },
  },
});
