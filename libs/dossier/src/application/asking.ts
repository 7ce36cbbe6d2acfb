import type { Principal } from '#identity';
import type { Agency } from '#organization';
import type { WorkflowDefinition } from '#workflow';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Asking } from '../domain/offered-act.ts';
import { actingOfficer } from './acting-officer.ts';

/** A signed-in officer who asks what they may do with a dossier. */
export const askingOf = (
  officer: Principal,
  state: DossierState,
  workflow: WorkflowDefinition | null,
  agencyOf: (id: number) => Agency,
): Asking => ({
  officer,
  acting: actingOfficer(officer, state),
  workflow,
  agencyName: (agencyId) => agencyOf(agencyId).name,
});
