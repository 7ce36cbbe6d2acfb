import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, NoticePapers, NoticePapersModule, TrackingLinks, TrackingSecrets } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { ControlSlips } from './application/control-slips.ts';
import { FormTellings } from './application/form-tellings.ts';
import { FormTemplates } from './application/form-templates.ts';
import { PrintNoticePaper } from './application/print-notice-paper.ts';

/** Prints what goes with letters; for the worker. */
@Module({
  imports: [NoticePapersModule, OrganizationModule, ProcedureModule],
  providers: [
    ...[DossierSnapshots, TrackingSecrets, TrackingLinks],
    ...[FormTemplates, FormTellings, ControlSlips, PrintNoticePaper],
  ],
})
export class FormWorkerModule implements OnModuleInit {
  constructor(
    private readonly papers: NoticePapers,
    private readonly printer: PrintNoticePaper,
  ) {}

  onModuleInit(): void {
    this.papers.add(this.printer);
  }
}
