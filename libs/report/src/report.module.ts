import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { PrintProcessing } from './application/print-processing.ts';
import { ReportProcessing } from './application/processing-report.ts';
import { ReportScope } from './application/report-scope.ts';
import { ProcessingReportController } from './http/processing-report.controller.ts';

/** Figures of a period, as they are handed in. */
@Module({
  imports: [DossierModule, OrganizationModule],
  controllers: [ProcessingReportController],
  providers: [ReportScope, ReportProcessing, PrintProcessing],
})
export class ReportModule {}
