import { Injectable } from '@nestjs/common';
import { DossierScope, FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { NOT_DUE, OF_THE_DESK } from '../domain/due-forms.ts';
import { DOSSIER_FORMS, type DossierForm, FORM_NAMES, isDossierForm } from '../domain/form-kinds.ts';
import { formProblem } from '../domain/form.problems.ts';
import { drawForm } from '../layout/draw-form.ts';
import { formActs } from '../persistence/form-acts.ts';
import { FormTellings } from './form-tellings.ts';
import { FormTemplates } from './form-templates.ts';

/**
 * Prints a form about a dossier; printed again it says the same, save the control slip, which grows, and what the directory
 * calls an agency by now.
 */
@Injectable()
export class PrintForm {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly scope: DossierScope,
    private readonly templates: FormTemplates,
    private readonly tellings: FormTellings,
  ) {}

  /**
   * @returns PDF
   * @throws dossier.unknown, dossier.personal-data-erased, form.unknown, .of-the-desk, .not-due, .not-in-edition
   */
  async execute(officer: Principal, dossierId: string, form: string): Promise<Buffer> {
    await this.find.assertMay(officer, dossierId, 'print notices');
    if (!isDossierForm(form)) throw formProblem('form.unknown', { form, forms: DOSSIER_FORMS.join(', ') });
    if (OF_THE_DESK.includes(form)) await this.demandDesk(officer, dossierId, form);
    const act = (await formActs(this.database, dossierId)).find(({ kind }) => kind === form);
    if (!act) throw formProblem('form.not-due', { form: FORM_NAMES[form], reason: NOT_DUE[form] });
    const templates = await this.templates.of(act.agencyId);
    const letterhead = templates.letterhead(form, act.at);
    const { paper } = templates.content(form, act.at);
    return drawForm(letterhead, await this.tellings.of(dossierId, form, act), paper);
  }

  private async demandDesk(officer: Principal, dossierId: string, form: DossierForm): Promise<void> {
    const permitted = await this.scope.where(officer, 'print slips');
    const [row] = await this.database.query(
      sql`select 1 from dossier.dossier d where d.id = ${dossierId} and ${permitted}`,
    );
    if (!row) throw formProblem('form.of-the-desk', { form: FORM_NAMES[form] });
  }
}
