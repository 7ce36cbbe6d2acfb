import fc from 'fast-check';
import { trials } from '#testing';
import { Problem } from '#platform/problem';
import type { Facts, WorkflowAction, WorkflowDefinition } from '#workflow';
import { actionAsLatest, OFFICER, sendingAsLatest } from '../../spec/handing.ts';
import { at } from '../../spec/office.ts';
import { runnableWorkflows } from '../../spec/random-workflows.ts';
import { changed, OTHER, received, termsOf, worldAt } from '../../spec/running-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import type { LatestChange } from './latest-change.ts';
import { planAction } from './plan-action.ts';
import { planSending } from './plan-sending.ts';
import { planTakeBack } from './plan-take-back.ts';

const RECEIVED_AT = at('2026-03-02 08:00');
const MINUTES = 60_000;

/** Facts an action asks for, whatever they are. */
const factsOf = (workflow: WorkflowDefinition, { asks = [] }: WorkflowAction): Facts =>
  Object.fromEntries(
    (workflow.facts ?? [])
      .filter(({ code }) => asks.includes(code))
      .map((fact) => [
        fact.code,
        fact.type === 'number' ? 101 : fact.type === 'choice' ? fact.choices[0]!.code : true,
      ]),
  );

/** Everything but what counts changes, in one order of tasks. */
const asItStands = ({ version: _version, tasks, ...state }: DossierState) => ({
  ...state,
  tasks: tasks.map(({ revision: _revision, ...task }) => task).sort((a, b) => (a.id < b.id ? -1 : 1)),
});

const wish = { officerId: OFFICER, reason: 'Chuyển nhầm' };

const takenBack = (state: DossierState, latest: LatestChange, workflow: WorkflowDefinition, now: Date) => {
  try {
    return changed(state, planTakeBack(state, latest, wish, workflow, worldAt(now)), now);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

it('stands as it stood before, whatever was handed over and taken back, and is due when it was', () => {
  const met = { action: 0, fork: 0, sending: 0, refused: 0, wait: 0 };
  fc.assert(
    fc.property(
      runnableWorkflows,
      fc.array(fc.nat(), { minLength: 3, maxLength: 25 }),
      (workflow, choices) => {
        let state = received(workflow, RECEIVED_AT, termsOf([{ amount: 20, unit: 'working-day' }]));
        for (const [turn, choice] of choices.entries()) {
          const now = new Date(RECEIVED_AT.getTime() + (turn + 1) * 47 * MINUTES);
          const later = new Date(now.getTime() + 30 * MINUTES);
          const open = state.tasks.filter(({ arrived, waitsFor }) => arrived >= waitsFor);
          const task = open[choice % Math.max(open.length, 1)];
          if (!task) return;
          if (task.agencyId !== OTHER) {
            const to = { agencyId: OTHER, reason: 'Không thuộc thẩm quyền', paper: '1' };
            const sending = planSending(state, task, to, worldAt(now), String);
            const sent = changed(state, sending, now);
            expect(sent.dueAt).toEqual(state.dueAt);
            const back = takenBack(
              sent,
              sendingAsLatest(state, sending, now),
              workflow,
              later,
            ) as DossierState;
            expect(asItStands(back)).toEqual(asItStands(state));
            met.sending += 1;
          }
          const actions = workflow.actions.filter(({ from }) => from === task.step);
          const action = actions[choice % actions.length];
          if (!action) return;
          const change = planAction(state, workflow, action, worldAt(now), factsOf(workflow, action));
          const after = changed(state, change, now);
          const latest = actionAsLatest(state, action, change, now);
          const back = takenBack(after, latest, workflow, later);
          if (typeof back === 'string') {
            met.refused += 1;
            if (change.suspends || change.resumes) met.wait += 1;
            // Refused for what it did beside passing the dossier on, never without a reason of that kind.
            const joins = change.opensTasks.some(({ waitsFor }) => waitsFor > 1);
            const told = !['received', 'processing'].includes(after.status) || state.status !== 'processing';
            const lasting = latest.hasResult || latest.hasFacts || joins || told || after.closedAt !== null;
            expect([back, lasting || change.toSteps.includes(action.from)]).toEqual([back, true]);
          } else {
            expect(asItStands(back)).toEqual(asItStands(state));
            met.action += 1;
            if (change.toSteps.length > 1) met.fork += 1;
          }
          state = after;
        }
      },
    ),
    { numRuns: trials(900) },
  );
  for (const [kind, times] of Object.entries(met)) {
    expect([kind, times >= trials(10, 1 / 10)]).toEqual([kind, true]);
  }
});
