import { type ImportFinding, OFFICER_COLUMNS, type OfficerColumn } from './officer-import.ts';

const FAULTS = {
  'missing-value': { vi: 'Chưa điền', en: 'Is empty' },
  'not-text': {
    vi: 'Ô phải có định dạng văn bản; số 0 ở đầu đã mất',
    en: 'Must be a text cell; zeros in front are lost',
  },
  'invalid-username': {
    vi: 'Tên đăng nhập gồm chữ thường không dấu, chữ số và dấu chấm',
    en: 'A user name has small letters without diacritics, digits and dots',
  },
  'invalid-email': { vi: 'Địa chỉ thư điện tử không đúng', en: 'Is not an e-mail address' },
  'invalid-phone': { vi: 'Số điện thoại không đúng', en: 'Is not a Vietnamese phone number' },
  'invalid-identity-number': {
    vi: 'Số định danh cá nhân phải có 12 chữ số',
    en: 'An identity number has 12 digits',
  },
  'too-long': { vi: 'Quá dài', en: 'Is too long' },
  'invalid-character': { vi: 'Có ký tự không hợp lệ', en: 'Has an invalid character' },
  'unknown-agency': {
    vi: 'Không có cơ quan mang mã này, hoặc cơ quan đã thôi hoạt động',
    en: 'There is no agency with this code, or it has been abolished',
  },
  'unknown-role': { vi: 'Không có vai trò này', en: 'There is no such role' },
  'unknown-word': { vi: 'Chỉ để trống hoặc ghi “x”', en: 'Leave it empty or write “x”' },
  'duplicate-post': {
    vi: 'Vị trí này của cán bộ đã có ở một dòng trước',
    en: 'A row before has this post of the officer already',
  },
  'person-differs': {
    vi: 'Khác với một dòng trước của cùng tên đăng nhập',
    en: 'Differs from a row before with the same user name',
  },
  'duplicate-person': {
    vi: 'Số định danh này thuộc về một tên đăng nhập khác',
    en: 'This identity number belongs to another user name',
  },
  'post-not-held': { vi: 'Cán bộ không giữ vị trí này', en: 'The officer does not hold this post' },
  'last-administrator': {
    vi: 'Đây là quản trị hệ thống cuối cùng',
    en: 'This is the last administrator',
  },
} as const;

const NOTICES = {
  'post-held': {
    vi: 'Đang giữ vị trí này rồi; không thay đổi',
    en: 'The post is held already and stays as it is',
  },
  'officer-leaving': { vi: 'Vị trí này sẽ kết thúc', en: 'The post will end' },
} as const;

const place = (row: number, column: OfficerColumn) => ({ row, column: OFFICER_COLUMNS[column] });

export const fault = (row: number, column: OfficerColumn, code: keyof typeof FAULTS): ImportFinding => ({
  ...{ ...place(row, column), code, kind: 'fault' as const },
  ...FAULTS[code],
});

export const notice = (row: number, column: OfficerColumn, code: keyof typeof NOTICES): ImportFinding => ({
  ...{ ...place(row, column), code, kind: 'notice' as const },
  ...NOTICES[code],
});

export const missingColumn = (title: string): ImportFinding => ({
  ...{ row: 1, column: title, code: 'missing-column', kind: 'fault' as const },
  vi: `Thiếu cột “${title}”`,
  en: `There is no column “${title}”`,
});

export const unknownColumn = (title: string): ImportFinding => ({
  ...{ row: 1, column: title, code: 'unknown-column', kind: 'fault' as const },
  vi: `Không có cột “${title}” trong mẫu`,
  en: `The form has no column “${title}”`,
});

export const TOO_MANY_ROWS: ImportFinding = {
  ...{ row: 1, column: '', code: 'too-many-rows', kind: 'fault' as const },
  vi: 'Bảng tính có quá nhiều dòng',
  en: 'The sheet has too many rows',
};
