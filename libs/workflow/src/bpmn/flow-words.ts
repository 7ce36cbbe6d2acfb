import { roleName } from '#organization';
import type { AuthoredWorkflow, WorkStep } from '../domain/definition.ts';
import type { StepTimer } from '../domain/timer.ts';
import { wordsOf } from './read-limit.ts';

/** What stands at the arrow that is taken when no condition holds. */
export const DEFAULT_IN_WORDS = 'Còn lại';

/** A condition with the names of facts in place of their codes. */
export const conditionInWords = (when: string, { facts = [] }: AuthoredWorkflow): string =>
  when.replace(
    /\bfact\.([a-z][A-Za-z0-9]*)/g,
    (said, code: string) => facts.find((fact) => fact.code === code)?.name ?? said,
  );

/** `Nhắc sau 3 ngày làm việc` */
export function timerInWords(timer: StepTimer, step: WorkStep, { actions }: AuthoredWorkflow): string {
  const { amount, unit } = wordsOf(timer.after);
  const after = timer.after.unit === 'same-day' ? unit.vi : `sau ${amount} ${unit.vi}`;
  switch (timer.does) {
    case 'warn':
      return `Nhắc ${after}`;
    case 'escalate':
      return `Báo ${roleName(timer.to.role).vi} ${after}`;
    case 'act': {
      const action = actions.find(({ from, code }) => from === step.code && code === timer.action);
      return `Tự động “${action?.name ?? timer.action}” ${after}`;
    }
  }
}
