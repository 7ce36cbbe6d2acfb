import type { NationalIndexLine } from './index-table.ts';
import type { Period } from './report-period.ts';

/** What stands on the index of a period, in words. */
export interface PrintedIndex {
  readonly title: string;
  readonly period: Period;
  /** Who reports. */
  readonly agency: string;
  readonly superior: string | null;
  readonly place: string | null;
  /** The day it is made. */
  readonly date: Date;
  readonly lines: readonly NationalIndexLine[];
  readonly total: { readonly points: number; readonly measured: number; readonly maximum: number };
  /** Said below the table: formulas, and what is not known. */
  readonly notes: readonly string[];
}

export const INDEX_TITLE =
  'Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, cung cấp dịch vụ công';
