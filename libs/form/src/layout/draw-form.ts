import { letterhead, Sheet } from '#platform/paper';
import type { FormContent, Letterhead } from '../domain/form-content.ts';
import { notes } from './closing.ts';
import { apology } from './forms/apology.ts';
import { controlSlip } from './forms/control-slip.ts';
import { receipt } from './forms/receipt.ts';
import { refusal } from './forms/refusal.ts';
import { stopNotice } from './forms/stop-notice.ts';
import { supplementRequest } from './forms/supplement-request.ts';
import { titleBlock } from './title-block.ts';

type Size = 'A4' | 'A5';

/** A form as PDF: equal contents give equal bytes. @param mark across each page, where it is not one to hand out */
export async function drawForm(
  head: Letterhead,
  said: FormContent,
  paper: Size,
  mark?: string,
): Promise<Buffer> {
  const { title, footer, date } = head;
  const named = { paper, title: `${title} ${said.code}`, madeAt: date, footer };
  const sheet = new Sheet({ ...named, ...(mark !== undefined && { mark }) });
  formPages(sheet, head, said);
  return sheet.bytes();
}

/** A form from the top of the present page on. */
export function formPages(sheet: Sheet, head: Letterhead, said: FormContent): void {
  letterhead(sheet, head);
  // The secret belongs to the applicant: what stays with officers does not carry it.
  titleBlock(sheet, head.title, said.code, said.kind === 'control-slip' ? null : said.tracking);
  body(sheet, said);
  notes(sheet, head.notes);
}

function body(sheet: Sheet, said: FormContent): void {
  switch (said.kind) {
    case 'receipt': {
      receipt(sheet, said);
      return;
    }
    case 'supplement-request': {
      supplementRequest(sheet, said);
      return;
    }
    case 'refusal': {
      refusal(sheet, said);
      return;
    }
    case 'apology': {
      apology(sheet, said);
      return;
    }
    case 'stop-notice': {
      stopNotice(sheet, said);
      return;
    }
    case 'control-slip': {
      controlSlip(sheet, said);
      return;
    }
  }
}
