export { DrawWorkflow } from './application/draw-workflow.ts';
export { type NationalCodes, NationalStatuses } from './application/national-statuses.ts';
export { type Proof, ProveWorkflow } from './application/prove-workflow.ts';
export { type Publication, PublishWorkflow } from './application/publish-workflow.ts';
export { type PublishedWorkflow, Workflows } from './application/workflows.ts';
export { type Callees, putInCalls } from './domain/call-workflows.ts';
export { chooseRoute } from './domain/choose-route.ts';
export type { ConditionInputs, DossierFacts } from './domain/condition.ts';
export { type Fact, type Facts, factSchema, type FactValue, isValueOf } from './domain/fact.ts';
export type { AssignmentPolicy, Narrowing } from './domain/assignment.ts';
export type { StepActor } from './domain/actor.ts';
export type { StepTimer } from './domain/timer.ts';
export {
  ACTION_INPUTS,
  type AuthoredWorkflow,
  type ActionInput,
  AWAITED,
  CLOCK_STOPPED_STATUSES,
  DOSSIER_STATUSES,
  type DossierStatus,
  FINAL_STATUSES,
  isFinalStatus,
  isWork,
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
export { Landings } from './domain/landings.ts';
export { explainFault, type GateFault, pathInWords } from './domain/explain-fault.ts';
export { holdAgainstLimit } from './domain/hold-against-limit.ts';
export type { LimitWarning } from './domain/limit-warning.ts';
export { roughWorkingMinutes } from './domain/rough-working-time.ts';
export { proveSoundness } from './domain/prove-soundness.ts';
export { type Province, proveStaffing, type StaffingFault } from './domain/prove-staffing.ts';
export { receivingDesks } from './domain/receiving-desks.ts';
export { type Arrival, replay } from './domain/replay.ts';
export { usualPath } from './domain/usual-path.ts';
export type { SoundnessFault } from './domain/soundness-fault.ts';
export { presentProof, proofResponse } from './http/workflow.responses.ts';
export { WorkflowAdministrationModule, WorkflowModule } from './workflow.module.ts';
