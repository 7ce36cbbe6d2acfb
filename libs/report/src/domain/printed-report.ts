import { readableDate } from '#platform/clock';
import type { Period } from './report-period.ts';
import type { ProcessingCounts } from './processing-counts.ts';

/** What stands on the form of a period, in words. */
export interface PrintedReport {
  readonly title: string;
  readonly period: Period;
  /** Who reports. */
  readonly agency: string;
  readonly superior: string | null;
  readonly place: string | null;
  /** The day it is made. */
  readonly date: Date;
  /** What a line is about. */
  readonly about: string;
  readonly lines: readonly { readonly name: string; readonly counts: ProcessingCounts }[];
  readonly total: ProcessingCounts;
  /** Said below the table. */
  readonly notes: readonly string[];
}

export const PROCESSING_TITLE = 'Tình hình, kết quả giải quyết thủ tục hành chính';

export const periodInWords = ({ from, to }: Period): string =>
  from === to
    ? `Ngày ${readableDate(from)}`
    : `Kỳ báo cáo: từ ngày ${readableDate(from)} đến ngày ${readableDate(to)}`;

export const UNIT = 'Đơn vị tính: hồ sơ';

/** What stands still is within its limit, whyever it does: by waits of the workflow and by acts. */
export const pausedInWords = ({ inProgress: { paused } }: Pick<ProcessingCounts, 'inProgress'>): string =>
  `Trong số hồ sơ đang giải quyết có ${paused.toLocaleString('vi-VN')} hồ sơ tạm dừng tính thời hạn ` +
  '(chờ bổ sung, chờ nghĩa vụ tài chính, theo đề nghị của người nộp hoặc vì sự kiện bất khả kháng).';
