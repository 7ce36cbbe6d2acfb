import { defineProblems } from '#platform/problem';

export const portalSyncProblem = defineProblems({
  'portal-sync.nothing-set-aside': {
    kind: 'refused',
    title: { vi: 'Không có bản tin nào bị gác lại', en: 'Nothing is set aside' },
    detail: {
      vi: 'Hồ sơ này không có bản tin đồng bộ nào đang bị gác lại để gửi lại.',
      en: 'This dossier has no publication that was set aside, so there is nothing to send again.',
    },
  },
});
