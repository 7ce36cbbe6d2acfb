import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { FICTIONAL_BOOK, FICTIONAL_FORMS, FICTIONAL_LINES } from '../domain/fictional-dossier.ts';
import type { FormKind } from '../domain/form-kinds.ts';
import type { TemplateContent } from '../domain/form-template.ts';
import { bookPages } from '../layout/book-pages.ts';
import { drawForm } from '../layout/draw-form.ts';
import { FindTemplate } from './find-template.ts';

/** Shows what a template would print, with nobody's dossier; nothing is kept. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly templates: FindTemplate,
    private readonly clock: Clock,
  ) {}

  /** @returns PDF. @throws form.agency-unknown, form.not-in-edition */
  async execute(agency: string, form: FormKind, content: TemplateContent): Promise<Buffer> {
    const head = (await this.templates.of(agency)).imagined(form, content, this.clock.now());
    if (form !== 'tracking-book') return drawForm(head, FICTIONAL_FORMS[form], content.paper);
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
}
