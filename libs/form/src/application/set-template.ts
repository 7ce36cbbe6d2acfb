import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { EDITION_NAMES, FORM_NAMES, type FormKind, prescribed } from '../domain/form-kinds.ts';
import { formProblem } from '../domain/form.problems.ts';
import type { TemplateContent } from '../domain/form-template.ts';
import { addTemplate } from '../persistence/templates.ts';

export interface TemplateWish {
  /** Code. */
  agency: string;
  form: FormKind;
  /** Version that was looked at; 0 = there was none. */
  expected: number;
  validFrom: string;
  content: TemplateContent;
}

/** Gives an agency, and those below it that have none, a new version of a form's template. */
@Injectable()
export class SetTemplate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @returns the new version. @throws form.agency-unknown, .not-in-edition, .template-too-early, .template-stale */
  async execute(officer: Principal, wish: TemplateWish): Promise<number> {
    const { form, expected, validFrom, content } = wish;
    const agency = await this.directory.byCode(wish.agency);
    if (!agency) throw formProblem('form.agency-unknown', { code: wish.agency });
    const setAt = this.clock.now();
    const today = civilDate(setAt);
    if (validFrom < today) throw formProblem('form.template-too-early', { today });
    if (!prescribed(content.edition, form)) {
      throw formProblem('form.not-in-edition', {
        ...{ edition: EDITION_NAMES[content.edition], form: FORM_NAMES[form] },
      });
    }
    await this.database.transaction(async (tx) => {
      const template = { agencyId: agency.id, form, expected, validFrom, content, setAt };
      const added = await addTemplate(tx, { ...template, setBy: officer.officerId });
      if (!added) throw formProblem('form.template-stale');
      await tx.query(
        insertAuditEntry({
          ...{ at: setAt, actor: officer.username, officerId: officer.officerId },
          ...{ action: 'form.set-template', subjectType: 'agency', subjectId: agency.code },
          details: { form, version: expected + 1, validFrom, content },
        }),
      );
    });
    return expected + 1;
  }
}
