import type {
  DossierStatus,
  WorkflowAction,
  WorkflowDefinition,
  WorkflowStep,
} from '../src/domain/definition.ts';

/**
 * A workflow in a few words: steps as `'processing'`, `'processing joins 2'`, `'processing phase 2'` or
 * `'returned final'` by code, actions as `'split/fork → left, right'` (step, action, targets).
 */
export function workflowInBrief(
  steps: Record<string, string>,
  actions: readonly string[],
): WorkflowDefinition {
  return {
    code: '1.000001',
    version: 1,
    procedure: '1.000001',
    name: 'Quy trình thử',
    basis: { kind: 'template', source: 'Quy trình thử' },
    initial: Object.keys(steps)[0] ?? '',
    steps: Object.entries(steps).map(([code, description]) => stepInBrief(code, description)),
    actions: actions.map(actionInBrief),
  };
}

export function stepInBrief(code: string, description: string): WorkflowStep {
  const [status, kind, count] = description.split(' ') as [
    DossierStatus,
    ('joins' | 'phase' | 'final')?,
    string?,
  ];
  if (kind === 'final') return { code, name: code, status, final: true };
  const work: WorkflowStep = {
    ...{ code, name: code, status },
    actor: { agency: 'lead', role: 'case-officer' },
    limit: { amount: 1, unit: 'working-day' },
  };
  return kind ? { ...work, [kind]: Number(count) } : work;
}

export function actionInBrief(description: string): WorkflowAction {
  const [source = '', targets = ''] = description.split(' → ');
  const [from = '', code = ''] = source.split('/');
  return { code, name: code, from, to: targets.split(', ') };
}
