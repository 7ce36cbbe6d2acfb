import { defineProblems } from '#platform/problem';

/** Why what another system sent is not taken; the portal is answered the Vietnamese sentence. */
export const portalProblem = defineProblems({
  'intake.portal-code-missing': {
    kind: 'invalid',
    title: { vi: 'Thiếu mã hồ sơ của Cổng', en: 'No code of the portal' },
    detail: {
      vi: 'Thiếu mã hồ sơ (MaHoSo) nên không biết đây là hồ sơ nào.',
      en: 'The code (MaHoSo) is missing, so nobody knows which dossier it is.',
    },
  },
  'intake.portal-code-unfit': {
    kind: 'invalid',
    title: { vi: 'Mã hồ sơ sai cấu trúc', en: 'Unfit code' },
    detail: {
      vi: 'Mã hồ sơ (MaHoSo) sai cấu trúc: cần mã cơ quan, ngày và số thứ tự, ví dụ G22.99-261127-000123.',
      en: 'The code (MaHoSo) is not built of an agency, a day and a number, such as G22.99-261127-000123.',
    },
  },
  'intake.civil-status-code-unfit': {
    kind: 'invalid',
    title: { vi: 'Mã hồ sơ liên thông chưa đúng', en: 'Unfit code of the civil-status system' },
    detail: {
      vi: 'Mã hồ sơ liên thông (MaHoSoLT) bị thiếu, dài quá 100 ký tự, hoặc có dấu cách hay chữ có dấu.',
      en: 'The code (MaHoSoLT) is missing, longer than 100 characters, or has blanks or accents.',
    },
  },
  'intake.portal-code-reused': {
    kind: 'refused',
    title: { vi: 'Trùng mã hồ sơ, khác nội dung', en: 'The same code, other content' },
    detail: {
      vi: 'Đã nhận một hồ sơ mang mã {code} với nội dung khác. Hồ sơ đã nhận được giữ nguyên.',
      en: 'A dossier {code} was received with other content. What was received stays as it is.',
    },
  },
  'intake.portal-fields-wrong': {
    kind: 'invalid',
    title: { vi: 'Dữ liệu hồ sơ chưa đúng', en: 'Wrong fields' },
    detail: { vi: 'Dữ liệu chưa đúng: {faults}.', en: 'These fields are wrong: {faults}.' },
  },
  'intake.portal-text-broken': {
    kind: 'invalid',
    title: { vi: 'Mất chữ tiếng Việt', en: 'Vietnamese letters are lost' },
    detail: {
      vi: 'Chữ tiếng Việt bị mất hoặc sai bảng mã ở: {fields}. Đề nghị gửi lại bằng UTF-8.',
      en: 'Vietnamese letters were lost, or are in another encoding, in: {fields}. Send it again in UTF-8.',
    },
  },
  'intake.portal-paper-unreadable': {
    kind: 'invalid',
    title: { vi: 'Không giải mã được tệp', en: 'A file cannot be decoded' },
    detail: {
      vi: 'Nội dung base64 bị hỏng hoặc thiếu ở các tệp: {names}.',
      en: 'The base64 of these files is broken or missing: {names}.',
    },
  },
  'intake.portal-desk-unknown': {
    kind: 'refused',
    title: { vi: 'Không xác định được nơi tiếp nhận', en: 'No desk to receive it' },
    detail: {
      vi: 'Không xác định được Bộ phận Một cửa nào tiếp nhận: mã đơn vị (MaDonVi) là “{agency}”.',
      en: 'Which desk is to receive it is not known: the agency (MaDonVi) is “{agency}”.',
    },
  },
  'intake.portal-failed': {
    kind: 'unavailable',
    title: { vi: 'Chưa nhận được do lỗi hệ thống', en: 'Not received for a fault of this system' },
    detail: {
      vi: 'Hệ thống của tỉnh gặp lỗi nên chưa nhận được. Nội dung đã được giữ lại; có thể gửi lại sau.',
      en: 'This system failed, so it was not received. What was sent is kept; it may be sent again.',
    },
  },
  'intake.portal-fault-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có hồ sơ lỗi này', en: 'Unknown fault' },
    detail: {
      vi: 'Không có hồ sơ lỗi này, hoặc hồ sơ không thuộc đơn vị của bạn.',
      en: 'There is no such fault, or it is not of your agency.',
    },
  },
  'intake.portal-fault-settled': {
    kind: 'refused',
    title: { vi: 'Hồ sơ lỗi đã xử lý xong', en: 'The fault is settled' },
    detail: {
      vi: 'Hồ sơ lỗi này đã được nhận hoặc đã đóng nên không thao tác được nữa.',
      en: 'It was received or closed, so nothing can be done to it.',
    },
  },
  'intake.paper-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có tệp này', en: 'Unknown file' },
    detail: {
      vi: 'Không có tệp này trong hồ sơ trực tuyến, hoặc tệp chưa quét xong vi-rút.',
      en: 'The submission has no such file, or it has not been found clean of viruses yet.',
    },
  },
});
