import { Readable } from 'node:stream';
import {
  FICTIONAL_BOOK,
  FICTIONAL_FORMS,
  FICTIONAL_ISSUER,
  FICTIONAL_LINES,
  fictionalDay,
} from '../src/domain/fictional-dossier.ts';
import { EDITIONS, type Edition, FORM_KINDS, type FormKind, prescribed } from '../src/domain/form-kinds.ts';
import type { TemplateContent } from '../src/domain/form-template.ts';
import { letterheadOf } from '../src/domain/letterhead-of.ts';
import { bookPages } from '../src/layout/book-pages.ts';
import { drawForm } from '../src/layout/draw-form.ts';

/** The thirteen forms of both circulars. */
export const PAPERS_OF_BOTH: readonly (readonly [Edition, FormKind])[] = EDITIONS.flatMap((edition) =>
  FORM_KINDS.filter((kind) => prescribed(edition, kind)).map((kind) => [edition, kind] as const),
);

const paperOf = (edition: Edition, kind: FormKind): 'A4' | 'A5' => {
  if (kind === 'tracking-book') return 'A4';
  return edition === 'tt01-2018' || kind === 'receipt' ? 'A5' : 'A4';
};

/** A form of nobody's dossier; the same bytes each time. */
export async function fictionalPaper(
  edition: Edition,
  kind: FormKind,
  texts: Partial<TemplateContent> = {},
): Promise<Buffer> {
  const content: TemplateContent = {
    ...{
      edition,
      paper: paperOf(edition, kind),
      title: null,
      superior: null,
      agency: null,
      place: 'Hoa Ban',
    },
    ...{ notes: ['Khi đến nhận kết quả, xin mang theo giấy này.'], footer: 'Tổng đài hỗ trợ: 0200 1022' },
    ...texts,
  };
  const head = letterheadOf(kind, content, FICTIONAL_ISSUER, fictionalDay(kind));
  if (kind !== 'tracking-book') return drawForm(head, FICTIONAL_FORMS[kind], content.paper);
  const chunks: Buffer[] = [];
  for await (const chunk of bookPages(
    head,
    FICTIONAL_BOOK,
    Readable.from([FICTIONAL_LINES]),
    content.paper,
  )) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
