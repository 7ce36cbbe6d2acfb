import { Module } from '@nestjs/common';
import { ImportProcedures } from './application/import-procedures.ts';
import { Procedures } from './application/procedures.ts';
import { ProcedureController } from './http/procedure.controller.ts';

@Module({
  controllers: [ProcedureController],
  providers: [Procedures, ImportProcedures],
  exports: [Procedures, ImportProcedures],
})
export class ProcedureModule {}
