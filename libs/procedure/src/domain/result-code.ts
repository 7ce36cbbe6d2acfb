import type { ProcedureDefinition } from './procedure.ts';

/**
 * The national code of a result by its name; of a procedure with several results, the one of the same name.
 * @returns undefined where none is called so: no code rather than a wrong one
 */
export function resultCodeOf(name: string, results: ProcedureDefinition['results']): string | undefined {
  const named = results.find((candidate) => sameName(candidate.name, name));
  const only = results.length === 1 ? results[0] : undefined;
  return (named ?? only)?.code ?? undefined;
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();
