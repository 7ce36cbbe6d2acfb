import { Problem } from '#platform/problem';
import { actionAsLatest, OFFICER, sendingAsLatest } from '../../spec/handing.ts';
import { at } from '../../spec/office.ts';
import {
  LEAD,
  OTHER,
  plan,
  received,
  seedWorkflow,
  take,
  termsOf,
  worldAt,
} from '../../spec/running-dossier.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import type { LatestChange } from './latest-change.ts';
import { planSending } from './plan-sending.ts';
import { planTakeBack } from './plan-take-back.ts';
import { changedState } from './state-as-written.ts';

const workflow = seedWorkflow('1.001193');
const taken = received(workflow, at('2026-03-02 08:00'), termsOf([{ amount: 3, unit: 'working-day' }]));
const appraised = take(
  taken,
  workflow,
  '2026-03-02 08:10 reception/hand-over',
  '2026-03-02 08:20 assignment/assign',
);
const NOW = at('2026-03-02 09:00');
const LATER = at('2026-03-02 10:00');

/** The dossier after an action at nine, and what its history ends with. */
function after(state: DossierState, deed: string): [DossierState, LatestChange] {
  const [from, code] = deed.split('/');
  const action = workflow.actions.find((one) => one.from === from && one.code === code)!;
  const change = plan(state, workflow, `2026-03-02 09:00 ${deed}`);
  return [changedState(state, change, NOW), actionAsLatest(state, action, change, NOW)];
}

const back = (state: DossierState, latest: LatestChange | null, officerId = OFFICER) =>
  planTakeBack(state, latest, { officerId, reason: 'Nhầm' }, workflow, worldAt(LATER));

/** Code and reason of a refusal. */
function refusal(state: DossierState, latest: LatestChange | null, officerId = OFFICER): unknown[] {
  try {
    back(state, latest, officerId);
  } catch (error) {
    if (error instanceof Problem) return [error.code, ...Object.values(error.parameters).slice(1)];
    throw error;
  }
  return [];
}

const withTask = (state: DossierState, more: Partial<OpenTask>): DossierState => ({
  ...state,
  tasks: state.tasks.map((task) => ({ ...task, ...more })),
});

const impossible = (en: string) => ['dossier.take-back-impossible', expect.objectContaining({ en })];

describe('an action that is taken back', () => {
  it('leaves the dossier at the step it came from, with its holder and the time it had left', () => {
    const holder = { officerId: OFFICER, username: 'mau', name: 'Cán Bộ Mẫu' };
    const held = withTask(appraised, { holder });
    const [submitted, latest] = after(held, 'appraisal/submit');
    const change = back(submitted, latest);
    expect(change).toMatchObject({ status: 'processing', due: { at: held.dueAt }, toSteps: ['appraisal'] });
    const [task] = changedState(submitted, change, LATER).tasks;
    expect(task).toMatchObject({ step: 'appraisal', holder, openedAt: at('2026-03-02 08:20') });
    expect(task?.dueAt).toEqual(held.tasks[0]?.dueAt);
  });

  it('goes back to the desk, received as it was', () => {
    const [handed, latest] = after(taken, 'reception/hand-over');
    expect(back(handed, latest).status).toBe('received');
  });

  it('is whoever’s who took it, in person or in whose name it was taken', () => {
    const [submitted, latest] = after(appraised, 'appraisal/submit');
    expect(refusal(submitted, latest, 7)).toEqual(['dossier.take-back-not-yours']);
    expect(refusal(submitted, { ...latest, onBehalfOf: 7 }, 7)).toEqual([]);
  });

  it('is not the receiving side’s doing: once a task is claimed, given on or retimed it stays', () => {
    const [submitted, latest] = after(appraised, 'appraisal/submit');
    const inHand = impossible('somebody at the receiving side has it in hand');
    expect(refusal(withTask(submitted, { revision: 2 }), latest)).toEqual(inHand);
    expect(refusal(withTask(submitted, { openedAt: LATER }), latest)).toEqual(inHand);
  });

  it('stays once a timer has fired, facts or a result came with it, or the clock was moved', () => {
    const [submitted, latest] = after(appraised, 'appraisal/submit');
    const timer = { timer: { code: 'x', does: 'warn', after: { amount: 1, unit: 'working-hour' } } } as const;
    const fired = {
      ...timer,
      inWait: false,
      firesAt: LATER,
      firedAt: LATER,
      outcome: 'told',
      reason: null,
    } as const;
    expect(refusal(withTask(submitted, { timers: [fired] }), latest)).toEqual(
      impossible('a timer has fired since'),
    );
    expect(refusal(submitted, { ...latest, hasFacts: true })).toEqual(
      impossible('facts were established with it'),
    );
    expect(refusal(submitted, { ...latest, hasResult: true })).toEqual(
      impossible('a result was issued with it'),
    );
    const moved = impossible('the clock of the dossier was moved, or the applicant was told');
    expect(refusal(submitted, { ...latest, dueBefore: LATER })).toEqual(moved);
    expect(refusal({ ...submitted, phaseStarts: [NOW] }, latest)).toEqual(moved);
    expect(refusal(...after(appraised, 'appraisal/request-supplement'))).toEqual(moved);
  });

  it('stays where it ended a dossier, or was counted at a join', () => {
    const [stopped, end] = after(appraised, 'appraisal/stop');
    expect(refusal(stopped, end)).toEqual(['dossier.closed']);
    const [submitted, latest] = after(appraised, 'appraisal/submit');
    expect(refusal(withTask(submitted, { waitsFor: 2 }), latest)).toEqual(
      impossible('the step it leads to waits for several branches, and has counted this one'),
    );
    expect(refusal(submitted, { ...latest, left: null })).toEqual(
      impossible('it leads back to the step it left'),
    );
  });

  it('must be what was done last, and hand something over', () => {
    const [submitted, latest] = after(appraised, 'appraisal/submit');
    expect(refusal(submitted, null)).toEqual(['dossier.nothing-to-take-back']);
    expect(refusal(submitted, { ...latest, fromStep: null })).toEqual(['dossier.nothing-to-take-back']);
  });
});

describe('a task that is sent to another agency', () => {
  const to = { agencyId: OTHER, reason: 'Không thuộc thẩm quyền', paper: '1/CV' };
  const [task] = appraised.tasks as [OpenTask];
  const sending = planSending(appraised, task, to, worldAt(NOW), String);
  const sent = changedState(appraised, sending, NOW);

  it('is due by the same limit from the same moment, on the calendar of whoever has it; the dossier when it was', () => {
    expect(sent.dueAt).toEqual(appraised.dueAt);
    expect(sent.tasks).toMatchObject([
      { agencyId: OTHER, role: 'case-officer', openedAt: task.openedAt, holder: null },
    ]);
    // The branch office opens half an hour later: three of the four hours are of the morning after.
    const opened = { ...task, openedAt: at('2026-03-02 16:00'), dueAt: at('2026-03-03 10:00') };
    const { handed } = planSending(appraised, opened, to, worldAt(at('2026-03-02 16:30')), String);
    expect(handed).toMatchObject({ dueAt: at('2026-03-03 10:30') });
  });

  it('comes back as it was until somebody there takes it in hand', () => {
    const latest = sendingAsLatest(appraised, sending, NOW);
    const again = changedState(sent, back(sent, latest), LATER);
    expect(again.tasks).toMatchObject([{ agencyId: LEAD, dueAt: task.dueAt, holder: task.holder }]);
    expect(refusal(withTask(sent, { revision: 3 }), latest)).toEqual(
      impossible('somebody at the receiving side has it in hand'),
    );
  });

  it('goes to another agency than has it, and not while branches are missing or the clock stands still', () => {
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        if (error instanceof Problem) return error.code;
        throw error;
      }
      return undefined;
    };
    const send = (state: DossierState, one: OpenTask, agencyId = OTHER) =>
      code(() => planSending(state, one, { ...to, agencyId }, worldAt(NOW), String));
    expect(send(appraised, task, LEAD)).toBe('dossier.same-agency');
    expect(send(appraised, { ...task, waitsFor: 2 })).toBe('dossier.branches-missing');
    const open = { id: '1', reason: 'force-majeure', paper: 'x', from: NOW, to: null } as const;
    expect(send({ ...appraised, suspensions: [open] }, task)).toBe('dossier.clock-stands-still');
  });
});
