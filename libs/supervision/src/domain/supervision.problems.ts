import { defineProblems } from '#platform/problem';

export const supervisionProblem = defineProblems({
  'supervision.agency-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: { vi: 'Không có cơ quan mã {code}.', en: 'There is no agency {code}.' },
  },
  'supervision.province-only': {
    kind: 'forbidden',
    title: { vi: 'Số liệu của toàn tỉnh', en: 'Figures of the whole province' },
    detail: {
      vi: 'Số liệu này là của toàn tỉnh, chỉ cấp cho người và hệ thống của cơ quan đứng đầu tỉnh.',
      en: 'These figures are of the whole province, for people and systems of the agency at its head only.',
    },
  },
});
