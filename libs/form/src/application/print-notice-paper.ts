import { Injectable } from '@nestjs/common';
import type { NoticePaper, PaperPrinter } from '#dossier';
import { Database } from '#platform/database';
import { drawForm } from '../layout/draw-form.ts';
import { formActs } from '../persistence/form-acts.ts';
import { FormTellings } from './form-tellings.ts';
import { FormTemplates } from './form-templates.ts';

/** Prints the form that goes with a letter; it says what the desk would hand out. */
@Injectable()
export class PrintNoticePaper implements PaperPrinter {
  constructor(
    private readonly database: Database,
    private readonly templates: FormTemplates,
    private readonly tellings: FormTellings,
  ) {}

  /** @throws dossier.personal-data-erased, form.not-in-edition */
  async print(dossierId: string, form: NoticePaper, sequence: number): Promise<Buffer | undefined> {
    const acts = await formActs(this.database, dossierId, sequence);
    const act = acts.find(({ kind }) => kind === form);
    if (!act) return undefined;
    const templates = await this.templates.of(act.agencyId);
    const letterhead = templates.letterhead(form, act.at);
    const { paper } = templates.content(form, act.at);
    return drawForm(letterhead, await this.tellings.of(dossierId, form, act), paper);
  }
}
