import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { FindRunnable } from './application/find-runnable.ts';
import { ImagineReception } from './application/imagine-reception.ts';
import { ProposeTurn } from './application/propose-turn.ts';
import { RehearseWorkflow } from './application/rehearse-workflow.ts';
import { Summarize } from './application/summarize.ts';
import { TakeTurns } from './application/take-turns.ts';
import { RehearsalController } from './http/rehearsal.controller.ts';

/** Lets administrators walk a workflow before it is published. */
@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule, WorkflowModule, WorkingCalendarModule],
  controllers: [RehearsalController],
  providers: [FindRunnable, ImagineReception, ProposeTurn, TakeTurns, Summarize, RehearseWorkflow],
})
export class RehearsalModule {}
