import { type WorkflowAction, type WorkflowDefinition, workStepOf } from '#workflow';
import { type ActionInput, askedOf, paperOf, resultOf } from '../../domain/action-input.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import type { DossierResult } from '../../domain/papers/issued-result.ts';
import {
  type DossierPapers,
  type PaperEffects,
  planPapers,
  type Warning,
} from '../../domain/papers/plan-papers.ts';
import { planAction, type PlanningWorld } from '../../domain/plan-action.ts';
import type { ChangeToApply } from '../../persistence/apply-change.ts';
import { type Actor, forWhom, historyLine } from '../history-line.ts';

/** Who takes an action, and with what. */
export interface Taking {
  actor: Actor;
  input: ActionInput;
  papers: DossierPapers;
  /** Kept with the trace, beside step, action and version. */
  traced?: Record<string, string>;
}

export interface TakenAction extends ChangeToApply {
  /** The dossier's own, when it was entered. */
  result: DossierResult | null;
  papers: PaperEffects;
  warnings: Warning[];
}

/** Plans an action that may be taken, and words what is written of it: the same whoever takes it. */
export function takenAction(
  state: DossierState,
  action: WorkflowAction,
  { workflow, world }: { workflow: WorkflowDefinition; world: PlanningWorld },
  { actor, input, papers, traced }: Taking,
): TakenAction {
  const { at } = world;
  const planned = planAction(state, workflow, action, world, input.facts ?? {});
  const suspends = planned.suspends && { ...planned.suspends, paper: paperOf(input) };
  const change = { ...planned, suspends };
  const step = workStepOf(workflow, action.from);
  const within = step.within !== undefined;
  const { effects, told, warnings } = planPapers(state, papers, input, { at, within });
  const sequence = state.version + 1;
  return {
    state,
    change,
    history: historyLine(actor, {
      ...{ dossierId: state.id, sequence, at, action: action.code, actionName: action.name },
      ...{ fromStep: action.from, toSteps: change.toSteps },
      ...{ statusBefore: state.status, status: change.status },
      comment: input.comment ?? null,
      details: told,
      dueBefore: state.dueAt,
      dueAt: change.due?.at ?? null,
      dueProvisional: change.due?.provisional ?? false,
    }),
    feesPaid: action.demands?.includes('fees-paid') ?? false,
    request: askedOf(told),
    result: resultOf(step, input),
    papers: effects,
    warnings,
    audit: {
      at,
      ...traceOf(actor, state.id),
      details: { step: action.from, action: action.code, version: sequence, ...traced },
    },
  };
}

const traceOf = ({ officer: { username, officerId }, onBehalfOf }: Actor, subjectId: string) => ({
  ...{ actor: username, officerId, ...forWhom({ onBehalfOf }) },
  ...{ action: 'dossier.act', subjectType: 'dossier', subjectId },
});
