import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { ProcedureModule } from '#procedure';
import { ControlSlips } from './application/control-slips.ts';
import { DraftApology } from './application/draft-apology.ts';
import { FindTemplate } from './application/find-template.ts';
import { FormTellings } from './application/form-tellings.ts';
import { FormTemplates } from './application/form-templates.ts';
import { ListForms } from './application/list-forms.ts';
import { OpenBook } from './application/open-book.ts';
import { PreviewTemplate } from './application/preview-template.ts';
import { PrintHandOverList } from './application/print-hand-over-list.ts';
import { PrintForm } from './application/print-form.ts';
import { SetTemplate } from './application/set-template.ts';
import { WriteBook } from './application/write-book.ts';
import { BookController } from './http/book.controller.ts';
import { FormController } from './http/form.controller.ts';
import { HandOverListFormController } from './http/hand-over-list.controller.ts';
import { TemplateController } from './http/template.controller.ts';

/** Slips and books on paper. */
@Module({
  imports: [DossierModule, OrganizationModule, ProcedureModule],
  controllers: [FormController, BookController, TemplateController, HandOverListFormController],
  providers: [
    ...[FormTemplates, FormTellings, ControlSlips],
    ...[ListForms, PrintForm, DraftApology, OpenBook, WriteBook, FindTemplate, SetTemplate, PreviewTemplate],
    PrintHandOverList,
  ],
})
export class FormModule {}
