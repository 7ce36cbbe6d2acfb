import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { asWritten } from './as-written.ts';
import { putInCalls } from './call-workflows.ts';
import type { AuthoredWorkflow } from './definition.ts';
import { proveSoundness } from './prove-soundness.ts';
import { standInForCalls } from './stand-in-for-calls.ts';

const caller: AuthoredWorkflow = {
  ...workflowInBrief({ start: 'received', tax: 'processing', desk: 'completed', done: 'returned final' }, [
    ...['start/go → tax', 'tax/paid → desk', 'tax/unpaid → start', 'desk/hand-over → done'],
  ]),
};
caller.steps[1] = {
  code: 'tax',
  name: 'Thuế',
  status: 'processing',
  calls: '1.000002',
  agency: 'tax-office',
};
caller.actions[1]!.on = 'returned';
caller.actions[2]!.on = 'stopped';

const callee = workflowInBrief(
  { take: 'received', appraise: 'processing', out: 'returned final', not: 'stopped final' },
  ['take/go → appraise', 'appraise/agree → out', 'appraise/refuse → not'],
);

describe('a workflow whose calls are not known yet', () => {
  it('is proved with a step for each, which goes on by each of its exits', () => {
    expect(proveSoundness(standInForCalls(caller))).toEqual([]);
    const astray = { ...caller, actions: caller.actions.filter(({ from }) => from !== 'tax') };
    expect(proveSoundness(standInForCalls(astray)).map(({ code, at }) => `${code} ${at}`)).toContain(
      'stuck tax',
    );
  });

  it('keeps its actions, so that what is said of them can be found again', () => {
    expect(standInForCalls(caller).actions).toBe(caller.actions);
  });
});

describe('a step of what runs', () => {
  const runs = putInCalls(caller, () => callee);

  it('belongs to the step that calls when it was called, and else to itself', () => {
    expect(runs.steps.map(({ code }) => `${code}: ${asWritten(runs, code)}`)).toEqual([
      ...['start: start', 'desk: desk', 'done: done', 'tax.take: tax', 'tax.appraise: tax'],
    ]);
  });
});
