import { civilDate } from '#platform/clock';
import type { Edition } from './form-kinds.ts';

export const PAPERS = ['A4', 'A5'] as const;

/** How an agency's forms look: texts and paper. Where each part of a form stands is code. */
export interface TemplateContent {
  edition: Edition;
  paper: (typeof PAPERS)[number];
  /** `null` = as the circular has it. */
  title: string | null;
  /** The agency above, in the letterhead; `null` = as the directory has it. */
  superior: string | null;
  agency: string | null;
  /** Before the date; `null` = a ruled blank. */
  place: string | null;
  notes: readonly string[];
  /** At the foot of every page. */
  footer: string | null;
}

/** A version of an agency's template for one form; versions are never changed. */
export interface TemplateVersion {
  /** `null` = for agencies that have none, nor anyone above them. */
  agencyId: number | null;
  version: number;
  /** `yyyy-MM-dd`: it is for acts from this day on. */
  validFrom: string;
  /** On its first day it is for acts from then on. */
  setAt: Date;
  content: TemplateContent;
}

/**
 * The template for what an agency does at an instant: its own, else that of the nearest agency above that has one, else the
 * one for everybody. Of one agency's, what began last; of two that began on a day, the newer. What was set later does not
 * count, so that an act is printed the same again.
 * @param line the agency and those above it, from the bottom up
 */
export function templateFor<Version extends TemplateVersion>(
  versions: readonly Version[],
  line: readonly number[],
  at: Date,
): Version {
  const day = civilDate(at);
  for (const agencyId of [...line, null]) {
    const [chosen] = versions
      .filter((one) => one.agencyId === agencyId && one.validFrom <= day && one.setAt <= at)
      .sort((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version);
    if (chosen) return chosen;
  }
  throw new Error(`no template is for ${day}`);
}
