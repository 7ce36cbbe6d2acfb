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
  'portal-sync.catalogue-unavailable': {
    kind: 'unavailable',
    title: { vi: 'Chưa lấy được danh mục quốc gia', en: 'National catalogue not available' },
    detail: {
      vi: 'Cổng Dịch vụ công quốc gia chưa trả được danh mục: {reason}. Chưa có gì thay đổi; hãy thử lại sau.',
      en: 'The national portal could not give its catalogue: {reason}. Nothing was changed; try again later.',
    },
  },
  'portal-sync.catalogue-rejected': {
    kind: 'refused',
    title: { vi: 'Cổng từ chối cung cấp danh mục', en: 'The portal refuses the catalogue' },
    detail: {
      vi: 'Cổng Dịch vụ công quốc gia từ chối: {message}. Hãy kiểm tra tài khoản kết nối.',
      en: 'The national portal refuses: {message}. Check the account of the connection.',
    },
  },
});
