import { defineProblems } from './define-problems.ts';

/** Problems of the HTTP edge itself, before any module is reached. */
export const requestProblem = defineProblems({
  'request.malformed': {
    kind: 'invalid',
    title: { vi: 'Yêu cầu không đọc được', en: 'Malformed request' },
    detail: {
      vi: 'Nội dung hoặc địa chỉ gửi lên không đọc được (không phải JSON hợp lệ). Hãy kiểm tra và gửi lại.',
      en: 'The body is not valid JSON, or the address cannot be read. Check it and send it again.',
    },
  },
  'request.invalid': {
    kind: 'invalid',
    title: { vi: 'Thông tin chưa hợp lệ', en: 'Invalid request' },
    detail: {
      vi: 'Một số thông tin chưa đúng; xem danh sách lỗi của từng trường.',
      en: 'Some fields are wrong; see the list of errors for each field.',
    },
  },
  'request.not-found': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    detail: { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  },
  'request.unsupported': {
    kind: 'invalid',
    title: { vi: 'Yêu cầu không được hỗ trợ', en: 'Unsupported request' },
    detail: {
      vi: 'Máy chủ không nhận yêu cầu dạng này: {reason}.',
      en: 'The server does not take this kind of request: {reason}.',
    },
  },
  'request.media-type-unsupported': {
    kind: 'media-type',
    title: { vi: 'Kiểu nội dung không được nhận', en: 'Media type not taken' },
    detail: {
      vi: 'Nội dung gửi lên phải là JSON. Hãy gửi lại với tiêu đề Content-Type: application/json.',
      en: 'The body must be JSON. Send it again with the header Content-Type: application/json.',
    },
  },
  'request.cross-site': {
    kind: 'forbidden',
    title: { vi: 'Yêu cầu từ trang khác', en: 'Asked by another site' },
    detail: {
      vi: 'Yêu cầu do một trang web khác gửi nên không được thực hiện. Hãy làm việc này trên chính trang của hệ thống.',
      en: 'A page of another site asked for this, so it was not done. Do it on a page of this system.',
    },
  },
  'request.too-many': {
    kind: 'too-many',
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
    detail: {
      vi: 'Đã có quá nhiều yêu cầu trong một phút. Hãy thử lại sau {seconds} giây.',
      en: 'There were too many requests within a minute. Try again in {seconds} seconds.',
    },
  },
  'request.idempotency-key-missing': {
    kind: 'invalid',
    title: { vi: 'Thiếu khóa chống gửi trùng', en: 'Idempotency-Key missing' },
    detail: {
      vi: 'Yêu cầu tạo mới phải kèm tiêu đề Idempotency-Key (8–100 ký tự).',
      en: 'A creating request must carry an Idempotency-Key header (8–100 characters).',
    },
  },
  'request.idempotency-key-reused': {
    kind: 'unprocessable',
    title: { vi: 'Khóa chống gửi trùng đã dùng', en: 'Idempotency-Key reused' },
    detail: {
      vi: 'Khóa này đã dùng cho một yêu cầu có nội dung khác. Hãy dùng khóa mới.',
      en: 'This key was used for a request with another body. Use a new key.',
    },
  },
  'request.version-missing': {
    kind: 'precondition-missing',
    title: { vi: 'Thiếu phiên bản hồ sơ', en: 'If-Match missing' },
    detail: {
      vi: 'Yêu cầu thay đổi phải kèm tiêu đề If-Match với ETag vừa đọc được.',
      en: 'A change must carry an If-Match header with the ETag last read.',
    },
  },
  'request.version-unreadable': {
    kind: 'invalid',
    title: { vi: 'Tiêu đề If-Match không dùng được', en: 'If-Match not usable' },
    detail: {
      vi: 'If-Match phải là đúng một ETag vừa đọc được của đối tượng này, ví dụ "3"; không nhận * hay nhiều giá trị.',
      en: 'If-Match must be exactly one ETag of this resource as last read, such as "3"; * and lists are not taken.',
    },
  },
  'server.unavailable': {
    kind: 'unavailable',
    title: { vi: 'Hệ thống tạm thời chưa phục vụ được', en: 'Temporarily unavailable' },
    detail: {
      vi: 'Hãy thử lại sau ít giây. Gửi lại đúng yêu cầu cũ với cùng Idempotency-Key thì không bị ghi hai lần.',
      en: 'Try again in a few seconds. The same request with the same Idempotency-Key is not recorded twice.',
    },
  },
  'server.fault': {
    kind: 'bug',
    title: { vi: 'Lỗi hệ thống', en: 'Internal error' },
    detail: {
      vi: 'Đã có lỗi ngoài dự kiến. Hãy báo mã {correlationId} cho người quản trị.',
      en: 'Something unexpected happened. Report {correlationId} to the administrator.',
    },
  },
});
