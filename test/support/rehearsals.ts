import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import type { AuthoredWorkflow, WorkflowDefinition } from '#workflow';
import type { Answer, Officer } from './officer.ts';

/** A dossier at the desk of phường Hoa Ban, as rehearsals make it up. */
export const atHoaBan = (receivedAt: string, more: object = {}) => ({
  ...{ desk: 'H99.41.01', receivedAt },
  ...more,
});

export const seededWorkflow = (code: string): WorkflowDefinition =>
  JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8')) as WorkflowDefinition;

/** A birth registration that is looked into on the spot where the appraisal finds it doubtful or long past. */
export function withInspection(): AuthoredWorkflow {
  const workflow = seededWorkflow('1.001193');
  const appraisal = workflow.steps.find(({ code }) => code === 'appraisal');
  if (!appraisal || !('limit' in appraisal)) throw new Error('there is no appraisal');
  const inspection = {
    ...appraisal,
    code: 'inspection',
    name: 'Xác minh',
    limit: { amount: 2, unit: 'working-hour' as const },
  };
  return {
    ...workflow,
    facts: [
      { code: 'doubtful', name: 'Có nghi vấn', type: 'yes-no' },
      { code: 'years', name: 'Số năm quá hạn', type: 'number' },
    ],
    steps: [...workflow.steps, inspection],
    actions: [
      ...workflow.actions.map((action) =>
        action.from === 'appraisal' && action.code === 'submit'
          ? {
              ...action,
              asks: ['doubtful', 'years'],
              routes: [
                { when: 'fact.doubtful', to: ['inspection'] },
                { when: 'fact.years > 5 && dossier.channel == "direct"', to: ['inspection'] },
              ],
            }
          : action,
      ),
      { code: 'report', name: 'Báo cáo xác minh', from: 'inspection', to: ['review'] },
    ],
  };
}

/** Rehearses what is sound. @returns the walk */
export async function rehearse(administrator: Officer, body: object): Promise<Answer['body']> {
  const answer = await administrator.post('/workflows/rehearsals', body);
  expect([answer.status, answer.body.proof ?? answer.body]).toEqual([
    200,
    expect.objectContaining({ sound: true }),
  ]);
  return answer.body.walk;
}
