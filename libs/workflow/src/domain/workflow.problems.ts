import { defineProblems } from '#platform/problem';

export const workflowProblem = defineProblems({
  'workflow.unsound': {
    kind: 'unprocessable',
    title: { vi: 'Quy trình chưa hợp lệ', en: 'Unsound workflow' },
    detail: {
      vi: 'Quy trình {code} không thể ban hành vì còn lỗi; xem danh sách lỗi.',
      en: 'Workflow {code} cannot be published; see the list of faults.',
    },
  },
  'workflow.none-published': {
    kind: 'refused',
    title: { vi: 'Chưa có quy trình nội bộ', en: 'No workflow published' },
    detail: {
      vi: 'Thủ tục {code} chưa có quy trình nội bộ đang có hiệu lực nên chưa thể tiếp nhận hồ sơ.',
      en: 'Procedure {code} has no internal workflow in effect, so no dossier can be received.',
    },
  },
});
