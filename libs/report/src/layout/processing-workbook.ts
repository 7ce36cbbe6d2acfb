import { writeTable } from '#platform/workbook';
import { figuresOf, processingColumns } from '../domain/processing-columns.ts';
import { periodInWords, type PrintedReport, UNIT } from '../domain/printed-report.ts';

/** The form of a period as a workbook. */
export const processingWorkbook = (report: PrintedReport): Promise<Buffer> =>
  writeTable({
    name: 'Báo cáo',
    above: [report.title.toLocaleUpperCase('vi'), report.agency, periodInWords(report.period), UNIT],
    columns: processingColumns(report.about),
    rows: report.lines.map(({ name, counts }, index) => [index + 1, name, ...figuresOf(counts)]),
    total: [null, 'Tổng cộng', ...figuresOf(report.total)],
    below: report.notes,
  });
