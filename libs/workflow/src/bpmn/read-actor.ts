import type { BpmnElement } from 'bpmn-moddle';
import { OFFICER_ROLES, type OfficerRole, roleName } from '#organization';
import type { WorkStep } from '../domain/definition.ts';
import { childOf, childrenOf, extensionOf, nameOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';

type Actor = WorkStep['actor'];

/** `lead:case-officer`, alone or within words, a list, or an expression. */
const CONVENTION = new RegExp(`(?<![\\w-])([a-z][a-z-]*):(${OFFICER_ROLES.join('|')})(?![\\w-])`, 'g');
const ROLE_ALONE = new RegExp(`(?<![\\w-])(${OFFICER_ROLES.join('|')})(?![\\w-])`);

/**
 * Who acts in a foreign task: from its candidate groups (Camunda, Zeebe), else the name of its lane. Both are read as
 * `agency:role`; a role alone, also by its Vietnamese or English name, means the desk for reception and the lead
 * agency for all else.
 * @param usual who acts when nothing is said
 */
export function readActor(
  task: BpmnElement,
  lane: BpmnElement | undefined,
  usual: Actor,
  findings: Findings,
): Actor {
  const stated = statedActor(task, lane, findings);
  if (stated) return stated;
  for (const text of saidOf(task, lane)) {
    const role = roleIn(text);
    if (role) {
      const actor = { agency: role === 'reception-officer' ? 'desk' : 'lead', role };
      findings.note('actor-agency', task, { value: `${actor.agency}:${role}` });
      return actor;
    }
  }
  findings.note('assumed-actor', task, { value: `${usual.agency}:${usual.role}` });
  return usual;
}

/** Who acts where it is written as `agency:role`. */
export function statedActor(
  activity: BpmnElement,
  lane: BpmnElement | undefined,
  findings: Findings,
): Actor | undefined {
  for (const text of saidOf(activity, lane)) {
    const [first, second] = [...text.matchAll(CONVENTION)];
    if (!first) continue;
    if (second) findings.note('several-groups', activity, { value: first[0] });
    return { agency: first[1] ?? '', role: first[2] as OfficerRole };
  }
  return undefined;
}

function saidOf(activity: BpmnElement, lane: BpmnElement | undefined): string[] {
  const assignment = extensionOf(activity, 'zeebe:assignmentDefinition');
  return [
    textOf(activity, 'camunda:candidateGroups'),
    assignment && textOf(assignment, 'candidateGroups'),
    lane && nameOf(lane),
  ].filter((text) => text !== undefined);
}

function roleIn(text: string): OfficerRole | undefined {
  const code = ROLE_ALONE.exec(text)?.[1];
  if (code) return code as OfficerRole;
  const lower = text.toLowerCase();
  return OFFICER_ROLES.find((role) => lower.includes(roleName(role).vi) || lower.includes(roleName(role).en));
}

/** The innermost lane each element lies in. */
export function lanesOf(process: BpmnElement): ReadonlyMap<BpmnElement, BpmnElement> {
  const lanes = new Map<BpmnElement, BpmnElement>();
  const sets = [...childrenOf(process, 'laneSets')];
  for (let set = sets.shift(); set; set = sets.shift()) {
    for (const lane of childrenOf(set, 'lanes')) {
      for (const element of childrenOf(lane, 'flowNodeRef')) lanes.set(element, lane);
      const inner = childOf(lane, 'childLaneSet');
      if (inner) sets.push(inner);
    }
  }
  return lanes;
}
