import type { Ability, DossierFact } from './ability.ts';

/** What rules over dossiers reach, whatever they permit there: agencies, and officers in person. By id. */
export interface Reached {
  agencies: number[];
  officers: number[];
}

const OF_AGENCIES: readonly DossierFact[] = ['agencies', 'receivingAgency', 'leadAgency'];
const OF_OFFICERS: readonly DossierFact[] = ['involved', 'holders'];

/** Everything an ability reaches at most: who may do nothing to a dossier there needs not see that there is one. */
export function reachOf(ability: Ability): Reached {
  const conditions = ability.rules.flatMap((rule) =>
    rule.subject === 'Dossier' ? [(rule.conditions ?? {}) as Readonly<Record<string, unknown>>] : [],
  );
  const idsOf = (facts: readonly DossierFact[]) => [
    ...new Set(conditions.flatMap((of) => facts.flatMap((fact) => idsIn(of[fact])))),
  ];
  return { agencies: idsOf(OF_AGENCIES), officers: idsOf(OF_OFFICERS) };
}

/** Of a condition as abilities are built: one id, `$in` several, or none. */
function idsIn(condition: unknown): readonly number[] {
  if (condition === undefined) return [];
  if (typeof condition === 'number') return [condition];
  return (condition as { $in: readonly number[] }).$in;
}
