import fc from 'fast-check';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { count, TokenGame } from '../../spec/token-game.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import type { WorkflowDefinition } from './definition.ts';
import { Landings } from './landings.ts';

const marking = (tokens: readonly string[]) => new Map(tokens.map((code) => [code, count(code, tokens)]));

describe('where dossiers can come to stand', () => {
  it('is where the token game comes to, short of the ends, and nowhere else', () => {
    fc.assert(
      fc.property(soundWorkflows, fc.array(fc.nat(), { maxLength: 3 }), (workflow, draws) => {
        const landings = new Landings(workflow);
        const game = new TokenGame(workflow);
        const reached = [...game.everyListFrom(game.start())];
        for (const tokens of reached) expect(landings.has(marking(tokens))).toBe(!game.isOver(tokens));
        const thrown = draws.map((draw) => workflow.steps[draw % workflow.steps.length]!.code).sort();
        if (!reached.some((tokens) => tokens.join() === thrown.join())) {
          expect(landings.has(marking(thrown))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const phased = workflowInBrief(
  {
    desk: 'received',
    first: 'processing',
    second: 'processing phase 2',
    either: 'processing',
    signed: 'completed',
    returned: 'returned final',
  },
  [
    ...['desk/go → first', 'first/on → second', 'first/short → either', 'second/on → either'],
    ...['second/back → first', 'either/sign → signed', 'signed/return → returned'],
  ],
);

describe('the phase of the limit in which a dossier can stand', () => {
  it.each([
    ['desk', [1]],
    ['second', [2]],
    ['first', [1, 2]],
    ['either', [1, 2]],
    ['returned', []],
    ['nowhere', []],
  ])('at %s: %j', (step, phases) => {
    expect([...new Landings(phased).phasesAt(new Map([[step, 1]]))].sort()).toEqual(phases);
  });
});

describe('the facts that must be known', () => {
  const asking: WorkflowDefinition = {
    ...workflowInBrief({ ask: 'received', use: 'processing', again: 'processing', out: 'returned final' }, [
      'ask/on → use',
      'use/on → again',
      'again/on → out',
    ]),
    facts: [
      { code: 'area', name: 'Diện tích', type: 'number' },
      { code: 'visit', name: 'Thực địa', type: 'yes-no' },
    ],
  };
  const [first, second, third] = asking.actions;
  Object.assign(first!, { asks: ['area'] });
  Object.assign(second!, { routes: [{ when: 'fact.area > 5', to: ['out'] }] });
  Object.assign(third!, { asks: ['visit'], routes: [{ when: 'fact.visit', to: ['use'] }] });

  it.each([
    ['ask', []],
    ['use', ['area']],
    // Its own action asks for what it reads, but leads back to a condition over the area.
    ['again', ['area']],
  ])('at %s: %j', (step, facts) => {
    expect([...new Landings(asking).factsKnownAt(new Map([[step, 1]]))]).toEqual(facts);
  });
});
