import { letterhead, RuledTable, Sheet, signatures } from '#platform/paper';
import { figuresOfLine, INDEX_COLUMNS } from '../domain/index-table.ts';
import type { PrintedIndex } from '../domain/printed-index.ts';
import { periodInWords } from '../domain/printed-report.ts';

/** The index of a period as PDF, to be signed: equal contents give equal bytes. */
export async function indexPaper(index: PrintedIndex): Promise<Buffer> {
  const { title, agency, superior, place, date, period } = index;
  const footer = 'Số liệu lấy từ lịch sử xử lý hồ sơ, tính đến hết kỳ báo cáo';
  const sheet = new Sheet({ paper: 'A4', landscape: true, title, madeAt: date, footer });
  letterhead(sheet, { prescribed: 'QĐ 766/QĐ-TTg', superior, agency, place, date });
  sheet.style('bold', sheet.body + 1).line(title.toLocaleUpperCase('vi'), { align: 'center' });
  sheet.style('italic').line(periodInWords(period), { align: 'center' }).gap(0.4);
  table(sheet, index);
  sheet.gap(0.5).keep(sheet.body * 3);
  sheet.style('italic', sheet.body - 1.5);
  for (const note of index.notes) sheet.line(note);
  sheet.style('regular');
  signatures(
    sheet,
    { title: 'Người lập biểu', how: 'Ký, ghi rõ họ tên', name: null },
    { title: 'Thủ trưởng cơ quan', how: 'Ký tên, đóng dấu', name: null },
  );
  return sheet.bytes();
}

function table(sheet: Sheet, { lines, total }: PrintedIndex): void {
  const columns = INDEX_COLUMNS.map(({ head, mark, share }, place) => ({
    ...{ head, mark, share },
    align: place === 1 ? ('left' as const) : ('center' as const),
  }));
  const ruled = new RuledTable(sheet, columns, sheet.body - 1);
  for (const [place, line] of lines.entries()) {
    ruled.row([String(place + 1), line.name, ...figuresOfLine(line).map(written)]);
  }
  const { points, measured } = total;
  ruled.row(
    ['', 'Tổng điểm của các chỉ số có số liệu', '', '', '', '', written(points), written(measured), ''],
    'bold',
  );
  ruled.end();
}

/** `12.345,6`, as numbers are written in Vietnamese; a dash where there is none. */
const written = (figure: number | null): string => figure?.toLocaleString('vi-VN') ?? '–';
