import { Module } from '@nestjs/common';
import { OrganizationModule } from '#organization';
import { WorkbookReader } from '#platform/workbook';
import { ApplyImport } from './application/apply-import.ts';
import { DiscardImport } from './application/discard-import.ts';
import { Procedures } from './application/procedures.ts';
import { ProposeFile } from './application/propose-file.ts';
import { ProposeImport } from './application/propose-import.ts';
import { FindImport } from './application/queries/find-import.ts';
import { NewestProcedures } from './application/queries/newest-procedures.ts';
import { ListProcedures } from './application/queries/list-procedures.ts';
import { CatalogueImportController } from './http/catalogue-import.controller.ts';
import { ProcedureController } from './http/procedure.controller.ts';

@Module({
  imports: [OrganizationModule],
  providers: [Procedures, NewestProcedures, ProposeImport],
  exports: [Procedures, NewestProcedures, ProposeImport],
})
export class ProcedureModule {}

/** Procedures over HTTP; runs in the api alone: setup and worker read and propose procedures, and answer nobody. */
@Module({
  imports: [ProcedureModule],
  controllers: [ProcedureController, CatalogueImportController],
  providers: [ListProcedures, ProposeFile, ApplyImport, DiscardImport, FindImport, WorkbookReader],
})
export class ProcedureAdministrationModule {}
