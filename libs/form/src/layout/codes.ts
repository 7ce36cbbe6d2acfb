import type { Sheet } from '#platform/paper';
import bwip from 'bwip-js/node';
import { create } from 'qrcode';

interface Place {
  x: number;
  y: number;
}

/** Draws a QR code as shapes, which stay sharp in any print. @param size of its side, in points */
export function drawQr({ doc }: Sheet, text: string, { x, y }: Place, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) doc.rect(x + column * side, y + row * side, side, side);
    }
  }
  doc.fill('black');
}

/** Draws Code 128 (ISO/IEC 15417) as shapes. @returns its width in points */
export function drawBarcode(
  { doc }: Sheet,
  text: string,
  at: Place & { height: number; bar: number },
): number {
  const [code] = bwip.raw('code128', text);
  if (!code || !('sbs' in code)) throw new Error('Code 128 is made of bars');
  let { x } = at;
  for (const [index, units] of code.sbs.entries()) {
    if (index % 2 === 0) doc.rect(x, at.y, units * at.bar, at.height);
    x += units * at.bar;
  }
  doc.fill('black');
  return x - at.x;
}

/** How wide a bar code will be, in points. */
export function barcodeWidth(text: string, bar: number): number {
  const [code] = bwip.raw('code128', text);
  if (!code || !('sbs' in code)) throw new Error('Code 128 is made of bars');
  return code.sbs.reduce((sum, units) => sum + units * bar, 0);
}
