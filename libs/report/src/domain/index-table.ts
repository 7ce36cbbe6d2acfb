/** A line of the index on paper and in a workbook. */
export interface NationalIndexLine {
  readonly name: string;
  /** `null` = nothing is known, or there was nothing to measure. */
  readonly of: number | null;
  readonly met: number | null;
  /** In per cent. */
  readonly rate: number | null;
  readonly target: number;
  readonly points: number | null;
  readonly maximum: number;
  /** Points of the period before; `null` likewise. */
  readonly before: number | null;
}

/** A column of it. */
export interface IndexColumn {
  readonly head: string;
  readonly mark: string;
  /** Share of a page's width. */
  readonly share: number;
  /** In a workbook, in characters. */
  readonly width: number;
}

const figure = (head: string, mark: string): IndexColumn => ({ head, mark, share: 8, width: 14 });

export const INDEX_COLUMNS: readonly IndexColumn[] = [
  { head: 'STT', mark: '(1)', share: 4, width: 6 },
  { head: 'Chỉ số', mark: '(2)', share: 32, width: 56 },
  figure('Thuộc diện tính', '(3)'),
  figure('Đạt', '(4)'),
  figure('Tỷ lệ (%)', '(5) = (4) : (3)'),
  figure('Mục tiêu (%)', '(6)'),
  figure('Điểm', '(7)'),
  figure('Điểm tối đa', '(8)'),
  figure('Điểm kỳ trước', '(9)'),
];

/** The figures of a line, in the order of the columns. */
export const figuresOfLine = (line: NationalIndexLine): (number | null)[] => [
  ...[line.of, line.met, line.rate, line.target],
  ...[line.points, line.maximum, line.before],
];
