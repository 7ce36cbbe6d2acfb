import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { CheckCompleteness } from './application/check-completeness.ts';
import { CopyDossier } from './application/copy-dossier.ts';
import { PrepareReception } from './application/prepare-reception.ts';
import { PreviewDeadline } from './application/preview-deadline.ts';
import { ReceiveSeveral } from './application/receive-several.ts';
import { RegisterDossier } from './application/register-dossier.ts';
import { CompletenessController } from './http/completeness.controller.ts';
import { CopyController } from './http/copy.controller.ts';
import { DeadlinePreviewController } from './http/deadline-preview.controller.ts';
import { IntakeController } from './http/intake.controller.ts';

@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule, WorkflowModule, WorkingCalendarModule],
  controllers: [IntakeController, CompletenessController, CopyController, DeadlinePreviewController],
  providers: [
    PreviewDeadline,
    CheckCompleteness,
    PrepareReception,
    RegisterDossier,
    ReceiveSeveral,
    CopyDossier,
  ],
})
export class IntakeModule {}
