import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { trials } from '#testing';
import { Problem } from '#platform/problem';
import type { Channel } from '#procedure';
import { type WorkflowDefinition, workStepOf } from '#workflow';
import { at } from '../../spec/office.ts';
import { type Line, PaperGame, type Sheet } from '../../spec/paper-game.ts';
import { draws, type Try, tryOf } from '../../spec/random-tries.ts';
import { runnableWorkflows } from '../../spec/random-workflows.ts';
import { changed, received, termsOf, worldAt } from '../../spec/running-dossier.ts';
import { resultOf } from './action-input.ts';
import { chooseAction } from './choose-action.ts';
import type { DossierState } from './dossier-state.ts';
import { planAction } from './plan-action.ts';

const RUNS_EACH = 10;
const WORKFLOWS = trials(1_000);
/** How often each thing must have been met for the test to mean anything: a third of what usually is, or less. */
const LEAST: Record<string, number> = {
  ...{ accepted: 15_000, fork: 400, join: 150, 'within a call': 3_000, 'fact established anew': 1_500 },
  ...{ 'route 1': 400, 'route 2': 100, 'no route': 600, result: 1_500, 'result of a call': 700 },
  ...{ 'dossier.action-not-allowed': 2_000, 'dossier.not-your-task': 1_000, 'dossier.branches-missing': 50 },
  'dossier.two-persons': 50,
  ...{ 'dossier.input-missing': 700, 'dossier.input-unexpected': 1_200, 'dossier.fact-value-invalid': 400 },
  ...{
    'dossier.closed': 2_000,
    'ended as returned': 1_000,
    'ended as stopped': 800,
    'stopped on the way': 1_000,
  },
  ...{ 'stood at awaiting-supplement': 50, 'stood at awaiting-finance': 50, 'stood at completed': 100 },
};

const RECEIVED_AT = at('2026-03-02 08:00');
const TERMS = termsOf([{ amount: 20, unit: 'working-day' }]);

/** What an officer's wish came to: what history keeps of it, or the code it was refused with. */
type Outcome = { state: DossierState; line: Line } | { refusal: string };

/** Tries one thing on a dossier that nothing may change in place. */
function outcomeOf(state: DossierState, workflow: WorkflowDefinition, wish: Try, now: Date): Outcome {
  try {
    const { input, officer } = wish;
    const { action } = chooseAction(state, workflow, wish, { officer, agencyName: (id) => `cơ quan ${id}` });
    const { facts = {} } = input;
    const by = officer.officerId ?? -1;
    const change = planAction(state, workflow, action, worldAt(now), facts);
    const result = resultOf(workStepOf(workflow, action.from), input);
    return {
      state: frozen({
        ...changed(state, change, now),
        doers: doersAfter(state, action.from, by),
        ...(result && { result }),
      }),
      line: {
        fromStep: action.from,
        toSteps: change.toSteps,
        facts,
        by,
        result: input.result?.number ?? null,
      },
    };
  } catch (error) {
    if (error instanceof Problem) return { refusal: error.code };
    throw error;
  }
}

/** As reading the history would find it. */
const doersAfter = ({ doers }: DossierState, step: string, by: number): DossierState['doers'] => ({
  ...doers,
  [step]: [...new Set([...(doers[step] ?? []), by])].sort(),
});

/** What the state says, put as the paper would have it. */
function sheetOf(state: DossierState & { result?: { number: string } }): Sheet {
  return {
    tokens: state.tasks.flatMap(({ step, arrived }) => Array.from({ length: arrived }, () => step)).sort(),
    status: state.status,
    facts: state.facts,
    rounds: state.suspensions.filter(({ reason }) => reason === 'supplement').length,
    result: state.result?.number ?? null,
    ended: state.closedAt !== null,
    doers: state.doers,
  };
}

class Tally {
  readonly counts: Record<string, number> = {};

  add(...names: string[]): void {
    for (const name of names) this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}

/** What an accepted action was an example of. */
function kindsOf(game: PaperGame, before: Sheet, { fromStep, toSteps, facts, result }: Line): string[] {
  const action = game.workflow.actions.find(
    ({ from, routes = [] }) => from === fromStep && routes.length > 0,
  );
  const route = action?.routes?.findIndex(({ to }) => to.join() === toSteps.join()) ?? -1;
  return [
    'accepted',
    ...(toSteps.length > 1 ? ['fork'] : []),
    ...(game.needsOf(fromStep) > 1 ? ['join'] : []),
    ...(action ? [route < 0 ? 'no route' : `route ${route + 1}`] : []),
    ...(fromStep.includes('.') ? ['within a call'] : []),
    ...(fromStep.includes('.') && result !== null ? ['result of a call'] : []),
    ...(!fromStep.includes('.') && result !== null ? ['result'] : []),
    ...(Object.keys(facts).some((code) => code in before.facts) ? ['fact established anew'] : []),
  ];
}

/** One run, tried through to its last draw or its end; everything checked on the way. */
function run(
  workflow: WorkflowDefinition,
  channel: Channel,
  turns: readonly Parameters<typeof tryOf>[2][],
  tally: Tally,
): void {
  const game = new PaperGame(workflow, channel);
  let state = frozen({ ...received(workflow, RECEIVED_AT, TERMS), channel });
  let sheet = game.start();
  const history: Line[] = [];
  for (const [minute, turn] of turns.entries()) {
    const wish = tryOf(game, sheet, turn);
    if (!wish) continue;
    const outcome = outcomeOf(state, workflow, wish, new Date(RECEIVED_AT.getTime() + (minute + 1) * 60_000));
    if ('refusal' in outcome) {
      expectSame(outcome.refusal, wish.refusal);
      tally.add(outcome.refusal);
      if (sheet.ended) break;
      continue;
    }
    const { line } = outcome;
    const action = workflow.actions.find(({ from, code }) => from === wish.step && code === wish.action);
    expectSame(wish.refusal, null);
    expectSame(line.toSteps, game.wayOf(action!, sheet, line.facts));
    tally.add(...kindsOf(game, sheet, line));
    sheet = game.after(sheet, line);
    state = outcome.state;
    expectSame(sheetOf(state), sheet);
    history.push(line);
  }
  const folded = history.reduce<Sheet>((before, line) => game.after(before, line), game.start());
  expectSame(sheetOf(state), folded);
  expectSame(state.version, 1 + history.length);
  expectSame(
    state.tasks.every(({ arrived, waitsFor }) => arrived <= waitsFor),
    true,
  );
  expectSame(new Set(state.tasks.map(({ step }) => step)).size, state.tasks.length);
  expectSame(folded.ended ? folded.tokens.length === 0 : game.canEnd(folded.tokens), true);
  tally.add(folded.ended ? `ended as ${folded.status}` : 'stopped on the way', `stood at ${folded.status}`);
}

/** As `expect`, which takes longer than all the rest when it is asked some hundred thousand times. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

/** The same, unchangeable to its last leaf: a try that changes it in place fails. */
function frozen<Any>(value: Any): Any {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

const runs = fc.array(
  fc.record({ channel: fc.constantFrom<Channel>('direct', 'online', 'post'), turns: draws }),
  { minLength: RUNS_EACH, maxLength: RUNS_EACH },
);

describe('any run of a dossier through any sound workflow, whoever tries whatever', () => {
  const tally = new Tally();

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'is what its history tells: no token lost or doubled, nobody without the post, an end in reach (part %i)',
    () => {
      fc.assert(
        fc.property(runnableWorkflows, runs, (workflow, many) => {
          frozen(workflow);
          for (const { channel, turns } of many) {
            run(workflow, channel, turns, tally);
            tally.add('run');
          }
        }),
        { numRuns: WORKFLOWS / 10 },
      );
    },
  );

  it('has met everything worth meeting', () => {
    expect(tally.counts['run']).toBe(WORKFLOWS * RUNS_EACH);
    expect(
      Object.entries(LEAST).filter(([name, least]) => (tally.counts[name] ?? 0) < trials(least)),
    ).toEqual([]);
  });
});
