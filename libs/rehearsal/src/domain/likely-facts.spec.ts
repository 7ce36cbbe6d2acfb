import type { WorkflowAction, WorkflowDefinition } from '#workflow';
import { likelyFacts } from './likely-facts.ts';

const action = (asks: string[], ...conditions: string[]) =>
  ({ asks, routes: conditions.map((when) => ({ when, to: ['there'] })) }) as unknown as WorkflowAction;
const workflow = (...actions: WorkflowAction[]) =>
  ({
    actions,
    facts: [
      { code: 'onSite', name: 'Thực địa', type: 'yes-no' },
      { code: 'area', name: 'Diện tích', type: 'number' },
      { code: 'zone', name: 'Khu vực', type: 'choice', choices: [{ code: 'urban' }, { code: 'rural' }] },
      ...Array.from({ length: 20 }, (_, index) => ({ code: `more${index}`, type: 'yes-no' })),
    ],
  }) as unknown as WorkflowDefinition;

describe('likely facts', () => {
  it('are both answers with every choice', () => {
    const asking = action(['onSite', 'zone']);
    expect(likelyFacts(workflow(asking), asking)).toEqual([
      { onSite: false, zone: 'urban' },
      { onSite: false, zone: 'rural' },
      { onSite: true, zone: 'urban' },
      { onSite: true, zone: 'rural' },
    ]);
  });

  it('are numbers on both sides of those that any condition names', () => {
    const asking = action(['area']);
    const deciding = action([], 'fact.area > 500 || fact.area < 0.5');
    expect(likelyFacts(workflow(asking, deciding), asking).map(({ area }) => area)).toEqual([
      ...[0, 500, 501, 499, 0.5, 1.5, -0.5],
    ]);
  });

  it('are none where nothing is asked, and not without end where much is', () => {
    const [silent, curious] = [action([]), action(Array.from({ length: 20 }, (_, index) => `more${index}`))];
    expect(likelyFacts(workflow(silent), silent)).toEqual([{}]);
    expect(likelyFacts(workflow(curious), curious).length).toBe(256);
  });
});
