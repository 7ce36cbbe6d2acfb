import { civilDate, readableDate } from '#platform/clock';
import type { BookLine } from './form-content.ts';

export interface BookColumn {
  head: string;
  /** Share of a page's width. */
  share: number;
  align: 'left' | 'center';
  /** In a workbook, in characters. */
  width: number;
}

/** Columns of the tracking book; what no line fills is for the clerk to write in. */
export const BOOK_COLUMNS: readonly BookColumn[] = [
  { head: 'TT', share: 4, align: 'center', width: 6 },
  { head: 'Mã hồ sơ', share: 12, align: 'left', width: 24 },
  { head: 'Tên thủ tục hành chính', share: 15, align: 'left', width: 40 },
  { head: 'Số bộ', share: 4, align: 'center', width: 8 },
  { head: 'Tên cá nhân, tổ chức', share: 10, align: 'left', width: 26 },
  { head: 'Địa chỉ', share: 12, align: 'left', width: 36 },
  { head: 'Cơ quan chủ trì giải quyết', share: 10, align: 'left', width: 34 },
  { head: 'Ngày nhận hồ sơ', share: 7, align: 'center', width: 14 },
  { head: 'Ngày hẹn trả kết quả', share: 7, align: 'center', width: 14 },
  { head: 'Ngày trả kết quả', share: 7, align: 'center', width: 14 },
  { head: 'Phương thức nhận kết quả', share: 7, align: 'left', width: 18 },
  { head: 'Ký nhận', share: 6, align: 'left', width: 14 },
];

const day = (at: Date | null): string => (at ? readableDate(civilDate(at)) : '');

export const bookCells = (line: BookLine): string[] => [
  ...[String(line.number), line.code, line.procedure, '', line.name, line.address, line.lead],
  ...[day(line.receivedAt), day(line.appointment), day(line.handedOverAt)],
  ...[line.handedOverBy, line.signature],
];
