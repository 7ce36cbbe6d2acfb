import type { Letterhead, Tracking } from '../domain/form-content.ts';
import { barcodeWidth, drawBarcode, drawQr } from './codes.ts';
import { civilParts } from './dates.ts';
import type { Sheet } from './sheet.ts';

const MOTTO = { country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' };
/** Share of the width for the agency; the motto needs more. */
const AGENCY_SHARE = 0.44;

/** Agency, national motto, place and date, as NĐ 30/2020/NĐ-CP has them at the head of official papers. */
export function letterhead(sheet: Sheet, head: Letterhead): void {
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

/** Centred lines of about one length, so that no word stands alone on the last. */
function balanced({ doc, left }: Sheet, text: string, { y, width }: { y: number; width: number }): void {
  const height = doc.heightOfString(text, { width });
  let narrow = width;
  while (narrow > width / 2 && doc.heightOfString(text, { width: narrow - 8 }) <= height) narrow -= 8;
  doc.text(text, left + (width - narrow) / 2, y, { width: narrow, align: 'center' });
}

const QR = 70;
const BAR = { height: 20, bar: 0.82 };

/** Title with the dossier's code as bars and, for the applicant, as a QR code that opens its page. */
export function titleBlock(sheet: Sheet, title: string, code: string, tracking: Tracking | null): void {
  const { doc } = sheet;
  const top = doc.y;
  const aside = tracking ? QR + 10 : 0;
  const width = sheet.width - aside;
  if (tracking) drawQr(sheet, tracking.url, { x: sheet.left + width + 10, y: top }, QR);
  sheet.style('bold', sheet.body + 1.5);
  balanced(sheet, title.toLocaleUpperCase('vi'), { y: top, width });
  doc.y += 3;
  const barcode = barcodeWidth(code, BAR.bar);
  drawBarcode(sheet, code, { x: sheet.left + (width - barcode) / 2, y: doc.y, ...BAR });
  doc.y += BAR.height + 2;
  sheet.style('bold').line(`Mã hồ sơ: ${code}`, { width, align: 'center' });
  doc.y = Math.max(doc.y, top + (tracking ? QR : 0)) + sheet.body * 0.5;
  doc.x = sheet.left;
  sheet.style('regular');
}
