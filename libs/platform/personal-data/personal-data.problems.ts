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
});
