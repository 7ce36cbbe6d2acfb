import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { reckonDeadline, SUPPLEMENT_POLICIES, type SupplementPolicy, type TimeLimit } from '#deadline';
import { projectPath } from '#platform/config';
import { DOSSIER_STATUSES, type DossierStatus, enabledActions, type WorkflowDefinition } from '#workflow';
import { at, OFFICE } from '../../spec/office.ts';
import { changed, received, seedWorkflow, termsOf, worldAt } from '../../spec/running-dossier.ts';
import { historyOf, openSuspension, termsOfDossier } from './clock-of-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import { planAction } from './plan-action.ts';
import type { PlannedChange } from './planned-change.ts';

const seeds = readdirSync(projectPath('seed', 'workflows')).map((file) =>
  seedWorkflow(file.replace('.json', '')),
);
/** Those with a financial obligation or with branches: few, and met more often than the others. */
const winding = ['1.012753', '1.013831', '1.013225', '2.000986'].map(seedWorkflow);

/** What may follow what, by the national portal's table of statuses (`TrangThaiHoSo`). */
const FOLLOWED_BY: Partial<Record<DossierStatus, readonly DossierStatus[]>> = {
  received: ['processing'],
  processing: ['processing', 'awaiting-supplement', 'awaiting-finance', 'completed', 'stopped'],
  'awaiting-supplement': ['processing'],
  'awaiting-finance': ['processing'],
  completed: ['returned'],
};

/** All of them but the first, which no action leads back to. */
const REACHED = ['awaiting-finance', 'awaiting-supplement', 'completed', 'processing', 'returned', 'stopped'];

const DAY = 86_400_000;
const limits: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.record({
    amount: fc.integer({ min: 1, max: 80 }).map((count) => count / 4),
    unit: fc.constant('working-day' as const),
  }),
  fc.record({ amount: fc.integer({ min: 1, max: 100 }), unit: fc.constant('working-hour' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 45 }), unit: fc.constant('calendar-day' as const) }),
  fc.constant({ amount: 1, unit: 'month' as const }),
  fc.constant({ amount: 0, unit: 'same-day' as const }),
);

/** A day at the office: often a few minutes, sometimes days, between one action and the next. */
const gaps = fc.oneof(fc.integer({ min: 1, max: DAY / 8 }), fc.integer({ min: 1, max: 6 * DAY }));

/** The first action of a step leads on; the others back, aside or out. */
const draws = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat() });

interface Story {
  workflow: WorkflowDefinition;
  receivedAt: Date;
  phases: TimeLimit[];
  policy: SupplementPolicy;
  /** Which of the possible actions is taken how long after the one before. */
  turns: { gap: number; draw: number }[];
}

const stories: fc.Arbitrary<Story> = fc.record({
  workflow: fc.oneof(fc.constantFrom(...seeds), fc.constantFrom(...winding)),
  receivedAt: fc
    .integer({ min: at('2026-01-01 00:00').getTime(), max: at('2026-09-30 00:00').getTime() })
    .map((time) => new Date(time)),
  phases: fc.array(limits, { minLength: 1, maxLength: 2 }),
  policy: fc.constantFrom(...SUPPLEMENT_POLICIES),
  turns: fc.array(fc.record({ gap: gaps, draw: draws }), { minLength: 5, maxLength: 40 }),
});

interface Turn {
  before: DossierState;
  after: DossierState;
  change: PlannedChange;
  at: Date;
}

/** Works on a dossier by the story, until its end or the story's. */
function* turnsOf({ workflow, receivedAt, phases, policy, turns }: Story): Generator<Turn> {
  let state = received(workflow, receivedAt, termsOf(phases, policy));
  let now = receivedAt;
  for (const { gap, draw } of turns) {
    const actions = enabledActions(workflow, markingOf(state));
    const action = actions[draw % actions.length];
    if (!action) return;
    now = new Date(now.getTime() + gap);
    const change = planAction(state, workflow, action, worldAt(now), {});
    const after = changed(state, change, now);
    yield { before: state, after, change, at: now };
    state = after;
  }
}

const markingOf = ({ tasks }: DossierState) => new Map(tasks.map(({ step, arrived }) => [step, arrived]));

const walks = (check: (turns: readonly Turn[], story: Story) => void): void =>
  fc.assert(
    fc.property(stories, (story) => check([...turnsOf(story)], story)),
    { numRuns: 200 },
  );

describe('any walk of a dossier through a seeded workflow', () => {
  it('has the due time that its records give when they are reckoned anew', () => {
    const moved = { prolonged: 0, restarted: 0, 'phase-began': 0, 'stayed-late': 0 };
    walks((turns) => {
      const { after } = turns.at(-1) ?? { after: undefined };
      if (!after) return;
      const anew = reckonDeadline(termsOfDossier(after), historyOf(after), OFFICE);
      expect([after.dueAt, after.dueProvisional, after.missed]).toEqual([
        anew.dueAt,
        anew.provisional,
        anew.missed,
      ]);
      expect(after.clock === 'suspended').toBe(anew.standsStill);
      for (const { kind } of anew.moves) if (kind in moved) moved[kind as keyof typeof moved] += 1;
    });
    expect(Math.min(...Object.values(moved))).toBeGreaterThan(3);
  });

  it('moves its due time only when the clock runs on or a phase begins, and a wait moves none that is late', () => {
    walks((turns) => {
      for (const { before, after, change } of turns) {
        const [old, due] = [before.dueAt!, after.dueAt!];
        const begins = after.phaseStarts.length > before.phaseStarts.length;
        if (begins) continue;
        const pause = openSuspension(before);
        if (!change.resumes) expect([due, after.dueProvisional]).toEqual([old, before.dueProvisional]);
        else if (OFFICE.dateOf(pause!.from) > OFFICE.dateOf(old)) expect(due).toEqual(old);
        else expect(due.getTime()).toBeGreaterThanOrEqual(old.getTime());
      }
    });
  });

  it('stands still exactly while the applicant is waited for: each stop runs on once', () => {
    walks((turns) => {
      for (const { before, after, change } of turns) {
        const waits = ({ status }: DossierState) => status.startsWith('awaiting-');
        expect(openSuspension(before) !== null).toBe(waits(before));
        expect(change.suspends !== null).toBe(!waits(before) && waits(after));
        expect(change.resumes).toBe(waits(before) && !waits(after));
        expect(after.clock === 'suspended').toBe(waits(after));
      }
    });
  });

  it('passes statuses in a legal order', () => {
    const seen = new Set<DossierStatus>();
    walks((turns) => {
      for (const { before, after } of turns) {
        expect(FOLLOWED_BY[before.status]).toContain(after.status);
        expect(DOSSIER_STATUSES).toContain(after.status);
        seen.add(after.status);
      }
    });
    expect([...seen].sort()).toEqual(REACHED);
  });

  it('is completed once, closed last, and has someone to wait for until then', () => {
    walks((turns) => {
      for (const { before, after, at: now } of turns) {
        expect(before.closedAt).toBeNull();
        if (before.completedAt) expect(after.completedAt).toEqual(before.completedAt);
        else expect(after.completedAt).toEqual(after.status === 'completed' ? now : null);
        expect(after.tasks.length === 0).toBe(after.closedAt !== null);
        expect(after.tasks.some(({ arrived, waitsFor }) => arrived === waitsFor)).toBe(
          after.closedAt === null,
        );
        expect(after.tasks.every(({ arrived, waitsFor }) => arrived <= waitsFor)).toBe(true);
      }
    });
  });
});
