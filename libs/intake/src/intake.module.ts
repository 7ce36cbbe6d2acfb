import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { FindReceipt } from './application/find-receipt.ts';
import { PrepareReception } from './application/prepare-reception.ts';
import { PreviewDeadline } from './application/preview-deadline.ts';
import { PrintSlip } from './application/print-slip.ts';
import { RegisterDossier } from './application/register-dossier.ts';
import { TrackingLinks } from './application/tracking-links.ts';
import { DeadlinePreviewController } from './http/deadline-preview.controller.ts';
import { IntakeController } from './http/intake.controller.ts';

@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule, WorkflowModule, WorkingCalendarModule],
  controllers: [IntakeController, DeadlinePreviewController],
  providers: [PreviewDeadline, PrepareReception, RegisterDossier, FindReceipt, PrintSlip, TrackingLinks],
})
export class IntakeModule {}
