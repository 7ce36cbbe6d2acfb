import { Module } from '@nestjs/common';
import { PublishWorkflow } from './application/publish-workflow.ts';
import { Workflows } from './application/workflows.ts';

@Module({ providers: [Workflows, PublishWorkflow], exports: [Workflows, PublishWorkflow] })
export class WorkflowModule {}
