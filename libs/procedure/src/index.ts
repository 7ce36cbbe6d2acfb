export { ImportProcedures } from './application/import-procedures.ts';
export { Procedures, type ProcedureVersion } from './application/procedures.ts';
export {
  CHANNELS,
  type Channel,
  channelSchema,
  type Component,
  type Fee,
  type ProcedureDefinition,
  procedureSchema,
} from './domain/procedure.ts';
export { type ProcedureTerms, termsOf } from './domain/terms.ts';
export { ProcedureModule } from './procedure.module.ts';
