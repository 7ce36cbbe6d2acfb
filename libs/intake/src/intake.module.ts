import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { PrepareReception } from './application/prepare-reception.ts';
import { PreviewDeadline } from './application/preview-deadline.ts';
import { RegisterDossier } from './application/register-dossier.ts';
import { DeadlinePreviewController } from './http/deadline-preview.controller.ts';
import { IntakeController } from './http/intake.controller.ts';

@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule, WorkflowModule, WorkingCalendarModule],
  controllers: [IntakeController, DeadlinePreviewController],
  providers: [PreviewDeadline, PrepareReception, RegisterDossier],
})
export class IntakeModule {}
