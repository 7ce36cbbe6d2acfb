import { letterhead, RuledTable, Sheet, signatures } from '#platform/paper';
import { figuresOf, processingColumns } from '../domain/processing-columns.ts';
import { periodInWords, type PrintedReport, UNIT } from '../domain/printed-report.ts';

/** The form of a period as PDF, to be signed: equal contents give equal bytes. */
export async function processingPaper(report: PrintedReport): Promise<Buffer> {
  const { title, agency, superior, place, date, period } = report;
  const footer = 'Số liệu lấy từ lịch sử xử lý hồ sơ, tính đến hết kỳ báo cáo';
  const sheet = new Sheet({ paper: 'A4', landscape: true, title, madeAt: date, footer });
  letterhead(sheet, { prescribed: 'Báo cáo định kỳ', superior, agency, place, date });
  sheet.style('bold', sheet.body + 2).line(title.toLocaleUpperCase('vi'), { align: 'center' });
  sheet.style('italic').line(periodInWords(period), { align: 'center' });
  sheet
    .style('italic', sheet.body - 1)
    .line(UNIT, { align: 'right' })
    .gap(0.2);
  table(sheet, report);
  notes(sheet, report.notes);
  signatures(
    sheet,
    { title: 'Người lập biểu', how: 'Ký, ghi rõ họ tên', name: null },
    { title: 'Thủ trưởng cơ quan', how: 'Ký tên, đóng dấu', name: null },
  );
  return sheet.bytes();
}

function table(sheet: Sheet, { about, lines, total }: PrintedReport): void {
  const columns = processingColumns(about).map(({ group, head, mark, share }, index) => ({
    ...{ head, mark, share },
    ...(group !== null && { group }),
    align: index === 1 ? ('left' as const) : ('center' as const),
  }));
  const ruled = new RuledTable(sheet, columns, sheet.body - 1.5);
  for (const [index, { name, counts }] of lines.entries()) {
    ruled.row([String(index + 1), name, ...figuresOf(counts).map(grouped)]);
  }
  ruled.row(['', 'Tổng cộng', ...figuresOf(total).map(grouped)], 'bold');
  ruled.end();
}

function notes(sheet: Sheet, lines: readonly string[]): void {
  sheet.gap(0.5).keep(sheet.body * 3);
  sheet.style('italic', sheet.body - 1);
  for (const line of lines) sheet.line(line);
  sheet.style('regular');
}

/** `12.345`, as numbers are written in Vietnamese. */
const grouped = (figure: number): string => figure.toLocaleString('vi-VN');
