import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { type WorkflowDefinition, workflowSchema } from './definition.ts';

const sound = (): WorkflowDefinition =>
  workflowInBrief({ reception: 'received', done: 'returned final' }, ['reception/return → done']);

const faultsOf = (change: (workflow: WorkflowDefinition) => unknown): [string, string][] => {
  const workflow = sound();
  change(workflow);
  const { error } = workflowSchema.safeParse(workflow);
  return (error?.issues ?? []).map(({ path, message }) => [path.join('/'), message]);
};

describe('a workflow as a file', () => {
  it('may tell the decision it rests on and the day it takes effect', () => {
    const basis = {
      kind: 'published',
      source: 'Quyết định',
      decision: '12/QĐ-UBND',
      effectiveFrom: '2026-01-01',
    };
    expect(workflowSchema.parse({ ...sound(), basis })).toMatchObject({ basis });
    expect(faultsOf((workflow) => (workflow.basis.effectiveFrom = '01/01/2026'))[0]?.[0]).toBe(
      'basis/effectiveFrom',
    );
    expect(faultsOf((workflow) => (workflow.basis.effectiveFrom = '0000-01-01'))[0]?.[0]).toBe(
      'basis/effectiveFrom',
    );
  });

  it('is refused where it names steps it does not have, all of them reported in both languages', () => {
    const faults = faultsOf((workflow) => {
      workflow.initial = 'counter';
      workflow.actions[0]!.to = ['done', 'archive'];
    });
    expect(faults).toEqual([
      ['initial', 'Quy trình không có bước counter | The workflow has no step counter'],
      ['actions/0/to/1', 'Quy trình không có bước archive | The workflow has no step archive'],
    ]);
  });
});
