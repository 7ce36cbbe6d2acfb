import type { RelocationPart, Relocations } from '#dossier';
import type { EndingAgency, EndingPart } from '../domain/effect.ts';

/**
 * Agencies that end with who takes their dossiers over, by id. An agency that does not exist yet gets a number of its own
 * below zero, so that a plan can be made over it.
 */
export function relocationsOf(
  endings: readonly EndingAgency[],
  ids: ReadonlyMap<string, number>,
): { relocations: Relocations; codeOf: (id: number) => string } {
  const known = new Map(ids);
  const idOf = (code: string): number => {
    const id = known.get(code) ?? -known.size - 1;
    known.set(code, id);
    return id;
  };
  const partOf = ({ to, desks, fields, dossiers }: EndingPart): RelocationPart => ({
    ...{ to: idOf(to), fields, dossiers },
    desks: desks?.map(idOf),
  });
  const relocations = new Map(endings.map(({ agency, parts }) => [idOf(agency), parts.map(partOf)]));
  const codes = new Map([...known].map(([code, id]) => [id, code]));
  return { relocations, codeOf: (id) => codes.get(id) ?? String(id) };
}
