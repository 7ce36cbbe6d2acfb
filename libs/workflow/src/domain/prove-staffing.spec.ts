import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import type { WorkflowDefinition } from './definition.ts';
import { type Province, proveStaffing, type StaffedAgency } from './prove-staffing.ts';
import { receivingDesks } from './receiving-desks.ts';

const agency = (
  id: number,
  kind: string,
  parentId: number | null,
  functions: string[] = [],
  serves: number[] = [],
): StaffedAgency => ({ id, code: `H99.${id}`, kind, parentId, functions, serves, validUntil: null });

const AGENCIES = [
  ...[agency(1, 'province', null), agency(2, 'one-stop-centre', 1)],
  ...[agency(3, 'commune', 1), agency(4, 'one-stop-centre', 3)],
  ...[agency(5, 'commune', 1), agency(6, 'one-stop-centre', 5)],
  agency(7, 'department', 1, ['construction-department']),
  agency(8, 'branch', 1, ['land-registry'], [3]),
];
const post = (agencyId: number, role: string) => ({ agencyId, role });

/** Communes decide; a department is asked for its opinion. */
const PROVINCE: Province = {
  agencies: AGENCIES,
  posts: [
    ...[3, 5, 7].map((id) => post(id, 'case-officer')),
    ...[4, 6].map((id) => post(id, 'reception-officer')),
  ],
  competentAgency: 'commune',
  desks: receivingDesks('commune', AGENCIES),
};

function workflow(opinionOf = 'construction-department'): WorkflowDefinition {
  const brief = workflowInBrief(
    { reception: 'received', appraisal: 'processing', opinion: 'processing', done: 'returned final' },
    ['reception/on → appraisal', 'appraisal/ask → opinion', 'opinion/give → done'],
  );
  const actors: Record<string, WorkflowActor> = {
    reception: { agency: 'desk', role: 'reception-officer' },
    opinion: { agency: opinionOf, role: 'case-officer' },
  };
  return {
    ...brief,
    steps: brief.steps.map((step) =>
      'actor' in step ? { ...step, actor: actors[step.code] ?? step.actor } : step,
    ),
  };
}
type WorkflowActor = Extract<WorkflowDefinition['steps'][number], { actor: unknown }>['actor'];

describe('the proof of staffing', () => {
  it('finds someone for every step of a province that is complete', () => {
    expect(proveStaffing(workflow(), PROVINCE)).toEqual([]);
  });

  it('names the desks from which nobody holds a role, the role and the way to the step', () => {
    const posts = PROVINCE.posts.filter(({ agencyId }) => agencyId !== 5);
    expect(proveStaffing(workflow(), { ...PROVINCE, posts })).toEqual([
      {
        ...{ code: 'role-vacant', at: 'appraisal', path: ['reception/on'] },
        ...{ agency: 'lead', role: 'case-officer', desks: ['H99.6'] },
      },
    ]);
  });

  it('names the desks that an agency does not serve', () => {
    const registry = { at: 'opinion', agency: 'land-registry', role: 'case-officer' };
    const path = ['reception/on', 'appraisal/ask'];
    expect(proveStaffing(workflow('land-registry'), PROVINCE)).toEqual([
      { ...registry, code: 'agency-unresolved', path, desks: ['H99.6'] },
      { ...registry, code: 'role-vacant', path, desks: ['H99.4'] },
    ]);
  });

  it('refuses what no desk can receive', () => {
    const desks = receivingDesks('court', AGENCIES);
    expect(proveStaffing(workflow(), { ...PROVINCE, competentAgency: 'court', desks })).toEqual([
      {
        ...{ code: 'received-nowhere', at: 'reception', path: [] },
        ...{ agency: 'desk', role: 'reception-officer', desks: [] },
      },
    ]);
  });
});

describe('the desks that receive a procedure', () => {
  it.each([
    ['commune', ['H99.4', 'H99.6']],
    ['construction-department', ['H99.2', 'H99.4', 'H99.6']],
    ['land-registry', ['H99.4']],
    ['court', []],
  ])('are those from which %s is found', (competent, desks) => {
    expect(receivingDesks(competent, AGENCIES).map(({ code }) => code)).toEqual(desks);
  });
});
