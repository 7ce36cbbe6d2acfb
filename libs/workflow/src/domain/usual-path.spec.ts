import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { isWork, type WorkflowDefinition, workflowSchema } from './definition.ts';
import { usualPath } from './usual-path.ts';

const folder = projectPath('seed', 'workflows');
const read = (file: string) =>
  workflowSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))) as WorkflowDefinition;
const codes = (file: string, open: string[]) => usualPath(read(file), open).map(({ code }) => code);

describe('what usually comes next', () => {
  it('is every step from where it stands to the result, without ways back, round or out', () => {
    expect(codes('1.001193.json', ['appraisal'])).toEqual(['review', 'approval', 'issuance', 'hand-over']);
  });

  it('goes on from a wait for the applicant with what the wait was for', () => {
    expect(codes('1.001193.json', ['awaiting-supplement'])[0]).toBe('appraisal');
  });

  it('is nothing where nothing is open, and nothing for a step that is not there', () => {
    expect([codes('1.001193.json', []), codes('1.001193.json', ['nowhere'])]).toEqual([[], []]);
  });

  it.each(['1.012753.json', '1.013831.json'])(
    'takes the payment an obligation asks for as usual, though it might be waived: %s',
    (file) => {
      const path = codes(file, ['reception']);
      expect(path).toContain('awaiting-finance');
      expect(path.indexOf('awaiting-finance')).toBeLessThan(path.indexOf('second-appraisal'));
    },
  );

  it('tells branches one after the other, and what waits for all of them behind them', () => {
    const forked = ['a', 'b', 'c', 'join'].map((code) => ({
      ...read('1.001193.json').steps[1]!,
      ...{ code, name: code },
      ...(code === 'join' && { joins: 2 }),
    }));
    const way = (from: string, ...to: string[]) => ({ code: 'go', name: 'go', from, to });
    const { steps, ...rest } = read('1.001193.json');
    const definition: WorkflowDefinition = {
      ...{ ...rest, initial: 'reception', steps: [...forked, ...steps] },
      actions: [
        way('reception', 'a', 'b'),
        ...[way('a', 'join'), way('b', 'c'), way('c', 'join'), way('join', 'done')],
      ],
    };
    expect(usualPath(definition, ['reception']).map(({ code }) => code)).toEqual(['a', 'b', 'c', 'join']);
  });

  it.each(readdirSync(folder))(
    'leads from the first step of %s to handing over, through no step twice',
    (file) => {
      const definition = read(file);
      if (!definition.steps.every((step) => isWork(step) || 'final' in step)) return;
      const path = codes(file, [definition.initial]);
      expect(path.at(-1)).toBe('hand-over');
      expect(new Set(path).size).toBe(path.length);
    },
  );
});
