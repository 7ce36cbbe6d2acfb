import {
  type Facts,
  isValueOf,
  isWork,
  type Landings,
  type WorkflowDefinition,
  type WorkStep,
} from '#workflow';
import { termsOfDossier } from './clock-of-dossier.ts';
import type { DossierState } from './dossier-state.ts';

/** What dossiers are to be moved to: another version of their workflow. */
export interface MoveTarget {
  readonly definition: WorkflowDefinition;
  /** Of that version. */
  readonly landings: Landings;
  /** Steps of earlier versions by the steps that take their place; one that is not named keeps its code. */
  readonly steps: Readonly<Record<string, string>>;
}

/** An open task and the step that takes the place of its own. */
export interface MovedToken {
  readonly from: string;
  readonly arrived: number;
  readonly to: WorkStep;
}

/** Why a dossier stays with its version. */
export type StayReason =
  /** Nothing takes the place of a step it stands at. */
  | { readonly code: 'step-missing'; readonly step: string; readonly to: string }
  /** Another status would begin, or end, a wait of the clock. */
  | { readonly code: 'status-differs'; readonly step: string; readonly to: string }
  /** No agency of the province does what the step asks for. */
  | { readonly code: 'agency-missing'; readonly to: string; readonly reference: string }
  /** Two of its branches would lie on one step. */
  | { readonly code: 'branches-merge'; readonly to: string }
  /** No dossier of that version can come to stand so. */
  | { readonly code: 'unreachable'; readonly to: readonly string[] }
  /** Where it would stand, another phase of the time limit runs. */
  | { readonly code: 'phase-differs'; readonly phase: number }
  /** Conditions ahead read what nobody has established and nobody will be asked for. */
  | { readonly code: 'facts-missing'; readonly facts: readonly string[] }
  /** It went on since the plan, which says nothing of where it stands. */
  | { readonly code: 'not-planned' };

export type MoveOutcome =
  { readonly moves: readonly MovedToken[] } | { readonly stays: readonly StayReason[] };

type MovableDossier = Pick<DossierState, 'status' | 'tasks' | 'facts' | 'terms' | 'phaseStarts'>;

/**
 * Whether a running dossier can go on under another version, and at which steps: only where everything that was proved of
 * that version holds for it as for one that began under it. Pure.
 * @param agencyFor the agency a step of the dossier means; nothing when the province has none
 */
export function moveOutcome(
  dossier: MovableDossier,
  target: MoveTarget,
  agencyFor: (reference: string) => number | undefined,
): MoveOutcome {
  const tokens = dossier.tasks.map(({ step, arrived }) => tokenOf(step, arrived, target));
  const moves = tokens.filter((token): token is MovedToken => 'from' in token);
  const missing = tokens.flatMap((token) => ('from' in token ? [] : [token]));
  const stays = missing.length > 0 ? missing : reasonsAgainst(dossier, moves, target, agencyFor);
  return stays.length > 0 ? { stays } : { moves };
}

function tokenOf(
  from: string,
  arrived: number,
  { definition, steps }: MoveTarget,
): MovedToken | Extract<StayReason, { code: 'step-missing' }> {
  const code = new Map(Object.entries(steps)).get(from) ?? from;
  const to = definition.steps.find((step) => step.code === code);
  return to && isWork(to) ? { from, arrived, to } : { code: 'step-missing', step: from, to: code };
}

function reasonsAgainst(
  dossier: MovableDossier,
  moves: readonly MovedToken[],
  { definition, landings }: MoveTarget,
  agencyFor: (reference: string) => number | undefined,
): StayReason[] {
  const differing = moves.filter(({ to }) => to.status !== dossier.status);
  const nobody = moves.filter(({ to }) => agencyFor(to.actor.agency) === undefined);
  const reasons: StayReason[] = [
    ...differing.map(({ from, to }) => ({ code: 'status-differs' as const, step: from, to: to.code })),
    ...nobody.map(({ to }) => ({
      ...{ code: 'agency-missing' as const, to: to.code, reference: to.actor.agency },
    })),
  ];
  const marking = new Map(moves.map(({ to, arrived }) => [to.code, arrived]));
  if (marking.size < moves.length) return [...reasons, ...mergers(moves)];
  // That it cannot stand so follows from another status most of the time, and says less.
  if (reasons.length > 0) return reasons;
  if (!landings.has(marking)) return [{ code: 'unreachable', to: [...marking.keys()] }];
  const phase = dossier.phaseStarts.length + 1;
  const last = termsOfDossier(dossier).phases.length;
  const runs = [...landings.phasesAt(marking)].some((one) => Math.min(one, last) === phase);
  const facts = factsMissing(landings.factsKnownAt(marking), definition, dossier.facts);
  return [
    ...(runs ? [] : [{ code: 'phase-differs' as const, phase }]),
    ...(facts.length > 0 ? [{ code: 'facts-missing' as const, facts }] : []),
  ];
}

function mergers(moves: readonly MovedToken[]): StayReason[] {
  const codes = moves.map(({ to }) => to.code);
  const several = codes.filter((code, index) => codes.indexOf(code) < index);
  return [...new Set(several)].map((to) => ({ code: 'branches-merge', to }));
}

/** Facts that must be known and are not, or with a value they cannot have in that version. */
const factsMissing = (
  known: ReadonlySet<string>,
  { facts = [] }: WorkflowDefinition,
  held: Facts,
): string[] =>
  facts
    .filter(({ code }) => known.has(code))
    .filter((fact) => {
      const value = new Map(Object.entries(held)).get(fact.code);
      return value === undefined || !isValueOf(fact, value);
    })
    .map(({ code }) => code);
