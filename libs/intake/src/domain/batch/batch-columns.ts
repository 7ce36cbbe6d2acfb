import { AUTHORITIES, RETURN_WAYS } from '#dossier';
import { pointerOf } from '#platform/problem';
import type { Layout } from '#platform/workbook';
import type { Component } from '#procedure';

/** Receptions in one file. */
export const MOST_ROWS = 500;

export const BATCH_SHEET = 'Hồ sơ';

/** What stands for what in the cells of a column, by the word as it is typed, in small letters. */
export type Words = Readonly<Record<string, string>>;

/** A column of the sheet, and what of a reception it holds. */
export interface BatchColumn {
  /** JSON Pointer into the reception; a paper by its code in the place of its index. */
  pointer: string;
  title: string;
  /** In characters. */
  width: number;
  holds: 'text' | 'day' | 'number' | 'mark' | 'paper' | Words;
  /** What a blank cell stands for. */
  blank?: string;
  /** The column has to be there. */
  needed: boolean;
  /** For who fills it in. */
  guidance: string;
}

const KINDS: Words = {
  'cá nhân': 'person',
  'doanh nghiệp': 'business',
  'cơ quan nhà nước': 'state-body',
  'tổ chức': 'organization',
};
const PAPERS: Words = {
  'căn cước': 'citizen-id',
  cmnd: 'old-id',
  'hộ chiếu': 'passport',
  'mã số doanh nghiệp': 'business-code',
};

/** The codes of some words, by how each is said in Vietnamese. */
const saidAs = (words: Readonly<Record<string, { vi: string }>>, without: readonly string[] = []): Words =>
  Object.fromEntries(
    Object.entries(words)
      .filter(([code]) => !without.includes(code))
      .map(([code, { vi }]) => [vi.toLowerCase(), code]),
  );

const NEEDED = { needed: true, guidance: 'Bắt buộc.' } as const;
const OPTIONAL = { needed: false, guidance: 'Có thể để trống.' } as const;
const TEXT = { holds: 'text', width: 24 } as const;
const AS_TEXT = 'Ô định dạng văn bản (Text), nếu không số 0 ở đầu sẽ mất.';
const oneOf = (words: Words): string => `Một trong: ${Object.keys(words).join('; ')}.`;

const RIGHTS = saidAs(AUTHORITIES, ['self']);
const WAYS = saidAs(RETURN_WAYS);

/** What every reception is asked for; docs/reception-batch.md describes them. */
const FIXED: readonly BatchColumn[] = [
  {
    ...{ pointer: '/applicant/kind', title: 'Đối tượng', width: 16, needed: false },
    ...{ holds: KINDS, blank: 'person', guidance: `${oneOf(KINDS)} Để trống: cá nhân.` },
  },
  { ...TEXT, ...NEEDED, pointer: '/applicant/fullName', title: 'Tên chủ hồ sơ' },
  {
    ...{ pointer: '/applicant/identity/kind', title: 'Loại giấy tờ', width: 16, needed: false },
    ...{ holds: PAPERS, blank: 'citizen-id', guidance: `${oneOf(PAPERS)} Để trống: căn cước.` },
  },
  {
    ...{ ...TEXT, ...NEEDED, pointer: '/applicant/identity/number', title: 'Số giấy tờ' },
    guidance: `Bắt buộc. ${AS_TEXT}`,
  },
  { ...TEXT, ...NEEDED, pointer: '/applicant/address', title: 'Địa chỉ', width: 40 },
  { ...TEXT, ...OPTIONAL, pointer: '/applicant/phone', title: 'Số điện thoại', guidance: AS_TEXT },
  { ...TEXT, ...OPTIONAL, pointer: '/applicant/email', title: 'Thư điện tử' },
  {
    ...{ ...TEXT, ...OPTIONAL, pointer: '/submitter/fullName', title: 'Tên người nộp' },
    guidance: 'Để trống khi chủ hồ sơ tự nộp.',
  },
  { ...TEXT, ...OPTIONAL, pointer: '/submitter/phone', title: 'Điện thoại người nộp', guidance: AS_TEXT },
  {
    ...{ ...OPTIONAL, pointer: '/submitter/authority/kind', title: 'Tư cách người nộp', width: 24 },
    ...{ holds: RIGHTS, guidance: `Bắt buộc khi có tên người nộp. ${oneOf(RIGHTS)}` },
  },
  {
    ...{ ...TEXT, ...OPTIONAL, pointer: '/submitter/authority/number', title: 'Số giấy ủy quyền' },
    guidance: 'Chỉ khi tư cách là giấy ủy quyền.',
  },
  {
    ...{ ...OPTIONAL, pointer: '/submitter/authority/date', title: 'Ngày giấy ủy quyền', width: 18 },
    ...{ holds: 'day', guidance: 'Ô kiểu ngày, hoặc ghi 31/12/2026.' },
  },
  {
    ...{ ...OPTIONAL, pointer: '/returning/way', title: 'Cách nhận kết quả', width: 20 },
    ...{ holds: WAYS, guidance: `${oneOf(WAYS)} Để trống: trực tiếp.` },
  },
  {
    ...{ ...TEXT, ...OPTIONAL, pointer: '/returning/address', title: 'Địa chỉ nhận kết quả' },
    guidance: 'Chỉ khi nhận qua bưu chính công ích.',
  },
  {
    ...{ ...OPTIONAL, pointer: '/sets', title: 'Số bộ', width: 8 },
    ...{ holds: 'number', guidance: 'Để trống: 1 bộ.' },
  },
  { ...TEXT, ...OPTIONAL, pointer: '/comment', title: 'Ghi chú', width: 30 },
  {
    ...{ ...OPTIONAL, pointer: '/duplicateOf', title: 'Đã biết hồ sơ trùng', width: 12 },
    ...{ holds: 'mark', guidance: 'Ghi x khi chủ hồ sơ đang có hồ sơ cùng thủ tục mà đây là việc khác.' },
  },
];

const paperColumn = ({ code, name, required, originals, copies }: Component): BatchColumn => ({
  pointer: pointerOf(['components', code]),
  title: `${name.slice(0, 80).trim()} [${code}]`,
  ...{ width: 30, holds: 'paper', needed: required },
  guidance: `${required ? 'Bắt buộc' : 'Không bắt buộc'}; cần ${originals} bản chính, ${copies} bản sao. ${COUNTING}`,
});

const COUNTING =
  'Ghi một số là số bản chính, hoặc ghi rõ: 1 chính; 2 chứng thực; 1 chụp; 1 điện tử. Để trống: không nộp.';

/** The columns of a case: those every reception has, and one for each of its papers. */
export const batchColumns = (papers: readonly Component[]): BatchColumn[] => [
  ...FIXED,
  ...papers.map(paperColumn),
];

/** How the sheet of these columns is laid out, each by its pointer. */
export const batchLayout = (columns: readonly BatchColumn[]): Layout<string> => ({
  name: BATCH_SHEET,
  columns: Object.fromEntries(columns.map(({ pointer, title }) => [pointer, title])),
  needed: columns.filter(({ needed }) => needed).map(({ pointer }) => pointer),
  mostRows: MOST_ROWS,
});
