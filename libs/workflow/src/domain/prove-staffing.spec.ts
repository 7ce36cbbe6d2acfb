import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import type { WorkflowDefinition } from './definition.ts';
import { explainFault } from './explain-fault.ts';
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
const post = (agencyId: number, role: string, ...officerIds: number[]) => ({
  ...{ agencyId, role, officerIds: officerIds.length > 0 ? officerIds : [agencyId] },
});

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

describe('a step for another person than an earlier one', () => {
  const kept = (notBy: string[]): WorkflowDefinition => ({
    ...workflow(),
    steps: workflow().steps.map((step) => (step.code === 'opinion' ? { ...step, notBy } : step)),
  });
  const staffed = (opinion: number[], appraisal: number[]): Province => ({
    ...PROVINCE,
    posts: [
      ...PROVINCE.posts.filter(({ agencyId }) => agencyId !== 7 && agencyId !== 3),
      ...[post(7, 'case-officer', ...opinion), post(3, 'case-officer', ...appraisal)],
    ],
  });

  it.each([
    ['two persons hold the posts', [1], [2]],
    ['one holds both and a second one the earlier', [1], [1, 2]],
    ['one holds both and a second one the later', [1, 2], [1]],
  ])('is staffed where %s', (_, opinion, appraisal) => {
    expect(proveStaffing(kept(['appraisal']), staffed(opinion, appraisal))).toEqual([]);
  });

  it('is a fault where one person holds both posts alone, and tells the desks', () => {
    const [fault, ...more] = proveStaffing(kept(['appraisal']), staffed([1], [1]));
    expect(more).toEqual([]);
    expect(fault).toEqual({
      ...{ code: 'two-persons-missing', at: 'opinion', path: ['reception/on', 'appraisal/ask'] },
      ...{ agency: 'construction-department', role: 'case-officer', desks: ['H99.4'] },
    });
    expect(explainFault(workflow(), fault!).vi).toBe(
      'Sau khi *appraisal* chọn *ask*, *opinion* phải do người khác với người đã làm bước trước thực hiện, nhưng chỉ một người giữ cả hai vị trí khi hồ sơ nộp tại “H99.4”.',
    );
  });

  it('is a fault where two steps before it leave neither of two persons', () => {
    const faults = (reception: number): string[] =>
      proveStaffing(kept(['appraisal', 'reception']), {
        ...staffed([1, 2], [1]),
        posts: [
          ...staffed([1, 2], [1]).posts.filter(({ agencyId }) => agencyId !== 4),
          post(4, 'reception-officer', reception),
        ],
      }).map(({ code }) => code);
    expect(faults(2)).toEqual(['two-persons-missing']);
    expect(faults(3)).toEqual([]);
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
