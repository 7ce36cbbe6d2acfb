import type { Cell } from '#platform/workbook';

/** Columns of a day's book as a workbook. */
export const BOOK_COLUMNS = [
  { head: 'Giờ', width: 22 },
  { head: 'Loại', width: 12 },
  { head: 'Số chứng từ', width: 22 },
  { head: 'Mã hồ sơ', width: 26 },
  { head: 'Người nộp, nhận', width: 28 },
  { head: 'Nội dung', width: 40 },
  { head: 'Thu (đồng)', width: 16 },
  { head: 'Chi (đồng)', width: 16 },
  { head: 'Cán bộ', width: 28 },
  { head: 'Ghi chú', width: 12 },
] as const;

export const KIND_WORDS = { payment: 'Thu', refund: 'Hoàn', reversal: 'Hủy' } as const;

/** A line of the book as people read it. */
export interface ReadBookLine {
  at: string;
  kind: keyof typeof KIND_WORDS;
  number: string | null;
  dossier: string | null;
  payer: string | null;
  ground: string;
  cash: number;
  officer: string;
  void: boolean;
}

export const bookCells = (line: ReadBookLine): Cell[] => [
  ...[line.at, KIND_WORDS[line.kind], line.number, line.dossier, line.payer, line.ground],
  line.cash > 0 ? line.cash : null,
  line.cash < 0 ? -line.cash : null,
  line.officer,
  line.void ? 'Đã hủy' : null,
];
