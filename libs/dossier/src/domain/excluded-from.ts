import { type WorkflowDefinition, workStepOf } from '#workflow';
import type { DossierState } from './dossier-state.ts';
import { didEarlierSteps, type Excluded } from './task-holder.ts';

/** Who has no say at a step of a dossier. */
export const excludedFrom = (
  { doers, ownOf }: Pick<DossierState, 'doers' | 'ownOf'>,
  workflow: WorkflowDefinition,
  step: string,
): Excluded => ({ own: ownOf, didEarlier: didEarlierSteps(doers, workStepOf(workflow, step).notBy) });
