/** A line of a hand-over list. */
export interface HandOverPaperLine {
  ordinal: number;
  code: string;
  procedure: string;
  step: string;
  originals: number;
  copies: number;
  /** Why it was not received. */
  missing: string | null;
}

/** A hand-over list as it is printed. */
export interface HandOverPaper {
  /** Of the agency's day. */
  number: number;
  from: string;
  to: string;
  madeAt: Date;
  madeBy: { name: string; title: string };
  receivedBy: { name: string } | null;
  lines: readonly HandOverPaperLine[];
}

/** Columns on paper, by share of the page, and in a workbook, in characters. */
export const HAND_OVER_COLUMNS = [
  { head: 'TT', share: 5, align: 'center', width: 6 },
  { head: 'Mã hồ sơ', share: 27, align: 'left', width: 26 },
  { head: 'Thủ tục', share: 27, align: 'left', width: 50 },
  { head: 'Bước', share: 15, align: 'left', width: 30 },
  { head: 'Bản chính', share: 8, align: 'center', width: 10 },
  { head: 'Bản sao', share: 8, align: 'center', width: 10 },
  { head: 'Ghi chú', share: 10, align: 'left', width: 30 },
] as const;

export const handOverCells = (line: HandOverPaperLine): string[] => [
  ...[
    String(line.ordinal),
    line.code,
    line.procedure,
    line.step,
    String(line.originals),
    String(line.copies),
  ],
  line.missing === null ? '' : `Không nhận: ${line.missing}`,
];
