import type { WorkStep } from '#workflow';
import type { Language } from '#platform/problem';

/** A step as the applicant is told of it: where, and what is done there. */
export interface StepInWords {
  agency: string;
  step: string;
}

const BY_STATUS: Partial<Record<WorkStep['status'], string>> = {
  received: 'Receiving and checking the dossier',
  'awaiting-supplement': 'Waiting for your additional papers',
  'awaiting-finance': 'You pay what the notice says',
  completed: 'The result is handed over',
};

const BY_ROLE: Partial<Record<string, string>> = {
  'reception-officer': 'Handling at the desk',
  'case-officer': 'Examination',
  'unit-head': 'Review by the head of the unit',
  'agency-leader': 'Decision and signature',
  clerk: 'Registration and seal',
};

/** What is done in a step. In English by its kind: names of steps are written by agencies, in Vietnamese alone. */
export const stepWords = (step: Pick<WorkStep, 'name' | 'status' | 'actor'>, language: Language): string =>
  language === 'vi' ? step.name : (BY_STATUS[step.status] ?? BY_ROLE[step.actor.role] ?? 'Processing');

/** What comes next, in its order; the same words of the same agency one after the other are said once. */
export const comingSteps = (
  steps: readonly WorkStep[],
  agencyOf: (reference: string) => string,
  language: Language,
): StepInWords[] =>
  steps
    .map((step) => ({ agency: agencyOf(step.actor.agency), step: stepWords(step, language) }))
    .filter((one, place, all) => {
      const before = all[place - 1];
      return before?.agency !== one.agency || before.step !== one.step;
    });
