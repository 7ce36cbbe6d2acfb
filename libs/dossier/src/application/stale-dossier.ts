import { dossierProblem } from '../domain/dossier.problems.ts';
import type { DossierState } from '../domain/dossier-state.ts';

/** Refuses an act on a version that is no longer the present one, and shows the present state. */
export const staleDossier = ({ version, status, tasks }: DossierState) =>
  dossierProblem(
    'dossier.stale',
    { version },
    { current: { version, status, steps: tasks.map(({ step }) => step) } },
  );
