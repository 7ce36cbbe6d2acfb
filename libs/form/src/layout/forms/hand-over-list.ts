import { civilDate, readableDate } from '#platform/clock';
import { letterhead, RuledTable, Sheet, signatures } from '#platform/paper';
import type { HandOverPaper } from '../../domain/hand-over-paper.ts';
import { HAND_OVER_COLUMNS, handOverCells } from '../../domain/hand-over-paper.ts';

const TITLE = 'Danh sách bàn giao hồ sơ';

/** Papers that go from one agency to another, to be signed on both sides; no circular prescribes it. Equal lists give equal bytes. */
export function drawHandOverList(list: HandOverPaper): Promise<Buffer> {
  const sheet = new Sheet({
    paper: 'A4',
    title: `${TITLE} ${list.number}`,
    madeAt: list.madeAt,
    footer: null,
  });
  const head = { prescribed: ' ', superior: null, agency: list.from, place: null };
  letterhead(sheet, { ...head, date: list.madeAt });
  sheet.style('bold', sheet.body + 1.5).line(TITLE.toLocaleUpperCase('vi'), { align: 'center' });
  const day = readableDate(civilDate(list.madeAt));
  sheet.style('italic').line(`Số ${list.number}, ngày ${day}`, { align: 'center' }).gap(0.5);
  sheet.field('Bên giao', `${list.madeBy.name}, ${list.madeBy.title}, ${list.from}`);
  sheet.field('Bên nhận', list.to);
  sheet.field('Số hồ sơ', String(list.lines.length)).gap(0.3);
  const columns = HAND_OVER_COLUMNS.map(({ head: text, share, align }) => ({ head: text, share, align }));
  const table = new RuledTable(sheet, columns, sheet.body - 2);
  for (const line of list.lines) table.row(handOverCells(line));
  table.end();
  const how = 'ký, ghi rõ họ tên';
  signatures(
    sheet,
    { title: 'Bên giao', how, name: list.madeBy.name },
    { title: 'Bên nhận', how, name: list.receivedBy?.name ?? null },
  );
  return sheet.bytes();
}
