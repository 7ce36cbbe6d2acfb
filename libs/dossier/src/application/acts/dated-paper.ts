import { z } from 'zod';
import { civilDate, readableDate } from '#platform/clock';
import { calendarDay, text } from '#platform/fields';
import { dossierProblem } from '../../domain/dossier.problems.ts';

/** A paper with its number and day, as it is referred to; what an applicant hands in seldom has a number. */
export const paperSchema = z.strictObject({ number: text(100).optional(), date: calendarDay });

/** A decision of an agency. */
export const decisionSchema = z.strictObject({ number: text(100), date: calendarDay, signer: text(250) });

/** @throws dossier.paper-not-yet */
export function demandPast({ date }: { date: string }, now: Date): void {
  if (date > civilDate(now)) {
    throw dossierProblem('dossier.paper-not-yet', { date: readableDate(date) });
  }
}
