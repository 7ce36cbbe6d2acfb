import type { Letterhead } from './form-content.ts';
import { EDITION_NAMES, FORM_NAMES, type FormKind, prescribed } from './form-kinds.ts';
import { formProblem } from './form.problems.ts';
import type { TemplateContent } from './form-template.ts';

/** Who issues a form, as the directory has it. */
export interface Issuer {
  agency: string;
  superior: string | null;
}

/** The head of a form by the template it is printed with. @throws form.not-in-edition */
export function letterheadOf(
  kind: FormKind,
  { edition, title, superior, agency, place, notes, footer }: TemplateContent,
  issuer: Issuer,
  date: Date,
): Letterhead {
  const asPrescribed = prescribed(edition, kind);
  if (!asPrescribed) {
    throw formProblem('form.not-in-edition', { edition: EDITION_NAMES[edition], form: FORM_NAMES[kind] });
  }
  return {
    prescribed: `Mẫu số ${asPrescribed.number} – ${EDITION_NAMES[edition]}`,
    title: title ?? asPrescribed.title,
    superior: superior ?? issuer.superior,
    agency: agency ?? issuer.agency,
    place,
    date,
    notes,
    footer,
  };
}
