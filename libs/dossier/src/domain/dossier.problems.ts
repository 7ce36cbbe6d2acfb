import { defineProblems } from '#platform/problem';

export const dossierProblem = defineProblems({
  'dossier.unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy hồ sơ', en: 'Unknown dossier' },
    detail: {
      vi: 'Không có hồ sơ này, hoặc hồ sơ không thuộc cơ quan của bạn.',
      en: 'There is no such dossier, or it does not belong to your agency.',
    },
  },
  'dossier.stale': {
    kind: 'stale',
    title: { vi: 'Hồ sơ đã thay đổi', en: 'The dossier has changed' },
    detail: {
      vi: 'Người khác vừa xử lý hồ sơ này (phiên bản hiện tại {version}). Hãy xem lại rồi thao tác.',
      en: 'Someone else has just acted on this dossier (it is now at version {version}). Look again before acting.',
    },
  },
  'dossier.action-not-allowed': {
    kind: 'refused',
    title: { vi: 'Thao tác không thực hiện được lúc này', en: 'Action not allowed now' },
    detail: {
      vi: 'Thao tác “{action}” không có ở bước hiện tại; xem danh sách thao tác được phép.',
      en: 'Action “{action}” is not offered at the current step; see the list of allowed ones.',
    },
  },
  'dossier.not-your-task': {
    kind: 'forbidden',
    title: { vi: 'Việc này không thuộc vai trò của bạn', en: 'Not your task' },
    detail: {
      vi: 'Bước “{step}” do {role} của {agency} xử lý.',
      en: 'Step “{step}” is waiting for the {role} of {agency}.',
    },
  },
  'dossier.branches-missing': {
    kind: 'refused',
    title: { vi: 'Còn chờ nhánh xử lý khác', en: 'Waiting for other branches' },
    detail: {
      vi: 'Bước “{step}” chỉ bắt đầu khi đủ {expected} nhánh; mới có {arrived}.',
      en: 'Step “{step}” opens when all {expected} branches have arrived; {arrived} have.',
    },
  },
  'dossier.input-missing': {
    kind: 'invalid',
    title: { vi: 'Thiếu thông tin cho thao tác', en: 'Input missing' },
    detail: {
      vi: 'Thao tác “{action}” cần nhập thêm: {missing}.',
      en: 'Action “{action}” also needs: {missing}.',
    },
  },
  'dossier.input-unexpected': {
    kind: 'invalid',
    title: { vi: 'Thông tin không dùng cho thao tác', en: 'Input of no use' },
    detail: {
      vi: 'Thao tác “{action}” không dùng: {surplus}. Hãy bỏ đi hoặc chọn đúng thao tác.',
      en: 'Action “{action}” has no use for: {surplus}. Leave it out, or choose the right action.',
    },
  },
  'dossier.closed': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã kết thúc', en: 'The dossier is closed' },
    detail: {
      vi: 'Hồ sơ đã kết thúc ({status}) nên không còn thao tác nào.',
      en: 'The dossier has ended ({status}); nothing more can be done on it.',
    },
  },
  'dossier.cursor-invalid': {
    kind: 'invalid',
    title: { vi: 'Con trỏ trang không đúng', en: 'Invalid cursor' },
    detail: {
      vi: 'Giá trị cursor không do hệ thống này cấp. Hãy lấy lại từ trang đầu.',
      en: 'The cursor was not issued by this system. Start again from the first page.',
    },
  },
});
