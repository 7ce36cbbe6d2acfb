import type { ProcessingCounts } from './processing-counts.ts';

/** A column of the form on paper and in a workbook. */
export interface ProcessingColumn {
  /** What several columns beside each other are about; `null` = it stands alone. */
  readonly group: string | null;
  readonly head: string;
  /** Its number, and of what it is the sum. */
  readonly mark: string;
  /** Share of a page's width. */
  readonly share: number;
  /** In a workbook, in characters. */
  readonly width: number;
}

const RECEIVED = 'Số hồ sơ nhận giải quyết';
const RESOLVED = 'Số hồ sơ đã giải quyết';
const IN_PROGRESS = 'Số hồ sơ đang giải quyết';

const figure = (group: string, head: string, mark: string): ProcessingColumn => ({
  ...{ group, head, mark },
  share: 7,
  width: 13,
});

/** @param about what a line is about, as its head */
export const processingColumns = (about: string): ProcessingColumn[] => [
  { group: null, head: 'STT', mark: '(1)', share: 4, width: 6 },
  { group: null, head: about, mark: '(2)', share: 24, width: 44 },
  figure(RECEIVED, 'Tổng số', '(3) = (4) + (5) + (6)'),
  figure(RECEIVED, 'Trong kỳ, trực tuyến', '(4)'),
  figure(RECEIVED, 'Trong kỳ, trực tiếp và bưu chính', '(5)'),
  figure(RECEIVED, 'Từ kỳ trước', '(6)'),
  figure(RESOLVED, 'Tổng số', '(7) = (8) + (9) + (10)'),
  figure(RESOLVED, 'Trước hạn', '(8)'),
  figure(RESOLVED, 'Đúng hạn', '(9)'),
  figure(RESOLVED, 'Quá hạn', '(10)'),
  figure(IN_PROGRESS, 'Tổng số', '(11) = (12) + (13)'),
  figure(IN_PROGRESS, 'Trong hạn', '(12)'),
  figure(IN_PROGRESS, 'Quá hạn', '(13)'),
];

/** The figures of a line, in the order of the columns. */
export const figuresOf = ({ received, resolved, inProgress }: ProcessingCounts): number[] => [
  ...[received.total, received.online, received.direct, received.carriedOver],
  ...[resolved.total, resolved.early, resolved.onTime, resolved.late],
  ...[inProgress.total, inProgress.withinLimit, inProgress.late],
];
