import { defineProblems } from '#platform/problem';

export const noticeWishesProblem = defineProblems({
  'dossier.no-way-to-tell': {
    kind: 'unprocessable',
    title: { vi: 'Không còn kênh nào để thông báo', en: 'No channel is left to tell them over' },
    detail: {
      vi: 'Người nộp phải được thông báo về hồ sơ (NĐ 224/2026/NĐ-CP Điều 15); hãy giữ ít nhất một kênh liên lạc được: {channels}.',
      en: 'An applicant has to be told about the dossier (NĐ 224/2026 art. 15); keep one of the channels that reach them: {channels}.',
    },
  },
});
