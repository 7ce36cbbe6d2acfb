import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import type { Bilingual } from '#platform/problem';
import { dueForms, type FormAct, NOT_DUE } from '../domain/due-forms.ts';
import { type DossierForm, type Edition, EDITION_NAMES, prescribed } from '../domain/form-kinds.ts';
import { formActs } from '../persistence/form-acts.ts';
import { type AgencyTemplates, FormTemplates } from './form-templates.ts';

/** A form of a dossier: by which circular it would be printed now, or why it would not. */
export interface OfferedForm {
  form: DossierForm;
  edition: Edition | null;
  number: string | null;
  title: string | null;
  at: Date | null;
  /** `null` = it can be printed. */
  reason: Bilingual | null;
}

/** Which forms a dossier has now. */
@Injectable()
export class ListForms {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly templates: FormTemplates,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<OfferedForm[]> {
    await this.find.assertMay(officer, dossierId, 'print notices');
    const acts = await formActs(this.database, dossierId);
    const agencies = [...new Set(acts.map(({ agencyId }) => agencyId))];
    const templates = new Map(
      await Promise.all(agencies.map(async (id) => [id, await this.templates.of(id)] as const)),
    );
    return dueForms(acts).map(({ kind, act }) => offered(kind, act, act && templates.get(act.agencyId)));
  }
}

function offered(
  form: DossierForm,
  act: FormAct | undefined,
  templates: AgencyTemplates | undefined,
): OfferedForm {
  const none = { form, edition: null, number: null, title: null, at: null };
  if (!act || !templates) return { ...none, reason: NOT_DUE[form] };
  const { edition, title } = templates.content(form, act.at);
  const asPrescribed = prescribed(edition, form);
  if (!asPrescribed) return { ...none, reason: notIn(edition) };
  const { number } = asPrescribed;
  return { form, edition, number, title: title ?? asPrescribed.title, at: act.at, reason: null };
}

const notIn = (edition: Edition): Bilingual => ({
  vi: `${EDITION_NAMES[edition]} không quy định mẫu này`,
  en: `${EDITION_NAMES[edition]} does not prescribe it`,
});
