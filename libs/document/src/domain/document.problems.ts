import { defineProblems } from '#platform/problem';

export const documentProblem = defineProblems({
  'document.unknown': {
    kind: 'not-found',
    title: { vi: 'Không có tài liệu này', en: 'Unknown document' },
    detail: {
      vi: 'Không tìm thấy tài liệu hoặc lượt tải lên này; lượt tải lên bỏ dở quá lâu sẽ bị hủy. Hãy xem lại danh sách.',
      en: 'There is no such document or upload; an upload left alone for too long is given up. Look at the list again.',
    },
  },
  'document.component-unknown': {
    kind: 'unprocessable',
    title: { vi: 'Hồ sơ không có thành phần này', en: 'No such component' },
    detail: {
      vi: 'Hồ sơ không có thành phần mã {code}. Hãy chọn một thành phần trong hồ sơ.',
      en: 'The dossier has no component {code}. Choose one of the dossier.',
    },
  },
  'document.dossier-erased': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã hết thời hạn lưu trữ', en: 'The dossier was erased' },
    detail: {
      vi: 'Dữ liệu cá nhân của hồ sơ đã được xóa nên không nhận thêm tài liệu.',
      en: 'The personal data of the dossier were erased; it takes no more documents.',
    },
  },
  'document.name-unfit': {
    kind: 'invalid',
    title: { vi: 'Tên tệp không dùng được', en: 'Unfit file name' },
    detail: {
      vi: 'Tên tệp {reason}. Hãy đổi tên rồi nộp lại.',
      en: 'The file name {reason}. Rename the file.',
    },
  },
  'document.type-not-taken': {
    kind: 'unprocessable',
    title: { vi: 'Loại tệp không được nhận', en: 'File type not taken' },
    detail: {
      vi: 'Chỉ nhận các loại tệp: {taken}. Hãy chuyển tệp sang một trong các loại đó.',
      en: 'These file types are taken: {taken}. Convert the file to one of them.',
    },
  },
  'document.content-differs': {
    kind: 'unprocessable',
    title: { vi: 'Nội dung không đúng loại tệp', en: 'Content of another type' },
    detail: {
      vi: 'Tên tệp ghi là {declared} nhưng nội dung không phải. Hãy kiểm tra tệp gốc và nộp lại.',
      en: 'The name says {declared}, but the content is something else. Check the original file.',
    },
  },
  'document.archive-unsafe': {
    kind: 'unprocessable',
    title: { vi: 'Tệp nén không an toàn', en: 'Unsafe archive' },
    detail: { vi: 'Tệp bị từ chối vì {reason}.', en: 'The file is refused because {reason}.' },
  },
  'document.empty': {
    kind: 'unprocessable',
    title: { vi: 'Tệp rỗng', en: 'Empty file' },
    detail: {
      vi: 'Tệp không có nội dung (0 byte). Hãy chọn lại tệp.',
      en: 'The file has no content (0 bytes).',
    },
  },
  'document.too-large': {
    kind: 'unprocessable',
    title: { vi: 'Tệp quá lớn', en: 'File too large' },
    detail: {
      vi: 'Một tệp được tối đa {file} MB, cả hồ sơ tối đa {dossier} MB. Hãy giảm dung lượng rồi nộp lại.',
      en: 'A file may have {file} MB, all of a dossier {dossier} MB. Make the file smaller.',
    },
  },
  'document.too-many': {
    kind: 'refused',
    title: { vi: 'Quá nhiều tệp', en: 'Too many files' },
    detail: {
      vi: 'Một giấy tờ được tối đa {versions} lần nộp, cả hồ sơ tối đa {files} tệp, kể cả lượt tải lên đang dở.',
      en: 'A paper may be handed in {versions} times, a dossier may hold {files} files, uploads on their way included.',
    },
  },
  'document.offset-differs': {
    kind: 'refused',
    title: { vi: 'Sai vị trí tải lên tiếp', en: 'Another offset' },
    detail: {
      vi: 'Máy chủ đã nhận đến vị trí khác. Hãy hỏi lại Upload-Offset rồi gửi tiếp từ đó.',
      en: 'The server has received up to another place. Ask for the Upload-Offset and go on from there.',
    },
  },
  'document.piece-unfit': {
    kind: 'invalid',
    title: { vi: 'Lượt gửi không đúng giao thức', en: 'Not of the protocol' },
    detail: {
      vi: 'Phải có Tus-Resumable: 1.0.0, Upload-Offset, có nội dung và không vượt dung lượng đã khai.',
      en: 'Tus-Resumable: 1.0.0, Upload-Offset and a content that stays within the declared size are needed.',
    },
  },
  'document.not-clean': {
    kind: 'refused',
    title: { vi: 'Tệp chưa xem được', en: 'Not to be opened' },
    detail: { vi: 'Tình trạng của tệp: {state}', en: 'The state of the file: {state}' },
  },
  'document.link-over': {
    kind: 'forbidden',
    title: { vi: 'Đường dẫn tải đã hết hiệu lực', en: 'The link is over' },
    detail: {
      vi: 'Đường dẫn đã hết hạn, phiên làm việc đã đóng hoặc không còn quyền xem. Hãy lấy đường dẫn mới từ hồ sơ.',
      en: 'The link has expired, its session has ended or the dossier may no longer be seen. Ask for a new one.',
    },
  },
  'document.portal-link-expired': {
    kind: 'forbidden',
    title: { vi: 'Đường dẫn tải đã hết hạn', en: 'The link has expired' },
    detail: {
      vi: 'Đường dẫn tải tệp đã hết hạn. Lần đồng bộ sau của hồ sơ sẽ có đường dẫn mới.',
      en: 'The link to this file has expired. The next publication of its dossier brings a new one.',
    },
  },
  'document.portal-link-unfit': {
    kind: 'forbidden',
    title: { vi: 'Đường dẫn tải không đúng', en: 'Not a link of ours' },
    detail: {
      vi: 'Đường dẫn tải tệp không do hệ thống này cấp hoặc đã bị sửa. Hãy dùng nguyên đường dẫn trong dữ liệu đồng bộ.',
      en: 'This system did not make the link, or it was altered. Use it as it stands in the publication.',
    },
  },
  'document.portal-file-gone': {
    kind: 'not-found',
    title: { vi: 'Tệp không còn để tải', en: 'The file is not there any more' },
    detail: {
      vi: 'Tệp đã được xóa khi hết thời hạn lưu trữ, hoặc hồ sơ đã chuyển sang chế độ mật.',
      en: 'The file was erased after its time of keeping, or its dossier is kept secret by now.',
    },
  },
});
