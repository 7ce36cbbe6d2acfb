import { defineProblems } from '#platform/problem';

export const retentionProblem = defineProblems({
  'retention.procedure-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có thủ tục này', en: 'Unknown procedure' },
    detail: {
      vi: 'Danh mục chưa từng có thủ tục mã {code}. Hãy kiểm tra lại mã thủ tục.',
      en: 'The catalogue has never had a procedure {code}. Check the code.',
    },
  },
  'retention.no-rule': {
    kind: 'not-found',
    title: { vi: 'Chưa có quy định lưu trữ', en: 'No retention rule' },
    detail: {
      vi: 'Thủ tục {code} chưa có thời hạn lưu trữ, nên dữ liệu cá nhân không bị xóa.',
      en: 'Procedure {code} has no retention rule, so no personal data are erased.',
    },
  },
});
