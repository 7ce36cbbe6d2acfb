import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { projectPath } from '#platform/config';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { TokenGame, type Tokens } from '../../spec/token-game.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { putInCalls } from './call-workflows.ts';
import { type WorkflowAction, type WorkflowDefinition, workflowSchema } from './definition.ts';
import { enabledActions, fire, initialMarking, isOpen, type Marking, stepOf, workStepOf } from './engine.ts';
import { type Way, waysOf } from './ways.ts';

const opinions = workflowInBrief(
  {
    ...{ appraisal: 'received', land: 'processing', tax: 'processing', summary: 'processing joins 2' },
    ...{ done: 'returned final' },
  },
  ['appraisal/ask → land, tax', 'land/answer → summary', 'tax/answer → summary', 'summary/sign → done'],
);
const named = (name: string): WorkflowAction =>
  opinions.actions.find(({ from, code }) => `${from}/${code}` === name)!;
const after = (...names: string[]): Marking =>
  names.reduce((marking, name) => fire(opinions, marking, named(name)).marking, initialMarking(opinions));
const offered = (marking: Marking) =>
  enabledActions(opinions, marking).map(({ from, code }) => `${from}/${code}`);

describe('the workflow engine', () => {
  it('starts with one token at the initial step', () => {
    expect(initialMarking(opinions)).toEqual(new Map([['appraisal', 1]]));
  });

  it('opens every branch of a fork, in the order of the action', () => {
    const firing = fire(opinions, initialMarking(opinions), named('appraisal/ask'));
    expect(firing.marking).toEqual(
      new Map([
        ['land', 1],
        ['tax', 1],
      ]),
    );
    expect(firing.reached.map(({ code }) => code)).toEqual(['land', 'tax']);
    expect(firing.ended).toBeUndefined();
  });

  it('holds a join closed until all its branches have arrived', () => {
    expect(after('appraisal/ask', 'tax/answer')).toEqual(
      new Map([
        ['land', 1],
        ['summary', 1],
      ]),
    );
    expect(offered(after('appraisal/ask', 'tax/answer'))).toEqual(['land/answer']);
    expect(offered(after('appraisal/ask', 'tax/answer', 'land/answer'))).toEqual(['summary/sign']);
  });

  it('takes all the tokens of a join at once, and names the final step it ends in', () => {
    const firing = fire(opinions, after('appraisal/ask', 'tax/answer', 'land/answer'), named('summary/sign'));
    expect(firing).toEqual({ marking: new Map(), reached: [], ended: stepOf(opinions, 'done') });
  });

  it('leaves the marking it started from as it was', () => {
    const before = initialMarking(opinions);
    fire(opinions, before, named('appraisal/ask'));
    expect(before).toEqual(new Map([['appraisal', 1]]));
  });

  it('refuses steps the definition does not have, and work on final ones', () => {
    expect(() => stepOf(opinions, 'archive')).toThrow('1.000001 v1 has no step archive');
    expect(() => workStepOf(opinions, 'done')).toThrow('done is a final step');
  });

  it.each([
    [undefined, 1, true],
    [2, 1, false],
    [2, 2, true],
    [3, 2, false],
  ])('opens a step that joins %p with %p arrived: %p', (joins, arrived, open) => {
    expect(isOpen({ ...workStepOf(opinions, 'land'), ...(joins && { joins }) }, arrived)).toBe(open);
  });
});

const seeds = readdirSync(projectPath('seed', 'workflows')).map((file) =>
  putInCalls(
    workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', file), 'utf8'))),
    () => undefined,
  ),
);

describe('a walk through any sound workflow', () => {
  it.each([
    ['put together at random', soundWorkflows, 300],
    ['of the seed', fc.constantFrom(...seeds), 150],
  ])('keeps exactly the tokens of the token game until the end: one %s', (_, workflows, numRuns) => {
    fc.assert(
      fc.property(workflows, fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (workflow, draws) => {
        expect(walk(workflow, draws).at(-1)).toHaveLength(1);
      }),
      { numRuns },
    );
  });
});

/** Longer than any fair walk through what the generator makes. */
const TOO_LONG = 3_000;

/** Walks engine and token game side by side: by the draws first, then always by what was taken least, until the end. */
function walk(workflow: WorkflowDefinition, draws: readonly number[]): Tokens[] {
  const game = new TokenGame(workflow);
  const taken = new Map<string, number>();
  const passed = [game.start()];
  let marking = initialMarking(workflow);
  while (passed.length < TOO_LONG) {
    const tokens = passed.at(-1)!;
    const ways = enabledActions(workflow, marking).flatMap(waysOf);
    expect(ways.map(({ name }) => name)).toEqual(
      game.moves(tokens).map(({ from, code }) => `${from}/${code}`),
    );
    const way = choose(ways, draws[passed.length - 1], taken);
    const move = way && game.moveNamed(way.name);
    if (!move) throw new Error(`stranded at ${tokens.join(', ')}`);
    taken.set(way.name, (taken.get(way.name) ?? 0) + 1);
    const firing = fire(workflow, marking, way.action, way.to);
    const next = game.play(tokens, move);
    passed.push(next);
    if (firing.ended) {
      expect([firing.marking.size, game.isOver(next), next]).toEqual([0, true, [firing.ended.code]]);
      return passed;
    }
    marking = firing.marking;
    expect([...marking].flatMap(([code, count]) => Array<string>(count).fill(code)).sort()).toEqual(next);
  }
  throw new Error('the walk never ended');
}

/** The drawn way, or the one taken least so far: a fair walker is not caught in a circle. */
const choose = (
  ways: readonly Way[],
  draw: number | undefined,
  taken: ReadonlyMap<string, number>,
): Way | undefined =>
  draw === undefined
    ? ways.toSorted((one, other) => (taken.get(one.name) ?? 0) - (taken.get(other.name) ?? 0))[0]
    : ways[draw % ways.length];
