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
  'portal-sync.paused-already': {
    kind: 'refused',
    title: { vi: 'Đã tạm dừng đồng bộ', en: 'Publications are held back already' },
    detail: {
      vi: 'Việc đồng bộ lên Cổng Dịch vụ công quốc gia đang được tạm dừng từ trước.',
      en: 'Publications to the national portal are being held back already.',
    },
  },
  'portal-sync.not-paused': {
    kind: 'refused',
    title: { vi: 'Đồng bộ không bị tạm dừng', en: 'Publications are not held back' },
    detail: {
      vi: 'Việc đồng bộ lên Cổng Dịch vụ công quốc gia không bị tạm dừng nên không có gì để tiếp tục.',
      en: 'Publications to the national portal are not being held back, so there is nothing to resume.',
    },
  },
  'portal-sync.question-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có câu hỏi này', en: 'Unknown question' },
    detail: {
      vi: 'Không có câu hỏi này trên Cổng Dịch vụ công quốc gia, hoặc câu hỏi không gửi tới đơn vị của bạn.',
      en: 'There is no such question at the national portal, or it was not put to your agency.',
    },
  },
  'portal-sync.question-answered': {
    kind: 'refused',
    title: { vi: 'Câu hỏi đã được trả lời', en: 'The question was answered' },
    detail: {
      vi: 'Câu hỏi này đã có người trả lời; mỗi câu hỏi chỉ trả lời một lần.',
      en: 'Somebody has answered it; a question is answered once.',
    },
  },
  'portal-sync.answer-not-refused': {
    kind: 'refused',
    title: { vi: 'Câu trả lời không bị từ chối', en: 'The answer was not refused' },
    detail: {
      vi: 'Chỉ sửa được câu trả lời đã bị Cổng Dịch vụ công quốc gia từ chối; câu hỏi này chưa được trả lời, hoặc câu trả lời đang được gửi hay đã gửi xong.',
      en: 'Only an answer the national portal refused can be corrected; this question is not answered yet, or its answer is on its way or was taken.',
    },
  },
  'portal-sync.account-unavailable': {
    kind: 'unavailable',
    title: { vi: 'Chưa tra cứu được tài khoản', en: 'The account cannot be looked up' },
    detail: {
      vi: 'Cổng Dịch vụ công quốc gia chưa trả lời tra cứu tài khoản: {reason}. Hãy thử lại sau.',
      en: 'The national portal does not tell of accounts now: {reason}. Try again later.',
    },
  },
  'portal-sync.never-sent': {
    kind: 'refused',
    title: { vi: 'Chưa gửi lần nào', en: 'Never sent' },
    detail: {
      vi: 'Hồ sơ này chưa có bản tin đồng bộ nào đã gửi nên không có gì để gửi lại; các bản tin đang chờ sẽ tự gửi.',
      en: 'No publication of this dossier has been sent yet, so there is nothing to send again; those that wait go out by themselves.',
    },
  },
  'portal-sync.sequence-unknown': {
    kind: 'refused',
    title: { vi: 'Chưa gửi đến số thứ tự này', en: 'Not sent so far' },
    detail: {
      vi: 'Hồ sơ này mới gửi đến bản tin số {newest}; chỉ gửi lại được từ số đó trở về trước.',
      en: 'Of this dossier publications up to number {newest} have been sent; it can be sent again from there or earlier.',
    },
  },
  'portal-sync.dossier-erased': {
    kind: 'refused',
    title: { vi: 'Dữ liệu cá nhân đã xóa', en: 'Personal data are erased' },
    detail: {
      vi: 'Dữ liệu cá nhân của hồ sơ này đã được xóa theo thời hạn lưu trữ nên không gửi lại lên Cổng được.',
      en: 'The personal data of this dossier have been erased after their term, so it cannot be sent to the portal again.',
    },
  },
  'portal-sync.period-invalid': {
    kind: 'invalid',
    title: { vi: 'Khoảng ngày không hợp lệ', en: 'Impossible period' },
    detail: {
      vi: 'Ngày bắt đầu phải không sau ngày kết thúc, và ngày kết thúc không sau hôm nay.',
      en: 'The first day must not be after the last, nor the last after today.',
    },
  },
  'portal-sync.reconciliation-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có lần đối soát này', en: 'Unknown comparison' },
    detail: {
      vi: 'Không có lần đối soát nào với mã này.',
      en: 'There is no comparison with this id.',
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
  'portal-sync.catalogue-garbled': {
    kind: 'refused',
    title: { vi: 'Danh mục của Cổng không đọc được', en: 'The portal’s catalogue cannot be read' },
    detail: {
      vi: 'Cổng Dịch vụ công quốc gia trả danh mục không đúng giao thức, ở: {places}. Chưa có gì thay đổi.',
      en: 'The national portal told a catalogue that is not of its protocol, at: {places}. Nothing was changed.',
    },
  },
  'portal-sync.pull-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có lần lấy danh mục này', en: 'No such pull' },
    detail: {
      vi: 'Không tìm thấy lần lấy danh mục này.',
      en: 'There is no pull of a catalogue with this id.',
    },
  },
  'portal-sync.pull-settled': {
    kind: 'refused',
    title: { vi: 'Lần lấy danh mục đã xong', en: 'The pull is settled' },
    detail: {
      vi: 'Lần lấy danh mục này đã được áp dụng, không có gì khác, hoặc đã có lần lấy mới hơn.',
      en: 'This pull was applied, differs in nothing, or a newer one has taken its place.',
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
