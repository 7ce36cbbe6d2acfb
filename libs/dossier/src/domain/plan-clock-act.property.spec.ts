import fc from 'fast-check';
import { reckonDeadline, stepDueAt, SUPPLEMENT_POLICIES, type TimeLimit } from '#deadline';
import { Problem } from '#platform/problem';
import { enabledActions, type StepTimer, type WorkflowDefinition, workStepOf } from '#workflow';
import { at, OFFICE } from '../../spec/office.ts';
import { changed, received, seedWorkflow, termsOf, worldAt } from '../../spec/running-dossier.ts';
import { historyOf, openSuspension, suspendedByAct, termsOfDossier } from './clock-of-dossier.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import { planAction } from './plan-action.ts';
import { planExtension, planLateEntry, planResumption, planSuspension } from './plan-clock-act.ts';
import type { PlannedChange } from './planned-change.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const TIMERS: StepTimer[] = [
  { code: 'soon', does: 'warn', after: { amount: 3, unit: 'working-hour' } },
  { code: 'later', does: 'warn', after: { amount: 1.5, unit: 'working-day' } },
  { code: 'at-last', does: 'warn', after: { amount: 20, unit: 'calendar-day' } },
];

/** With the timers at every step of work. */
const timed = (workflow: WorkflowDefinition): WorkflowDefinition => ({
  ...workflow,
  steps: workflow.steps.map((step) => ('limit' in step ? { ...step, timers: TIMERS } : step)),
});

const workflows = ['1.012753', '1.013831', '1.013225', '1.001193'].map(seedWorkflow).map(timed);
const limit = fc.oneof(
  fc.record({
    amount: fc.integer({ min: 1, max: 60 }).map((quarters) => quarters / 4),
    unit: fc.constantFrom<TimeLimit['unit']>('working-day', 'working-day', 'working-hour'),
  }),
  fc.record({
    amount: fc.integer({ min: 1, max: 45 }),
    unit: fc.constant<TimeLimit['unit']>('calendar-day'),
  }),
);

/** What is tried at a turn; what the dossier does not allow then is refused and changes nothing. */
const ACTS = ['act', 'act', 'act', 'suspend', 'resume', 'resume', 'extend', 'enter', 'move-end'] as const;

const stories = fc.record({
  workflow: fc.constantFrom(...workflows),
  receivedAt: fc
    .integer({ min: at('2026-01-01 00:00').getTime(), max: at('2026-08-30 00:00').getTime() })
    .map((time) => new Date(time)),
  terms: fc
    .tuple(fc.array(limit, { minLength: 1, maxLength: 2 }), fc.constantFrom(...SUPPLEMENT_POLICIES))
    .map(([phases, policy]) => termsOf(phases, policy)),
  counting: fc.constantFrom('working-minutes', 'whole-days'),
  turns: fc.array(
    fc.record({
      gap: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: DAY / 6 }),
        fc.integer({ min: 1, max: 6 * DAY }),
      ),
      act: fc.constantFrom(...ACTS),
      draw: fc.nat(),
    }),
    { minLength: 5, maxLength: 30 },
  ),
});

type Story = typeof stories extends fc.Arbitrary<infer Told> ? Told : never;
type Turn = Story['turns'][number];

/** The change the turn plans, or `undefined` where the rules refuse it. */
function planned(
  state: DossierState,
  { workflow }: Story,
  { act, draw }: Turn,
  now: Date,
): PlannedChange | undefined {
  const world = worldAt(now);
  const trace = { enteredAt: now, enteredBy: 'A', approvedBy: 'B', explanation: 'Tìm thấy sau' };
  const paper = 'Giấy tờ';
  const since = (share: number) =>
    new Date(state.receivedAt.getTime() + ((now.getTime() - state.receivedAt.getTime()) * share) / 100);
  try {
    switch (act) {
      case 'act': {
        const marking = new Map(state.tasks.map(({ step, arrived }) => [step, arrived]));
        const actions = suspendedByAct(state) ? [] : enabledActions(workflow, marking);
        const action = actions[draw % 3 === 0 ? draw % Math.max(1, actions.length) : 0];
        return action && planAction(state, workflow, action, world, {});
      }
      case 'suspend':
        return planSuspension(state, { reason: 'force-majeure', paper }, world);
      case 'resume':
        return planResumption(state, world);
      case 'extend': {
        const by: TimeLimit = { amount: 1 + (draw % 20) / 4, unit: 'working-day' };
        return planExtension(state, { at: now, by, reason: 'Lý do', ground: 'Căn cứ' }, world);
      }
      case 'enter': {
        const from = since(draw % 90).toISOString();
        const to = since((draw % 90) + 8).toISOString();
        const entry = { kind: 'suspension' as const, reason: 'applicant-request' as const, paper };
        return planLateEntry(state, { ...entry, from, to }, trace, world);
      }
      case 'move-end': {
        const to = since(draw % 101).toISOString();
        return planLateEntry(state, { kind: 'end-of-suspension', to, paper }, trace, world);
      }
    }
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** When a timer fires, told from the records of the dossier and the status of its step. */
function told(
  { step, openedAt, agencyId, arrived, waitsFor }: OpenTask,
  timer: StepTimer,
  after: Ran,
): Date | null {
  const { state, workflow } = after;
  const open = openSuspension(state)?.reason;
  const waits = workStepOf(workflow, step).status.startsWith('awaiting-');
  const runs = open === undefined || (waits && (open === 'supplement' || open === 'financial-obligation'));
  if (!runs || arrived < waitsFor) return null;
  const { counting } = termsOfDossier(state);
  const ended = state.suspensions.flatMap((one) => (one.to ? [{ ...one, to: one.to }] : []));
  return stepDueAt(worldAt(openedAt).calendarOf(agencyId), openedAt, timer.after, counting, ended);
}

interface Ran {
  state: DossierState;
  workflow: WorkflowDefinition;
}

describe('any acts on the clock, in any order', () => {
  it('leave the due time that the records give when they are reckoned anew, at every turn', () => {
    const done: Record<string, number> = {};
    fc.assert(
      fc.property(stories, (story) => {
        const terms = { ...story.terms, counting: story.counting };
        let state = received(story.workflow, story.receivedAt, terms);
        let now = story.receivedAt;
        for (const turn of story.turns) {
          now = new Date(now.getTime() + turn.gap);
          const change = state.closedAt ? undefined : planned(state, story, turn, now);
          if (!change) continue;
          done[turn.act] = (done[turn.act] ?? 0) + 1;
          state = changed(state, change, now);
          const anew = reckonDeadline(termsOfDossier(state), historyOf(state), OFFICE);
          expect([state.dueAt, state.dueProvisional, state.missed]).toEqual([
            anew.dueAt,
            anew.provisional,
            anew.missed,
          ]);
          expect(state.clock === 'suspended').toBe(
            openSuspension(state) !== null && state.completedAt === null,
          );
          const stand = state.clock === 'suspended';
          expect(state.tasks.every(({ dueAt }) => (dueAt === null) === stand)).toBe(true);
          for (const task of state.tasks) {
            const after = { state, workflow: story.workflow };
            const stored = task.timers.map(({ firesAt }) => firesAt);
            expect(stored).toEqual(TIMERS.map((timer) => told(task, timer, after)));
            if (stand && stored[0]) done['in a wait'] = (done['in a wait'] ?? 0) + 1;
          }
        }
      }),
      { numRuns: 800 },
    );
    expect(done['in a wait']).toBeGreaterThan(10);
    for (const act of new Set(ACTS)) expect([act, (done[act] ?? 0) > 100]).toEqual([act, true]);
  });
});
