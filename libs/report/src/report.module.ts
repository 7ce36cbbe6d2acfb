import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkingCalendarModule } from '#working-calendar';
import { IndexKnowledge } from './application/index-knowledge.ts';
import { ListCosting } from './application/list-costing.ts';
import { ReportIndex } from './application/national-index.ts';
import { PrintIndex } from './application/print-index.ts';
import { PrintProcessing } from './application/print-processing.ts';
import { ReportProcessing } from './application/processing-report.ts';
import { ReckonVerdicts } from './application/reckon-verdicts.ts';
import { ReportScope } from './application/report-scope.ts';
import { ReportTurns } from './application/report-turns.ts';
import { ScoreIndex } from './application/score-index.ts';
import { ShowAsOf } from './application/show-as-of.ts';
import { TellBeside } from './application/tell-beside.ts';
import { AsOfController } from './http/as-of.controller.ts';
import { NationalIndexController } from './http/national-index.controller.ts';
import { ProcessingReportController } from './http/processing-report.controller.ts';

const processing = [TellBeside, ReportProcessing, PrintProcessing];
const index = [IndexKnowledge, ReckonVerdicts, ScoreIndex, ReportIndex, ListCosting, PrintIndex];

/** Figures of a period, as they are handed in; a dossier as it was known at an instant. */
@Module({
  imports: [DossierModule, OrganizationModule, WorkingCalendarModule],
  controllers: [ProcessingReportController, NationalIndexController, AsOfController],
  providers: [ReportScope, ReportTurns, ...processing, ...index, ShowAsOf],
})
export class ReportModule {}
