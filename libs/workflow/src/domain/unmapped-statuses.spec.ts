import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { explainFault } from './explain-fault.ts';
import { unmappedStatuses } from './unmapped-statuses.ts';

const workflow = workflowInBrief(
  { reception: 'received', appraisal: 'processing', returned: 'returned final' },
  ['reception/hand-over → appraisal', 'appraisal/finish → returned'],
);
const codes = new Map([
  ['received', '2'],
  ['processing', '4'],
  ['returned', '10'],
]);

describe('the statuses of a workflow', () => {
  it('each stand for one of the national portal', () => {
    expect(unmappedStatuses(workflow, codes)).toEqual([]);
  });

  it('are refused step by step when they stand for none, in a sentence that names the status', () => {
    const [fault, ...more] = unmappedStatuses(workflow, new Map([...codes].slice(0, 2)));
    expect([fault, more]).toEqual([
      { code: 'status-unmapped', at: 'returned', path: [], status: 'returned' },
      [],
    ]);
    const { vi, en } = explainFault(workflow, fault!);
    expect(vi).toMatch(/^\*returned\* có trạng thái “returned” chưa ứng với mã trạng thái hồ sơ nào/);
    expect(en).toMatch(/stands for no status of the national portal/);
  });
});
