import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { callFaults } from './call-faults.ts';
import { type Callees, putInCalls } from './call-workflows.ts';
import { type AuthoredWorkflow, type WorkflowDefinition, workflowSchema } from './definition.ts';
import { explainFault } from './explain-fault.ts';
import { proveSoundness } from './prove-soundness.ts';

/** What the tax office does with what it is sent: it takes it in, asks the applicant if need be, and answers or stops. */
const taxes = (): WorkflowDefinition => {
  const workflow = workflowInBrief(
    {
      ...{ intake: 'received', reckoning: 'processing', wait: 'awaiting-supplement', desk: 'completed' },
      ...{ sent: 'returned final', dropped: 'stopped final' },
    },
    [
      ...[
        'intake/take → reckoning',
        'reckoning/lack → wait',
        'wait/bring → reckoning',
        'reckoning/reckon → desk',
      ],
      ...['reckoning/drop → dropped', 'desk/send → sent'],
    ],
  );
  const [intake, reckoning] = workflow.steps;
  Object.assign(workflow.steps.find(({ code }) => code === 'desk') ?? {}, { notBy: ['reckoning'] });
  Object.assign(intake ?? {}, { actor: { agency: 'desk', role: 'reception-officer' }, phase: 1 });
  Object.assign(reckoning ?? {}, {
    assign: { by: 'same-as', step: 'intake' },
    timers: [
      {
        ...{ code: 'late', does: 'escalate', after: { amount: 3, unit: 'working-day' } },
        to: { agency: 'lead', role: 'unit-head' },
      },
    ],
  });
  return {
    ...workflow,
    code: '1.000002',
    facts: [{ code: 'due', name: 'Số thuế phải nộp', type: 'number' }],
  };
};

const callees: Callees = (code) => (code === '1.000002' ? taxes() : undefined);

const transfer = (change: (workflow: AuthoredWorkflow) => void = () => undefined): AuthoredWorkflow => {
  const brief = workflowInBrief(
    {
      ...{ reception: 'received', appraisal: 'processing', signature: 'processing', desk: 'completed' },
      ...{ done: 'returned final' },
    },
    [
      ...['reception/take → appraisal', 'appraisal/send → tax', 'tax/reckoned → signature'],
      ...[
        'tax/dropped → appraisal',
        'appraisal/skip → signature',
        'signature/sign → desk',
        'desk/hand-over → done',
      ],
    ],
  );
  const workflow: AuthoredWorkflow = {
    ...brief,
    steps: [
      ...brief.steps,
      ...[
        {
          code: 'tax',
          name: 'Xác định thuế',
          status: 'processing' as const,
          calls: '1.000002',
          agency: 'tax-office',
        },
      ],
    ],
    actions: brief.actions.map((action) => ({
      ...action,
      ...(action.code === 'reckoned' && { on: 'returned' as const }),
      ...(action.code === 'dropped' && { on: 'stopped' as const }),
    })),
  };
  change(workflow);
  return workflow;
};

const actionOf = ({ actions }: AuthoredWorkflow, name: string) => {
  const action = actions.find(({ from, code }) => `${from}/${code}` === name);
  if (!action) throw new Error(`no ${name}`);
  return action;
};

const faultsOf = (workflow: AuthoredWorkflow, called = callees): string[] =>
  callFaults(workflow, called).map(({ code, at, end, fact }) => [code, at, end ?? fact].join(' ').trim());

describe('a workflow that calls another', () => {
  it('has the form of a workflow, and is sound with the other in the place of the call', () => {
    expect(workflowSchema.parse(transfer())).toEqual(transfer());
    expect(faultsOf(transfer())).toEqual([]);
    expect(proveSoundness(putInCalls(transfer(), callees))).toEqual([]);
  });

  it('goes through the steps of the other at the agency it calls or the desk, and on from where that ends', () => {
    const { steps, actions, facts } = putInCalls(transfer(), callees);
    expect(steps.filter((step) => 'within' in step)).toMatchObject([
      {
        ...{ code: 'tax.intake', name: 'Xác định thuế: intake', status: 'processing', within: 'tax' },
        actor: { agency: 'desk', role: 'reception-officer' },
      },
      {
        ...{ code: 'tax.reckoning', assign: { by: 'same-as', step: 'tax.intake' } },
        timers: [{ to: { agency: 'tax-office', role: 'unit-head' } }],
      },
      { code: 'tax.wait', status: 'awaiting-supplement' },
      { code: 'tax.desk', status: 'processing', notBy: ['tax.reckoning'] },
    ]);
    expect(actions.map(({ from, code, to }) => `${from}/${code} → ${to.join()}`)).toEqual([
      ...['reception/take → appraisal', 'appraisal/send → tax.intake', 'appraisal/skip → signature'],
      ...['signature/sign → desk', 'desk/hand-over → done', 'tax.intake/take → tax.reckoning'],
      ...[
        'tax.reckoning/lack → tax.wait',
        'tax.wait/bring → tax.reckoning',
        'tax.reckoning/reckon → tax.desk',
      ],
      ...['tax.reckoning/drop → appraisal', 'tax.desk/send → signature'],
    ]);
    expect(facts).toEqual(taxes().facts);
  });

  it('may call one that calls another itself', () => {
    const outer = transfer((workflow) => (workflow.code = '1.000003'));
    const nested: Callees = (code) =>
      code === '1.000003' ? putInCalls({ ...outer, code }, callees) : callees(code);
    const whole = putInCalls(
      transfer((workflow) => {
        workflow.steps = workflow.steps.map((step) =>
          'calls' in step ? { ...step, calls: '1.000003' } : step,
        );
        workflow.actions = workflow.actions.filter(({ code }) => code !== 'dropped');
      }),
      nested,
    );
    expect(proveSoundness(whole)).toEqual([]);
    expect(whole.steps.map(({ code }) => code)).toContain('tax.tax.reckoning');
    expect(whole.steps.find(({ code }) => code === 'tax.tax.reckoning')).toMatchObject({ within: 'tax' });
  });

  it('begins with the other when it begins with the call', () => {
    const workflow = transfer((changed) => (changed.initial = 'tax'));
    expect(putInCalls(workflow, callees).initial).toBe('tax.intake');
  });

  it.each<[string, string[], (workflow: AuthoredWorkflow) => void]>([
    [
      'nothing follows upon an end of the other',
      ['call-without-exit tax stopped'],
      (workflow) => (workflow.actions = workflow.actions.filter(({ code }) => code !== 'dropped')),
    ],
    [
      'something follows upon an end the other does not have',
      ['exit-never tax/late'],
      ({ actions }) =>
        actions.push({ code: 'late', name: 'late', from: 'tax', to: ['signature'], on: 'refused' }),
    ],
    [
      'two things follow upon the same end',
      ['exit-never tax/again'],
      ({ actions }) =>
        actions.push({ code: 'again', name: 'again', from: 'tax', to: ['signature'], on: 'returned' }),
    ],
    [
      'what follows asks an officer for something, though none acts there',
      ['exit-unfit tax/reckoned'],
      (workflow) => (actionOf(workflow, 'tax/reckoned').requires = ['comment']),
    ],
    [
      'what follows does not say upon which end',
      ['exit-unfit tax/late'],
      ({ actions }) => actions.push({ code: 'late', name: 'late', from: 'tax', to: ['signature'] }),
    ],
    [
      'an action of an officer follows upon an end of nothing',
      ['exit-unfit appraisal/send'],
      (workflow) => (actionOf(workflow, 'appraisal/send').on = 'returned'),
    ],
    [
      'it knows a fact of the other as something else',
      ['fact-mismatch tax due'],
      (workflow) => (workflow.facts = [{ code: 'due', name: 'Phải nộp thuế', type: 'yes-no' }]),
    ],
  ])('is refused when %s', (_, faults, change) => {
    expect(faultsOf(transfer(change))).toEqual(faults);
    for (const fault of callFaults(transfer(change), callees)) {
      expect(explainFault(transfer(change), fault).vi).toMatch(/^\S.*\.$/);
    }
  });

  it('is refused when its calls of calls make it too big to be proved', () => {
    const big: Callees = () => ({
      ...taxes(),
      steps: [
        ...taxes().steps,
        ...Array.from({ length: 1_000 }, (_, index) => ({
          ...{ code: `s${index}`, name: `s${index}`, status: 'stopped' as const, final: true as const },
        })),
      ],
    });
    expect(faultsOf(transfer(), big)).toEqual(['calls-too-much tax']);
  });

  it('is refused when the other is not published, in words that name the step', () => {
    const [fault] = callFaults(transfer(), () => undefined);
    expect(fault && explainFault(transfer(), fault)).toEqual({
      vi: '*Xác định thuế* gọi một quy trình chưa được công bố.',
      en: '*Xác định thuế* calls a workflow that is not published.',
    });
  });

  it('is proved as a whole: a branch left open beside a call that stops is found inside it', () => {
    const beside = transfer((workflow) => {
      actionOf(workflow, 'appraisal/send').to = ['tax', 'signature'];
    });
    const faults = proveSoundness(putInCalls(beside, callees));
    expect(faults.map(({ code, at }) => `${code} ${at}`)).toContain('parallel-status tax.wait');
    expect(faults.find(({ at }) => at === 'tax.wait')?.path).toEqual([
      ...['reception/take', 'appraisal/send', 'tax.intake/take', 'tax.reckoning/lack'],
    ]);
  });
});
