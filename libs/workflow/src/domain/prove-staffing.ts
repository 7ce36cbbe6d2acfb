import { type FilledPost, type ResolvableAgency, resolveAgency } from '#organization';
import type { StepActor } from './actor.ts';
import { isFinal, type WorkflowDefinition, type WorkStep } from './definition.ts';
import { explore } from './explore.ts';
import { isOpen } from './marking.ts';
import { netOf } from './net.ts';

/** An agency as the proof needs to know it. */
export interface StaffedAgency extends ResolvableAgency {
  readonly code: string;
  readonly kind: string;
}

/** The province a workflow is to run in. */
export interface Province<Agency extends StaffedAgency = StaffedAgency> {
  readonly agencies: readonly Agency[];
  readonly posts: readonly FilledPost[];
  /** Whom the procedure makes competent: what `lead` means in the workflow. */
  readonly competentAgency: string;
  /** Desks that receive the procedure. */
  readonly desks: readonly Agency[];
}

/** Why nobody could take a step, seen from some of the desks. */
export interface StaffingFault {
  /**
   * No such agency serves the desks, nobody holds the role there, or no desk receives the procedure at all; or whoever
   * could take the step is the only one to have done an earlier step, and so may not.
   */
  code: 'agency-unresolved' | 'role-vacant' | 'received-nowhere' | 'two-persons-missing';
  /** The step. */
  at: string;
  /** Actions from the start to the step, each as `step/action`. */
  path: readonly string[];
  /** What the step asks for: an agency by its function, and the role there. */
  agency: string;
  role: string;
  /** Codes of the desks from which nobody is found. */
  desks: readonly string[];
}

/**
 * Proves that every step finds someone: whichever desk took the dossier in, the agency meant by the step exists and an
 * officer holds the role there. @param definition sound, or the paths stay empty
 */
export function proveStaffing(definition: WorkflowDefinition, province: Province): StaffingFault[] {
  const steps = definition.steps.filter((step): step is WorkStep => !isFinal(step));
  const found = vacancies(steps, province);
  return found.length > 0 ? withWays(definition, found) : [];
}

type Vacancy = Omit<StaffingFault, 'path'>;

function vacancies(steps: readonly WorkStep[], province: Province): Vacancy[] {
  if (province.desks.length === 0) {
    const [first] = steps;
    return first ? [{ code: 'received-nowhere', at: first.code, ...first.actor, desks: [] }] : [];
  }
  const holders = new Map(
    province.posts.map(({ agencyId, role, officerIds }) => [`${agencyId} ${role}`, officerIds]),
  );
  const acting = actingAgency(province);
  const holdersOf = ({ agency, role }: StepActor, desk: StaffedAgency): readonly number[] =>
    holders.get(`${acting(agency, desk)?.id} ${role}`) ?? [];
  const asked = steps.flatMap((step) => postsOf(step).map((actor) => ({ code: step.code, actor })));
  const unfilled = asked.flatMap(({ code: at, actor }) => {
    const meant = province.desks.map((desk) => ({ desk, agency: acting(actor.agency, desk) }));
    const unresolved = meant.filter(({ agency }) => !agency);
    const vacant = meant.filter(({ agency, desk }) => agency && holdersOf(actor, desk).length === 0);
    const faults: [StaffingFault['code'], typeof meant][] = [
      ['agency-unresolved', unresolved],
      ['role-vacant', vacant],
    ];
    return faults
      .filter(([, where]) => where.length > 0)
      .map(([code, where]) => ({ code, at, ...actor, desks: where.map(({ desk }) => desk.code) }));
  });
  return [...unfilled, ...lonelySteps(steps, province, holdersOf)];
}

/**
 * Steps kept from whoever did an earlier one at which, from some desks, nobody can ever be left: each holder of the post
 * is all who could have done one of those. That someone may be left is enough, since who acts is chosen as it runs.
 */
function lonelySteps(
  steps: readonly WorkStep[],
  { desks }: Province,
  holdersOf: (actor: StepActor, desk: StaffedAgency) => readonly number[],
): Vacancy[] {
  return steps.flatMap(({ code: at, actor, notBy = [] }) => {
    const earlier = steps.filter(({ code }) => notBy.includes(code));
    const lonely = desks.filter((desk) => {
      const able = holdersOf(actor, desk);
      const alone = earlier.map((step) => holdersOf(step.actor, desk)).filter(({ length }) => length === 1);
      return able.length > 0 && able.every((officer) => alone.some((one) => one.includes(officer)));
    });
    return lonely.length === 0
      ? []
      : [{ code: 'two-persons-missing', at, ...actor, desks: lonely.map(({ code }) => code) }];
  });
}

/** Who acts in a step, and whom its timers tell; each post once. */
const postsOf = ({ actor, timers = [] }: WorkStep): StepActor[] => {
  const told = timers.flatMap((timer) => (timer.does === 'escalate' ? [timer.to] : []));
  return [...new Map([actor, ...told].map((post) => [`${post.agency} ${post.role}`, post])).values()];
};

/** Who acts in a step, seen from a desk; looked for once, since many steps ask for the same. */
function actingAgency({ agencies, competentAgency }: Province) {
  const known = new Map<string, StaffedAgency | undefined>();
  return (reference: string, desk: StaffedAgency): StaffedAgency | undefined => {
    const meant = reference === 'lead' ? competentAgency : reference;
    const key = `${desk.id} ${meant}`;
    if (!known.has(key)) known.set(key, resolveAgency(meant, desk, agencies));
    return known.get(key);
  };
}

function withWays(definition: WorkflowDefinition, found: readonly Vacancy[]): StaffingFault[] {
  const space = explore(netOf(definition));
  return found.map((vacancy) => {
    const opened = space.find((state) =>
      space.held(state).some((held) => held.step.code === vacancy.at && isOpen(held)),
    );
    return { ...vacancy, path: opened === undefined ? [] : space.wayTo(opened) };
  });
}
