import { defineProblems } from '#platform/problem';

export const supervisionProblem = defineProblems({
  'supervision.agency-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: { vi: 'Không có cơ quan mã {code}.', en: 'There is no agency {code}.' },
  },
});
