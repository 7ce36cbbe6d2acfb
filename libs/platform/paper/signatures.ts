import type { Sheet } from './sheet.ts';

/** Who signs, and the name already known. */
export interface Signatory {
  title: string;
  how: string;
  name: string | null;
}

/** Room for a signature and a stamp, in lines. */
const ROOM = 3.5;

/** Two blocks side by side for signatures, on one page whatever comes before. */
export function signatures(sheet: Sheet, left: Signatory, right: Signatory): void {
  const { doc } = sheet;
  sheet.gap(0.6).keep(sheet.body * (ROOM + 4.5));
  const { y } = doc;
  const width = sheet.width / 2;
  const ends = [left, right].map(({ title, how, name }, column) => {
    const place = { width: width - 8, align: 'center' } as const;
    const x = sheet.left + column * width + 4;
    sheet.style('bold').doc.text(title.toLocaleUpperCase('vi'), x, y, place);
    sheet.style('italic', sheet.body - 1).doc.text(`(${how})`, x, doc.y, place);
    doc.y += sheet.body * ROOM;
    sheet.style('bold').doc.text(name ?? ' ', x, doc.y, place);
    return doc.y;
  });
  doc.x = sheet.left;
  doc.y = Math.max(...ends);
  sheet.style('regular');
}
