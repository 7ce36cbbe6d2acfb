import { writeTable } from '#platform/workbook';
import { figuresOfLine, INDEX_COLUMNS } from '../domain/index-table.ts';
import type { PrintedIndex } from '../domain/printed-index.ts';
import { periodInWords } from '../domain/printed-report.ts';

/** The index of a period as a workbook; where there is no figure a cell is empty. */
export const indexWorkbook = ({
  title,
  agency,
  period,
  lines,
  total,
  notes,
}: PrintedIndex): Promise<Buffer> =>
  writeTable({
    name: 'Bộ chỉ số',
    above: [title.toLocaleUpperCase('vi'), agency, periodInWords(period)],
    columns: INDEX_COLUMNS.map((column) => ({ ...column, group: null })),
    rows: lines.map((line, place) => [place + 1, line.name, ...figuresOfLine(line)]),
    total: [
      ...[null, 'Tổng điểm của các chỉ số có số liệu', null, null, null, null],
      ...[total.points, total.measured, null],
    ],
    below: notes,
  });
