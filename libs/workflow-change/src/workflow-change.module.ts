import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkflowModule } from '#workflow';
import { ApplyWorkflowChanges } from './application/apply-workflow-changes.ts';
import { DecideWorkflowChange } from './application/decide-workflow-change.ts';
import { PlanWorkflowChange } from './application/plan-workflow-change.ts';
import { FindWorkflowChange } from './application/queries/find-workflow-change.ts';
import { WorkflowChangeController } from './http/workflow-change.controller.ts';

const imports = [DossierModule, OrganizationModule, WorkflowModule];

/** Moving running dossiers to another version of their workflow: planning it and deciding that it is done. */
@Module({
  imports,
  controllers: [WorkflowChangeController],
  providers: [PlanWorkflowChange, DecideWorkflowChange, FindWorkflowChange],
})
export class WorkflowChangeModule {}

/** Carries decided plans out; runs in the worker. */
@Module({ imports, providers: [ApplyWorkflowChanges], exports: [ApplyWorkflowChanges] })
export class WorkflowChangeWorkerModule {}
