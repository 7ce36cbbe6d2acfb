export { DrawWorkflow } from './application/draw-workflow.ts';
export { PublishWorkflow } from './application/publish-workflow.ts';
export { type PublishedWorkflow, Workflows } from './application/workflows.ts';
export {
  ACTION_INPUTS,
  type ActionInput,
  CLOCK_STOPPED_STATUSES,
  DOSSIER_STATUSES,
  type DossierStatus,
  FINAL_STATUSES,
  type WorkflowAction,
  type WorkflowDefinition,
  workflowSchema,
  type WorkStep,
} from './domain/definition.ts';
export {
  enabledActions,
  fire,
  type Firing,
  initialMarking,
  isOpen,
  type Marking,
  workStepOf,
} from './domain/engine.ts';
export { proveSoundness } from './domain/prove-soundness.ts';
export type { SoundnessFault } from './domain/soundness-fault.ts';
export { WorkflowModule } from './workflow.module.ts';
