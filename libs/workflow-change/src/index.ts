export { ApplyWorkflowChanges } from './application/apply-workflow-changes.ts';
export { WorkflowChangeModule, WorkflowChangeWorkerModule } from './workflow-change.module.ts';
