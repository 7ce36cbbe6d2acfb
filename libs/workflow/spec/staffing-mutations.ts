import { OFFICER_ROLES, type ProvinceDefinition } from '#organization';
import type { WorkflowDefinition } from '../src/domain/definition.ts';

interface Staffed {
  workflow: WorkflowDefinition;
  province: ProvinceDefinition;
}

type Draws = readonly [number, number];

const drawn = <Item>(items: readonly Item[], draw: number): Item => items[draw % items.length] as Item;

/** Everyone leaves a role at one agency. */
export function emptiedPost(
  workflow: WorkflowDefinition,
  province: ProvinceDefinition,
  [first, second]: Draws,
): Staffed {
  const agency = drawn(province.agencies, first);
  const role = drawn(['case-officer', 'reception-officer', 'unit-head', 'agency-leader', 'clerk'], second);
  const officers = province.officers.map((officer) => ({
    ...officer,
    positions: officer.positions.filter((post) => post.role !== role || post.agency !== agency.code),
  }));
  return { workflow, province: { ...province, officers } };
}

/** A step asks for a role or an agency drawn at random: some exist, some do not. */
export function strangeActor(
  workflow: WorkflowDefinition,
  province: ProvinceDefinition,
  [first, second]: Draws,
): Staffed {
  const mutant = structuredClone(workflow);
  const step = drawn(
    mutant.steps.filter((candidate) => !('final' in candidate)),
    first,
  );
  const functions = [...new Set(province.agencies.flatMap((agency) => agency.functions)), 'court', 'desk'];
  if ('actor' in step) {
    step.actor =
      second % 2 === 0
        ? { ...step.actor, role: drawn(OFFICER_ROLES, second >> 1) }
        : { ...step.actor, agency: drawn(functions, second >> 1) };
  }
  return { workflow: mutant, province };
}
