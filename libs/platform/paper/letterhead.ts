import { civilParts } from './dates.ts';
import type { Sheet } from './sheet.ts';

/** What stands at the head of an official paper. */
export interface PaperHead {
  /** `Mẫu số 01 – Thông tư …` */
  prescribed: string;
  superior: string | null;
  agency: string;
  /** `null` = a ruled blank. */
  place: string | null;
  date: Date;
}

const MOTTO = { country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' };
/** Share of the width for the agency; the motto needs more. */
const AGENCY_SHARE = 0.44;

/** Agency, national motto, place and date, as NĐ 30/2020/NĐ-CP has them at the head of official papers. */
export function letterhead(sheet: Sheet, head: PaperHead): void {
  const { doc } = sheet;
  const small = sheet.body - 1;
  sheet.style('italic', small - 1.5).line(head.prescribed, { align: 'right' });
  const top = doc.y + 3;
  const agency = { x: sheet.left, width: sheet.width * AGENCY_SHARE - 6 };
  const motto = { x: sheet.left + sheet.width * AGENCY_SHARE, width: sheet.width * (1 - AGENCY_SHARE) };
  const centered = (text: string, { x, width }: typeof agency): void => {
    doc.text(text, x, doc.y, { width, align: 'center' });
  };

  doc.y = top;
  if (head.superior !== null) {
    sheet.style('regular', small - 1);
    centered(head.superior.toLocaleUpperCase('vi'), agency);
  }
  sheet.style('bold', small - 1);
  centered(head.agency.toLocaleUpperCase('vi'), agency);
  rule(sheet, agency, 0.35);
  const left = doc.y;

  doc.y = top;
  sheet.style('bold', small - 1);
  centered(MOTTO.country, motto);
  sheet.style('bold', small);
  centered(MOTTO.words, motto);
  rule(sheet, motto, 0.5);
  doc.y += 4;
  const { day, month, year } = civilParts(head.date);
  sheet.style('italic', small);
  centered(`${head.place ?? '.'.repeat(18)}, ngày ${day} tháng ${month} năm ${year}`, motto);

  doc.y = Math.max(left, doc.y) + sheet.body * 0.6;
  doc.x = sheet.left;
  sheet.style('regular');
}

function rule({ doc }: Sheet, { x, width }: { x: number; width: number }, share: number): void {
  const y = doc.y + 1;
  const length = width * share;
  const start = x + (width - length) / 2;
  doc
    .lineWidth(0.6)
    .moveTo(start, y)
    .lineTo(start + length, y)
    .stroke();
  doc.y = y + 2;
}
