import { defineProblems } from '#platform/problem';

export const workflowChangeProblem = defineProblems({
  'workflow-change.not-newer': {
    kind: 'invalid',
    title: { vi: 'Không phải phiên bản mới hơn', en: 'Not a newer version' },
    detail: {
      vi: 'Hồ sơ chỉ chuyển được từ phiên bản cũ sang phiên bản mới hơn; phiên bản {version} không cũ hơn phiên bản {to}.',
      en: 'Dossiers move from an older version to a newer one only; version {version} is not older than version {to}.',
    },
  },
  'workflow-change.not-in-effect': {
    kind: 'refused',
    title: { vi: 'Phiên bản chưa có hiệu lực', en: 'Version not in effect yet' },
    detail: {
      vi: 'Phiên bản {version} có hiệu lực từ ngày {date}. Hãy chuyển hồ sơ từ ngày đó.',
      en: 'Version {version} takes effect on {date}. Move dossiers from that day on.',
    },
  },
  'workflow-change.step-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có bước này', en: 'Unknown step' },
    detail: {
      vi: 'Phiên bản nguồn hoặc phiên bản đích không có bước xử lý: {codes}. Hãy xem lại bảng thay bước.',
      en: 'The earlier versions or the version moved to have no work step: {codes}. Check the steps given.',
    },
  },
  'workflow-change.unknown': {
    kind: 'not-found',
    title: { vi: 'Không có kế hoạch chuyển này', en: 'Unknown plan' },
    detail: {
      vi: 'Không có kế hoạch chuyển hồ sơ nào với mã này.',
      en: 'There is no plan for moving dossiers with this id.',
    },
  },
  'workflow-change.decided': {
    kind: 'refused',
    title: { vi: 'Kế hoạch đã được quyết định', en: 'Plan decided before' },
    detail: {
      vi: 'Kế hoạch chuyển hồ sơ này đã được cho thực hiện. Hãy lập kế hoạch mới cho những hồ sơ còn lại.',
      en: 'This plan has been put into effect before. Make a new one for the dossiers that are left.',
    },
  },
});
