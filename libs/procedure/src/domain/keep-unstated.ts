import type { ProcedureDefinition } from './procedure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a source has no place for. */
export interface Unstated {
  /** Fields of the procedure. */
  readonly fields: readonly (keyof ProcedureDefinition)[];
  /** Fields of its cases, found again by their code. */
  readonly ofCases: readonly string[];
}

/**
 * Lays a source over the present version: silence about what the source has no place for takes nothing away.
 * @param offered not checked yet
 */
export function keepUnstated(
  offered: Fields,
  present: ProcedureDefinition | undefined,
  { fields, ofCases }: Unstated,
): Fields {
  if (!present) return offered;
  const cases = Array.isArray(offered['cases']) ? (offered['cases'] as Fields[]) : undefined;
  return {
    ...offered,
    ...picked(present, fields),
    ...(cases && {
      cases: cases.map((one) => ({
        ...one,
        ...picked(present.cases.find(({ code }) => code === one['code']) ?? {}, ofCases),
      })),
    }),
  };
}

const picked = (from: object, names: readonly string[]): Fields =>
  Object.fromEntries(
    Object.entries(from).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
