import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { replay } from './replay.ts';

const workflow = workflowInBrief(
  {
    ...{ reception: 'received', land: 'processing', tax: 'processing', join: 'processing joins 2' },
    done: 'returned final',
  },
  ['reception/ask → land, tax', 'land/answer → join', 'tax/answer → join', 'join/sign → done'],
);

describe('replaying a path', () => {
  it('gives the tokens that lie where it ends', () => {
    expect(replay(workflow, [])?.marking).toEqual(new Map([['reception', 1]]));
    expect(replay(workflow, ['reception/ask', 'tax/answer'])?.marking).toEqual(
      new Map([
        ['land', 1],
        ['join', 1],
      ]),
    );
  });

  it('names the end it comes to', () => {
    const path = ['reception/ask', 'tax/answer', 'land/answer', 'join/sign'];
    expect(replay(workflow, path)).toMatchObject({ marking: new Map(), ended: { code: 'done' } });
  });

  it.each([
    ['is not known', ['reception/sign']],
    ['belongs to a step that is not open', ['reception/ask', 'land/answer', 'join/sign']],
    ['comes after the end', ['reception/ask', 'tax/answer', 'land/answer', 'join/sign', 'join/sign']],
  ])('gives nothing when an action %s', (_, path) => {
    expect(replay(workflow, path)).toBeUndefined();
  });
});
