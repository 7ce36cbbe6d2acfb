export { ImportProcedures } from './application/import-procedures.ts';
export { ProposeImport } from './application/propose-import.ts';
export { NewestProcedures } from './application/queries/newest-procedures.ts';
export { Procedures, type ProcedureVersion } from './application/procedures.ts';
export { type Finding, type ProposedProcedure } from './domain/catalogue-import.ts';
export {
  type Fee,
  FEE_DUES,
  FEE_KINDS,
  type FeeDue,
  feeKey,
  feeKind,
  type FeeKind,
  feeStanding,
} from './domain/fee.ts';
export {
  CHANNELS,
  type Channel,
  channelSchema,
  type Component,
  type ProcedureDefinition,
  procedureSchema,
} from './domain/procedure.ts';
export { findingAt, type FindingCode } from './domain/finding-texts.ts';
export { UNASSIGNED } from './domain/findings-of.ts';
export { resultCodeOf } from './domain/result-code.ts';
export { limitsOf, type ProcedureTerms, termsOf } from './domain/terms.ts';
export { ProcedureAdministrationModule, ProcedureModule } from './procedure.module.ts';
