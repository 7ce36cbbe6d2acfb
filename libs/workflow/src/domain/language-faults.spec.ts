import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import type { WorkflowDefinition } from './definition.ts';
import { explainFault } from './explain-fault.ts';
import { proveSoundness } from './prove-soundness.ts';

/** Reception, appraisal, either signature or the province, the desk. */
const permit = (change: (workflow: WorkflowDefinition) => void): WorkflowDefinition => {
  const workflow = workflowInBrief(
    {
      ...{ reception: 'received', appraisal: 'processing', approval: 'processing', province: 'processing' },
      ...{ desk: 'completed', done: 'returned final' },
    },
    [
      ...['reception/take → appraisal', 'appraisal/submit → approval', 'approval/sign → desk'],
      ...['province/sign → desk', 'desk/hand-over → done'],
    ],
  );
  workflow.facts = [
    { code: 'area', name: 'Diện tích xây dựng', type: 'number' },
    { code: 'planned', name: 'Phù hợp quy hoạch', type: 'yes-no' },
  ];
  Object.assign(actionOf(workflow, 'appraisal/submit'), {
    asks: ['area'],
    routes: [{ when: 'fact.area > 500', to: ['province'] }],
  });
  change(workflow);
  return workflow;
};

function actionOf({ actions }: WorkflowDefinition, name: string) {
  const action = actions.find(({ from, code }) => `${from}/${code}` === name);
  if (!action) throw new Error(`no ${name}`);
  return action;
}

function stepOf({ steps }: WorkflowDefinition, code: string) {
  const step = steps.find((one) => one.code === code);
  if (!step || 'final' in step) throw new Error(`no ${code}`);
  return step;
}

const routed = (...routes: [string, string][]) =>
  permit((workflow) => {
    Object.assign(actionOf(workflow, 'appraisal/submit'), {
      asks: ['area', 'planned'],
      routes: routes.map(([when, to]) => ({ when, to: [to] })),
    });
  });

const faultsOf = (workflow: WorkflowDefinition) =>
  proveSoundness(workflow).map(({ code, at, path }) => `${code} ${at} ${path.join(' → ')}`.trim());

const toldOf = (workflow: WorkflowDefinition): string[] =>
  proveSoundness(workflow).map((fault) => explainFault(workflow, fault).en);

describe('a workflow with conditions', () => {
  it('is sound when each is asked after its facts are known', () => {
    expect(faultsOf(permit(() => undefined))).toEqual([]);
    const earlier = permit((workflow) => {
      actionOf(workflow, 'reception/take').asks = ['area'];
      delete actionOf(workflow, 'appraisal/submit').asks;
    });
    expect(faultsOf(earlier)).toEqual([]);
  });

  it('is refused when a condition is asked on a way on which nobody entered its fact', () => {
    const forgotten = permit((workflow) => delete actionOf(workflow, 'appraisal/submit').asks);
    expect(faultsOf(forgotten)).toEqual(['fact-not-established appraisal/submit#1 reception/take']);
    expect(toldOf(forgotten)).toEqual([
      'After *reception* chooses *take*, *appraisal* chooses *submit* (when fact.area > 500) depends on *Diện tích xây dựng*, which nobody has entered yet.',
    ]);
    const onOneWayOnly = permit((workflow) => {
      workflow.actions.push({ code: 'urgent', name: 'urgent', from: 'reception', to: ['appraisal'] });
      actionOf(workflow, 'reception/take').asks = ['area'];
      delete actionOf(workflow, 'appraisal/submit').asks;
    });
    expect(faultsOf(onOneWayOnly)).toEqual(['fact-not-established appraisal/submit#1 reception/urgent']);
  });

  it.each([
    ['fact.aera > 500', 'character 6: No such key: aera'],
    ['fact.area > "500"', 'character 1: no such overload: double > string'],
    ['fact.area >', 'character 12: Unexpected token: EOF'],
    ['fact.area', 'character 1: is no yes or no'],
    ['fact.area / 2.0 > 500.0', 'character 1: “fact.area / 2.0” is not allowed'],
  ])('is refused for the condition %s', (when, reason) => {
    const workflow = routed([when, 'province']);
    expect(toldOf(workflow)).toEqual([
      `The condition “${when}” when *appraisal* chooses *submit* (when ${when}) cannot be read or is no yes or no (${reason}).`,
    ]);
  });

  it('is refused for a fact nobody declared, and for one declared twice', () => {
    const undeclared = permit((workflow) => (actionOf(workflow, 'approval/sign').asks = ['height']));
    expect(faultsOf(undeclared)).toEqual(['fact-unknown approval/sign']);
    const twice = permit((workflow) => workflow.facts?.push({ code: 'area', name: 'Khác', type: 'yes-no' }));
    expect(faultsOf(twice)).toContain('duplicate-code area');
  });

  it.each<[string, [string, string][], string[]]>([
    [
      'one that contradicts itself',
      [['fact.area > 500 && fact.area < 100', 'province']],
      ['route-never appraisal/submit#1'],
    ],
    [
      'one that an earlier one covers',
      [
        ['fact.area > 100', 'province'],
        ['fact.area > 500', 'approval'],
      ],
      ['route-never appraisal/submit#2'],
    ],
    ['a mistyped channel', [['dossier.channel == "onlin"', 'province']], ['route-never appraisal/submit#1']],
    [
      'two that leave nothing over',
      [
        ['fact.planned', 'province'],
        ['!fact.planned', 'approval'],
      ],
      ['default-never appraisal/submit'],
    ],
    [
      'touching ranges that leave nothing over',
      [
        ['fact.area <= -2.5', 'province'],
        ['fact.area > -2.5', 'approval'],
      ],
      ['default-never appraisal/submit'],
    ],
    [
      'ranges with a gap of one point',
      [
        ['fact.area < 500', 'province'],
        ['fact.area > 500', 'approval'],
      ],
      [],
    ],
    ['one that compares facts, which is not decided', [['fact.planned == (fact.area > 1)', 'province']], []],
  ])('is held against its conditions: %s', (_, routes, faults) => {
    expect(faultsOf(routed(...routes))).toEqual(faults);
  });

  it('is explored by every way a condition may send it', () => {
    const stranded = permit((workflow) => {
      workflow.actions = workflow.actions.filter(({ from }) => from !== 'province');
    });
    expect(faultsOf(stranded)).toEqual(['stuck province reception/take → appraisal/submit#1']);
    const unforked = permit((workflow) => {
      actionOf(workflow, 'appraisal/submit').routes = [
        { when: 'fact.area > 500', to: ['province', 'approval'] },
      ];
    });
    expect(faultsOf(unforked)).toEqual([
      'parallel-status desk reception/take → appraisal/submit#1 → approval/sign',
      'too-many-tokens desk reception/take → appraisal/submit#1 → approval/sign → province/sign',
      'token-left-behind done reception/take → appraisal/submit#1 → approval/sign → desk/hand-over',
    ]);
  });
});

describe('a timer', () => {
  const remind = { code: 'remind', after: { amount: 4, unit: 'working-hour' as const } };

  it('is sound when it acts by an action that asks for nothing', () => {
    const workflow = permit((changed) => {
      stepOf(changed, 'approval').timers = [
        { ...remind, does: 'warn' },
        { ...remind, code: 'sign', does: 'act', action: 'sign' },
      ];
    });
    expect(faultsOf(workflow)).toEqual([]);
  });

  it.each([
    ['acts by an action that must be given a comment', { ...remind, does: 'act' as const, action: 'submit' }],
    ['acts by an action of another step', { ...remind, does: 'act' as const, action: 'hand-over' }],
    [
      'fires before any time has passed',
      { code: 'remind', does: 'warn' as const, after: { amount: 0, unit: 'working-hour' as const } },
    ],
  ])('is refused when it %s', (_, timer) => {
    const workflow = permit((changed) => {
      actionOf(changed, 'appraisal/submit').requires = ['comment'];
      stepOf(changed, 'appraisal').timers = [timer];
    });
    expect(faultsOf(workflow)).toEqual(['timer-unfit appraisal']);
  });

  it('is refused when two of a step have one code', () => {
    const workflow = permit((changed) => {
      stepOf(changed, 'approval').timers = [
        { ...remind, does: 'warn' },
        { ...remind, does: 'act', action: 'sign' },
      ];
    });
    expect(faultsOf(workflow)).toEqual(['timer-unfit approval', 'timer-unfit approval']);
  });
});

describe('a step for another person than an earlier one', () => {
  const kept = (...notBy: string[]) =>
    permit((workflow) => Object.assign(stepOf(workflow, 'approval'), { notBy }));

  it('is sound when a dossier can have come through those', () => {
    expect(faultsOf(kept('reception', 'appraisal'))).toEqual([]);
  });

  it.each([['nowhere'], ['desk'], ['done'], ['reception', 'desk']])('is refused for %s', (...named) => {
    expect(faultsOf(kept(...named))).toEqual(['not-by-unknown approval']);
  });

  it('is refused when it goes to that very person', () => {
    const workflow = kept('reception');
    stepOf(workflow, 'approval').assign = { by: 'same-as', step: 'reception' };
    expect(faultsOf(workflow)).toEqual(['same-as-barred approval']);
  });
});

describe('a step for the person of an earlier one', () => {
  const given = (step: string, to: string) =>
    permit((workflow) => (stepOf(workflow, step).assign = { by: 'same-as', step: to }));

  it('is sound when a dossier can have come through that one', () => {
    expect(faultsOf(given('desk', 'reception'))).toEqual([]);
  });

  it.each(['nowhere', 'desk', 'done'])('is refused for %s', (to) => {
    expect(faultsOf(given('approval', to))).toEqual(['same-as-unknown approval']);
  });
});
