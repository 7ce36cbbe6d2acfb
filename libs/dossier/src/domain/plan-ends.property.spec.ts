import fc from 'fast-check';
import { faultsOfHistory, punctualityOf, reckonDeadline } from '#deadline';
import { Problem } from '#platform/problem';
import { trials } from '#testing';
import { enabledActions, Landings } from '#workflow';
import { at, OFFICE } from '../../spec/office.ts';
import { changed, received, seedWorkflow, termsOf, worldAt } from '../../spec/running-dossier.ts';
import { historyOf, suspendedByAct, termsOfDossier } from './clock-of-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import { planAction } from './plan-action.ts';
import { planExtension, planResumption, planSuspension } from './plan-clock-act.ts';
import { planEnding } from './plan-ending.ts';
import { planReopening, reopenableSteps } from './plan-reopening.ts';
import type { PlannedChange } from './planned-change.ts';

const DAY = 1440 * 60_000;
const ACTS = [
  'act',
  'act',
  'act',
  'act',
  'suspend',
  'resume',
  'extend',
  'withdraw',
  'stop',
  'reopen',
  'reopen',
] as const;
const workflows = ['1.012753', '1.013831', '1.001193'].map(seedWorkflow);
const landings = new Map(workflows.map((workflow) => [workflow, new Landings(workflow)]));

const stories = fc.record({
  workflow: fc.constantFrom(...workflows),
  days: fc.integer({ min: 1, max: 8 }),
  phases: fc.integer({ min: 1, max: 2 }),
  supplement: fc.constantFrom('restart', 'prolong'),
  counting: fc.constantFrom('working-minutes', 'whole-days'),
  turns: fc.array(
    fc.record({
      gap: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: DAY / 6 }),
        fc.integer({ min: 1, max: 5 * DAY }),
      ),
      act: fc.constantFrom(...ACTS),
      draw: fc.nat(),
    }),
    { minLength: 8, maxLength: 40 },
  ),
});

type Story = typeof stories extends fc.Arbitrary<infer Told> ? Told : never;

/** The change the turn plans, or `undefined` where the rules refuse it. */
function planned(
  state: DossierState,
  { workflow }: Story,
  visited: readonly string[],
  { act, draw }: Story['turns'][number],
  now: Date,
): PlannedChange | undefined {
  const world = worldAt(now);
  try {
    switch (act) {
      case 'act': {
        const marking = new Map(state.tasks.map(({ step, arrived }) => [step, arrived]));
        const actions = suspendedByAct(state) ? [] : enabledActions(workflow, marking);
        const action = actions[draw % Math.max(1, actions.length)];
        return action && planAction(state, workflow, action, world, {});
      }
      case 'suspend':
        return planSuspension(state, { reason: 'force-majeure', paper: 'QĐ' }, world);
      case 'resume':
        return planResumption(state, world);
      case 'extend': {
        const by = { amount: 1 + (draw % 9), unit: 'working-day' } as const;
        return planExtension(state, { at: now, by, reason: 'Lý do', ground: 'Căn cứ' }, world);
      }
      case 'withdraw':
        return planEnding(state, 'withdrawn', world);
      case 'stop':
        return planEnding(state, 'stopped', world);
      case 'reopen': {
        const steps = reopenableSteps(workflow, visited);
        const step = steps[draw % steps.length]?.code ?? workflow.initial;
        return planReopening(state, { step, paper: 'QĐ' }, { workflow, visited }, world);
      }
    }
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

const endedAt = (state: DossierState) => state.completedAt ?? state.closedAt;

/** What must hold of a dossier whatever has been done with it. */
function expectWhole(state: DossierState, workflow: Story['workflow']): void {
  const terms = termsOfDossier(state);
  const history = historyOf(state);
  expect(faultsOfHistory(history, terms.phases.length)).toEqual([]);
  const { dueAt, missed } = reckonDeadline(terms, history, OFFICE);
  expect([state.dueAt, state.missed]).toEqual([dueAt, missed]);
  expect(state.clock === 'ended').toBe(endedAt(state) !== null);
  if (state.closedAt) expect(state.tasks).toEqual([]);
  else {
    const marking = new Map(state.tasks.map(({ step, arrived }) => [step, arrived]));
    expect(landings.get(workflow)!.has(marking)).toBe(true);
  }
  if (endedAt(state)) expect(state.suspensions.every(({ to }) => to !== null)).toBe(true);
}

describe('a dossier that is ended and reopened at random', () => {
  it('is what its history says, stands where it can go on, and never becomes punctual once it ended late', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(stories, (story) => {
        const { workflow, days, phases, supplement, counting, turns } = story;
        const limits = Array.from({ length: phases }, () => ({ amount: days, unit: 'working-day' as const }));
        const terms = { ...termsOf(limits, supplement), counting };
        let now = at('2026-03-02 08:00');
        let state = received(workflow, now, terms);
        const visited = [workflow.initial];
        let wasLate = false;
        for (const turn of turns) {
          now = new Date(now.getTime() + turn.gap);
          const change = planned(state, story, visited, turn, now);
          if (!change) continue;
          const before = state;
          state = changed(state, change, now);
          visited.push(...change.toSteps);
          expectWhole(state, workflow);
          const end = endedAt(state);
          if (end && !endedAt(before)) wasLate ||= punctualityOf(state, end, 'by-date') === 'late';
          if (wasLate) expect(punctualityOf(state, end ?? now, 'by-date')).toBe('late');
          const what =
            turn.act === 'reopen' ? `${before.status}, reopened${wasLate ? ' late' : ''}` : turn.act;
          met.set(what, (met.get(what) ?? 0) + 1);
        }
      }),
      { numRuns: trials(400) },
    );
    expect(Object.fromEntries([...met].map(([what, times]) => [what, times > 3]))).toMatchObject({
      ...{ act: true, suspend: true, resume: true, extend: true, withdraw: true, stop: true },
      ...{ 'withdrawn, reopened': true, 'stopped, reopened': true, 'withdrawn, reopened late': true },
    });
  });
});
