import { Module } from '@nestjs/common';
import { DrawWorkflow } from './application/draw-workflow.ts';
import { ExportWorkflow } from './application/export-workflow.ts';
import { PublishWorkflow } from './application/publish-workflow.ts';
import { Workflows } from './application/workflows.ts';
import { BpmnController } from './http/bpmn.controller.ts';
import { DiagramController } from './http/diagram.controller.ts';

@Module({
  controllers: [DiagramController, BpmnController],
  providers: [Workflows, PublishWorkflow, DrawWorkflow, ExportWorkflow],
  exports: [Workflows, PublishWorkflow, DrawWorkflow],
})
export class WorkflowModule {}
