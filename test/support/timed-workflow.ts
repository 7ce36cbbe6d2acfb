import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import type { AuthoredWorkflow, StepTimer, WorkflowAction } from '#workflow';
import type { TestApi } from './test-api.ts';

/** Publishes a seeded workflow with timers at some of its steps, and actions for them to take. */
export async function publishTimed(
  api: Pick<TestApi, 'signIn'>,
  code: string,
  timers: (step: string) => StepTimer[],
  actions: WorkflowAction[] = [],
): Promise<void> {
  const seed = readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8');
  const workflow = JSON.parse(seed) as AuthoredWorkflow;
  const timed = workflow.steps.map((step) => {
    const ofStep = 'limit' in step ? timers(step.code) : [];
    return ofStep.length > 0 ? { ...step, timers: ofStep } : step;
  });
  const administrator = await api.signIn('quantri.tinh');
  const body = { ...workflow, steps: timed, actions: [...workflow.actions, ...actions] };
  const { status, body: answer } = await administrator.post('/workflows', body);
  if (status !== 201) throw new Error(`not published: ${JSON.stringify(answer)}`);
}

/** Timers of a birth registration: under appraisal it is spoken of twice, and nobody waits for papers for ever. */
export const BIRTH_TIMERS: Record<string, StepTimer[]> = {
  appraisal: [
    { code: 'remind', does: 'warn', after: { amount: 2, unit: 'working-hour' } },
    {
      ...{ code: 'tell-leader', does: 'escalate', after: { amount: 4, unit: 'working-hour' } },
      to: { agency: 'lead', role: 'agency-leader' },
    },
  ],
  'awaiting-supplement': [
    { code: 'give-up', does: 'act', action: 'give-up', after: { amount: 30, unit: 'calendar-day' } },
  ],
};

export const GIVE_UP: WorkflowAction = {
  ...{ code: 'give-up', name: 'Dừng giải quyết do quá hạn bổ sung' },
  ...{ from: 'awaiting-supplement', to: ['stopped'] },
};

export const publishTimedBirth = (api: Pick<TestApi, 'signIn'>): Promise<void> =>
  publishTimed(api, '1.001193', (step) => BIRTH_TIMERS[step] ?? [], [GIVE_UP]);
