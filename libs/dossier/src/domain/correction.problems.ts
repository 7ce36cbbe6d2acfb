import { defineProblems } from '#platform/problem';

/** Refusals of corrections that concern who handed a dossier in. */
export const correctionProblem = defineProblems({
  'dossier.no-submitter': {
    kind: 'refused',
    title: { vi: 'Chủ hồ sơ tự nộp', en: 'Handed in by the applicant' },
    detail: {
      vi: 'Hồ sơ do chính chủ hồ sơ nộp, không có người nộp thay, nên không ghi số định danh của người nộp được.',
      en: 'The applicant handed the dossier in, and nobody for them: no number of a submitter can be put on file.',
    },
  },
});
