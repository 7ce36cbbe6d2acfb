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
  'workflow.version-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có phiên bản này', en: 'Unknown version' },
    detail: {
      vi: 'Quy trình {code} không có phiên bản {version} đã ban hành. Hãy xem danh sách phiên bản của thủ tục.',
      en: 'Workflow {code} has no published version {version}. See the versions of the procedure.',
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
