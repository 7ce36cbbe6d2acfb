import type { Bilingual } from '#platform/problem';
import type { ActionInput, Fact, WorkflowDefinition } from '#workflow';
import { askedFacts } from './asked-facts.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import { excludedFrom } from './excluded-from.ts';
import { unpaidFor } from './unpaid.ts';
import { type ActingOfficer, type Excluded, standingOf } from './task-holder.ts';

/** An action of the present steps: whether this officer may take it, and if not, why. */
export interface OfferedAction {
  step: string;
  action: string;
  name: string;
  requires: readonly ActionInput[];
  /** Facts to establish with it. */
  asks: readonly Fact[];
  allowed: boolean;
  reason: Bilingual | null;
}

/** Every action that starts at a step the dossier stands at, with the reason where it is not this officer's to take. */
export function offeredActions(
  state: DossierState,
  workflow: WorkflowDefinition,
  officer: ActingOfficer,
): OfferedAction[] {
  return state.tasks.flatMap((task) => {
    const reason = suspendedByAct(state)
      ? STANDS_STILL
      : whyNot(task, officer, excludedFrom(state, workflow, task.step));
    return workflow.actions
      .filter(({ from }) => from === task.step)
      .map((action) => {
        const why = reason ?? unpaidFor(action, state)?.reason ?? null;
        return {
          step: task.step,
          action: action.code,
          name: action.name,
          requires: action.requires ?? [],
          asks: askedFacts(workflow, action),
          allowed: why === null,
          reason: why,
        };
      });
  });
}

const STANDS_STILL: Bilingual = {
  vi: 'Thời hạn đang tạm dừng; hãy kết thúc tạm dừng trước',
  en: 'The clock stands still; end the suspension first',
};

function whyNot(task: OpenTask, officer: ActingOfficer, excluded: Excluded): Bilingual | null {
  if (task.arrived < task.waitsFor) {
    return {
      vi: `Còn chờ ${task.waitsFor - task.arrived} nhánh xử lý khác`,
      en: `Waiting for ${task.waitsFor - task.arrived} more branches`,
    };
  }
  const standing = standingOf(task, officer, excluded);
  if (!('hindrance' in standing)) return null;
  switch (standing.hindrance) {
    case 'another-post':
      return {
        vi: 'Bước này do vai trò hoặc cơ quan khác xử lý',
        en: 'Another role or agency holds this step',
      };
    case 'another-holder':
      return {
        vi: `Bước này đã giao cho ${task.holder?.name ?? ''}`,
        en: `This step is assigned to ${task.holder?.name ?? ''}`,
      };
    case 'own-dossier':
      return {
        vi: 'Hồ sơ này của chính người xử lý hoặc của người ủy quyền',
        en: 'The dossier is the officer’s own, or that of whoever they act for',
      };
    case 'two-persons':
      return {
        vi: 'Bước này phải do người khác với người đã làm bước trước thực hiện',
        en: 'This step is for another person than did an earlier one',
      };
  }
}
