import type { Sheet } from '#platform/paper';
import type { Tracking } from '../domain/form-content.ts';

/** The agency's own notes below a form. */
export function notes(sheet: Sheet, lines: readonly string[]): void {
  if (lines.length === 0) return;
  sheet.gap(0.6).keep(sheet.body * 2.5);
  sheet.style('italic', sheet.body - 1).line('Lưu ý:');
  for (const one of lines) sheet.line(`- ${one}`);
  sheet.style('regular');
}

/** How the applicant follows the dossier with what is printed on the form. */
export function followIt(sheet: Sheet, { secret }: Tracking): void {
  sheet.gap(0.2).style('italic', sheet.body - 1);
  sheet.line(`Tra cứu bằng mã QR, hoặc mã hồ sơ và mã bí mật ${secret} (không cho người khác biết).`);
  sheet.style('regular');
}
