import { Module } from '@nestjs/common';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { DrawWorkflow } from './application/draw-workflow.ts';
import { ExportWorkflow } from './application/export-workflow.ts';
import { NationalStatuses } from './application/national-statuses.ts';
import { ProveWorkflow } from './application/prove-workflow.ts';
import { ProvinceNow } from './application/province-now.ts';
import { PublishWorkflow } from './application/publish-workflow.ts';
import { CompareWorkflowVersions } from './application/queries/compare-workflow-versions.ts';
import { ListWorkflowVersions } from './application/queries/list-workflow-versions.ts';
import { Workflows } from './application/workflows.ts';
import { BpmnController } from './http/bpmn.controller.ts';
import { DiagramController } from './http/diagram.controller.ts';
import { WorkflowController } from './http/workflow.controller.ts';
// The table is written in SQL alone; its entity is what the migrations are compared with.
import './persistence/definition.entity.ts';

const services = [Workflows, NationalStatuses, ProveWorkflow, PublishWorkflow, DrawWorkflow];

@Module({
  imports: [OrganizationModule, ProcedureModule],
  providers: [ProvinceNow, ...services],
  exports: services,
})
export class WorkflowModule {}

/** Workflows over HTTP; runs in the api alone, since the setup publishes them too and answers nobody. */
@Module({
  imports: [OrganizationModule, WorkflowModule],
  controllers: [WorkflowController, DiagramController, BpmnController],
  providers: [ListWorkflowVersions, CompareWorkflowVersions, ExportWorkflow],
})
export class WorkflowAdministrationModule {}
