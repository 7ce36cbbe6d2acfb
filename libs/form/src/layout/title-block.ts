import type { Sheet } from '#platform/paper';
import type { Tracking } from '../domain/form-content.ts';
import { barcodeWidth, drawBarcode, drawQr } from './codes.ts';

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
