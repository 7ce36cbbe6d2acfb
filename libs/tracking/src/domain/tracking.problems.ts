import { defineProblems } from '#platform/problem';

export const trackingProblem = defineProblems({
  'tracking.not-found': {
    kind: 'not-found',
    title: { vi: 'Không tra cứu được', en: 'Nothing found' },
    detail: {
      vi: 'Không có hồ sơ với mã này, hoặc mã bí mật không đúng. Hãy xem lại giấy tiếp nhận.',
      en: 'There is no dossier with this code, or the secret is wrong. Check your receipt.',
    },
  },
});
