import { Injectable } from '@nestjs/common';
import { ExtendDeadline, type ExtensionRequest } from '#dossier';
import type { Principal } from '#identity';
import { drawForm } from '../layout/draw-form.ts';
import { FormTellings } from './form-tellings.ts';
import { FormTemplates } from './form-templates.ts';

/** Across each page: nobody takes it for the letter. */
const DRAFT = 'DỰ THẢO';

/** Shows whoever may extend a limit the apology the applicant would be handed, before they approve it; nothing is kept. */
@Injectable()
export class DraftApology {
  constructor(
    private readonly extend: ExtendDeadline,
    private readonly templates: FormTemplates,
    private readonly tellings: FormTellings,
  ) {}

  /** @returns PDF @throws what the extension itself would be refused with, form.not-in-edition */
  async execute(officer: Principal, dossierId: string, extension: ExtensionRequest): Promise<Buffer> {
    const foreseen = await this.extend.foresee(officer, dossierId, extension);
    const { agencyId, at } = foreseen;
    const templates = await this.templates.of(agencyId);
    const letterhead = templates.letterhead('apology', at);
    const { paper } = templates.content('apology', at);
    return drawForm(letterhead, await this.tellings.ofDraft(dossierId, foreseen, extension), paper, DRAFT);
  }
}
