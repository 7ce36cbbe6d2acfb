import type { Bilingual, FieldFault } from '#platform/problem';
import type { ProcedureDefinition } from './procedure.ts';

/** Where a catalogue may come from. */
export const IMPORT_SOURCES = ['json', 'xlsx', 'national-portal'] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** A dry run waits, was carried out, or was put away. */
export const IMPORT_STATES = ['proposed', 'applied', 'discarded'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A source bigger than this is no catalogue. The whole country has about 5,700 procedures. */
export const MOST_ROWS = 20_000;

/** A procedure as a source has it, not checked yet. */
export interface ProposedProcedure {
  /** JSON Pointer to its place in the source: `/procedures/3`, or sheet and row. */
  readonly place: string;
  readonly definition: unknown;
  /** Where its fields stand in a source laid out otherwise: places by JSON Pointer into the procedure. */
  readonly places?: ReadonlyMap<string, string>;
}

/** Something odd in a source that is taken as it stands and told to whoever decides. */
export interface Finding extends Bilingual {
  /** Stable code; docs/catalogue-import.md has the reason of each. */
  readonly code: string;
  readonly procedure: string;
  /** JSON Pointer into the procedure. */
  readonly pointer: string;
}

/** What a source came to, whatever it is. */
export interface ReadSource {
  readonly proposals: readonly ProposedProcedure[];
  /** What only the source shows; that of the procedures themselves is found later. */
  readonly findings: readonly Finding[];
  /** One of these and nothing is proposed. */
  readonly faults: readonly FieldFault[];
}

/** One field that differs. */
export interface Change {
  /** JSON Pointer into the proposed procedure, or into the present one for what is taken away. */
  readonly pointer: string;
  /** The field's name as a person reads it, from the outside in. */
  readonly field: Bilingual;
  /** Absent = not there. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A procedure the source would change. */
export interface ImportItem {
  readonly code: string;
  readonly name: string;
  readonly kind: 'new' | 'changed' | 'abolished';
  readonly changes: readonly Change[];
  /** The version that is to be written. */
  readonly definition: ProcedureDefinition;
}
