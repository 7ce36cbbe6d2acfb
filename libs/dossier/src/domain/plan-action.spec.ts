import type { SupplementPolicy, TimeLimit } from '#deadline';
import type { WorkflowDefinition } from '#workflow';
import { at } from '../../spec/office.ts';
import {
  changed,
  DESK,
  LEAD,
  OTHER,
  plan,
  received,
  seedWorkflow,
  take,
  termsOf,
} from '../../spec/running-dossier.ts';
import type { DossierState } from './dossier-state.ts';

/** Branches of two departments. */
const permit = seedWorkflow('1.013225');
/** Two phases around a financial obligation. */
const land = seedWorkflow('1.013831');

const FIVE_DAYS: TimeLimit = { amount: 5, unit: 'working-day' };

/** Received on Monday 02/03/2026 at 08:00 with five working days. */
const start = (workflow: WorkflowDefinition, policy?: SupplementPolicy): DossierState =>
  received(workflow, at('2026-03-02 08:00'), termsOf([FIVE_DAYS], policy));
const DUE = at('2026-03-09 08:00');

const onMonday = (...actions: string[]): string[] => actions.map((action) => `2026-03-02 09:00 ${action}`);
const standsAt = ({ tasks }: DossierState) => tasks.map(({ step, arrived }) => [step, arrived]);

describe('an action of one step after another', () => {
  it('closes its task and opens the next at the agency meant, due by the limit of the step', () => {
    expect(plan(start(land), land, '2026-03-02 09:00 reception/hand-over')).toEqual({
      status: 'processing',
      due: { at: DUE, provisional: false, missed: false, calendarRevision: 1 },
      clock: 'running',
      completedAt: null,
      closedAt: null,
      closesTask: 'reception',
      closesEveryTask: false,
      opensTasks: [
        {
          ...{ step: 'appraisal', stepName: 'Thẩm định hồ sơ', waitsFor: 1 },
          ...{ agencyId: LEAD, role: 'case-officer', dueAt: at('2026-03-03 15:00') },
          timeLimit: { amount: 1.5, unit: 'working-day' },
          timers: [],
        },
      ],
      ...{ toSteps: ['appraisal'], establishes: {}, phaseStarts: [], retimes: [], retimesTimers: [] },
      ...{ suspends: null, resumes: false, extends: null, inserts: null, movesEnd: null, classifies: null },
    });
  });

  it('reckons each task by the hours of the agency that has it, the dossier by those of the lead', () => {
    const assigned = take(start(permit), permit, ...onMonday('reception/hand-over', 'assignment/assign'));
    const asked = plan(assigned, permit, '2026-03-02 07:10 appraisal/request-opinions');
    const ofTheBranchOffice = { agencyId: OTHER, dueAt: at('2026-03-04 17:00') };
    expect(asked).toMatchObject({ opensTasks: [ofTheBranchOffice, ofTheBranchOffice], due: { at: DUE } });
  });
});

describe('a fork and its join', () => {
  const TO_OPINIONS = ['reception/hand-over', 'assignment/assign', 'appraisal/request-opinions'];
  const forked = take(start(permit), permit, ...onMonday(...TO_OPINIONS));

  it('opens every branch and stays in processing', () => {
    expect(forked.status).toBe('processing');
    expect(standsAt(forked)).toEqual([
      ['construction-opinion', 1],
      ['environment-opinion', 1],
    ]);
  });

  it('waits at the join for the other branch', () => {
    const change = plan(forked, permit, '2026-03-03 09:00 construction-opinion/give-opinion');
    expect(change).toMatchObject({
      status: 'processing',
      toSteps: ['opinion-summary'],
      opensTasks: [{ waitsFor: 2 }],
    });
    expect(standsAt(changed(forked, change, at('2026-03-03 09:00')))).toEqual([
      ['environment-opinion', 1],
      ['opinion-summary', 1],
    ]);
  });

  it('opens the join when the last branch arrives, due from then on, and leaves it with one action', () => {
    const joined = take(
      forked,
      permit,
      '2026-03-03 09:00 environment-opinion/give-opinion',
      '2026-03-04 10:00 construction-opinion/give-opinion',
    );
    expect(joined.tasks).toMatchObject([
      { step: 'opinion-summary', arrived: 2, waitsFor: 2, dueAt: at('2026-03-05 10:00') },
    ]);
    expect(standsAt(take(joined, permit, '2026-03-04 11:00 opinion-summary/submit'))).toEqual([
      ['drafting', 1],
    ]);
  });
});

describe('the legal clock', () => {
  const appraised = take(start(land), land, ...onMonday('reception/hand-over'));
  const waiting = take(appraised, land, '2026-03-04 10:00 appraisal/request-supplement');
  const SUPPLEMENTED = '2026-03-06 14:00 awaiting-supplement/receive-supplement';

  it('stops with a supplement request: the due time stays, and the wait itself is never due', () => {
    expect(plan(appraised, land, '2026-03-04 10:00 appraisal/request-supplement')).toMatchObject({
      ...{ status: 'awaiting-supplement', clock: 'suspended', resumes: false, due: { at: DUE } },
      suspends: { reason: 'supplement', paper: null },
      opensTasks: [{ step: 'awaiting-supplement', agencyId: DESK, dueAt: null }],
    });
  });

  it.each([
    ['restart', '2026-03-13 14:00'],
    ['prolong', '2026-03-11 10:00'],
  ] as const)('runs on when the supplement comes in, policy %s: due %s', (policy, due) => {
    const asked = take(
      start(land, policy),
      land,
      ...onMonday('reception/hand-over'),
      '2026-03-04 10:00 appraisal/request-supplement',
    );
    expect(plan(asked, land, SUPPLEMENTED)).toMatchObject({
      ...{ status: 'processing', clock: 'running', suspends: null, resumes: true },
      due: { at: at(due), provisional: false },
    });
  });

  it('gives back what was left once the applicant has paid, and stops and runs a second time', () => {
    const noticed = take(
      waiting,
      land,
      SUPPLEMENTED,
      '2026-03-09 09:00 appraisal/submit',
      '2026-03-09 09:00 review/submit',
      '2026-03-09 09:00 approval/approve',
      '2026-03-09 14:00 tax-notice/notify-obligation',
    );
    expect(noticed).toMatchObject({
      ...{ status: 'awaiting-finance', dueAt: at('2026-03-13 14:00') },
      suspensions: [
        { reason: 'supplement' },
        { reason: 'financial-obligation', from: at('2026-03-09 14:00'), to: null },
      ],
    });
    expect(take(noticed, land, '2026-03-11 14:00 awaiting-finance/confirm-payment')).toMatchObject({
      ...{ status: 'processing', dueAt: at('2026-03-17 14:00'), clock: 'running' },
    });
  });

  it('mends no delay: asked when late, the dossier stays late', () => {
    const late = take(appraised, land, '2026-03-10 09:00 appraisal/request-supplement');
    const change = plan(late, land, '2026-03-12 09:00 awaiting-supplement/receive-supplement');
    expect(change).toMatchObject({ resumes: true, due: { at: DUE, provisional: false } });
  });

  it('refuses to reckon a dossier that has no terms', () => {
    expect(() => plan({ ...waiting, terms: null }, land, SUPPLEMENTED)).toThrow('has no deadline');
  });
});

describe('the phases of a limit', () => {
  const FOUR_DAYS: TimeLimit = { amount: 4, unit: 'working-day' };
  const TO_TAX = ['reception/hand-over', 'appraisal/submit', 'review/submit', 'approval/approve'];
  const inTwoPhases = received(land, at('2026-03-02 08:00'), termsOf([FOUR_DAYS, FOUR_DAYS]));
  const atTax = take(inTwoPhases, land, ...onMonday(...TO_TAX));

  it('begin with the first one alone', () => {
    expect(atTax).toMatchObject({ dueAt: at('2026-03-06 08:00'), phaseStarts: [] });
  });

  it('go on with the proof of payment: the second limit counts from then', () => {
    const paid = take(
      atTax,
      land,
      '2026-03-04 10:00 tax-notice/notify-obligation',
      '2026-03-16 09:00 awaiting-finance/confirm-payment',
    );
    expect(paid).toMatchObject({ dueAt: at('2026-03-20 09:00'), phaseStarts: [at('2026-03-16 09:00')] });
  });

  it('go on at once when nothing is owed', () => {
    expect(take(atTax, land, '2026-03-04 10:00 tax-notice/waive-obligation')).toMatchObject({
      dueAt: at('2026-03-10 10:00'),
      phaseStarts: [at('2026-03-04 10:00')],
    });
  });

  it('go on but leave the dossier late for good when the first was late', () => {
    expect(take(atTax, land, '2026-03-09 10:00 tax-notice/waive-obligation')).toMatchObject({
      dueAt: at('2026-03-13 10:00'),
      missed: true,
    });
  });

  it('begin once: a step taken back does not begin them again', () => {
    const withReturn = structuredClone(land);
    withReturn.actions.push({
      code: 'return',
      name: 'Trả lại',
      from: 'second-appraisal',
      to: ['tax-notice'],
    });
    const again = take(
      atTax,
      withReturn,
      '2026-03-04 10:00 tax-notice/waive-obligation',
      '2026-03-05 10:00 second-appraisal/return',
      '2026-03-06 10:00 tax-notice/waive-obligation',
    );
    expect(again).toMatchObject({ dueAt: at('2026-03-10 10:00'), phaseStarts: [at('2026-03-04 10:00')] });
  });
});

describe('the end', () => {
  const TO_ISSUANCE = [
    ...[
      'reception/hand-over',
      'appraisal/submit',
      'review/submit',
      'approval/approve',
      'tax-notice/waive-obligation',
    ],
    ...['second-appraisal/submit', 'second-review/submit', 'second-approval/approve'],
  ];
  const issued = take(
    start(land),
    land,
    ...onMonday(...TO_ISSUANCE),
    '2026-03-05 15:00 issuance/issue-result',
  );
  const COMPLETED = { completedAt: at('2026-03-05 15:00'), dueAt: DUE };

  it('is complete once the result is issued, and not closed yet', () => {
    expect(issued).toMatchObject({ status: 'completed', ...COMPLETED, closedAt: null });
  });

  it('is closed once the result is handed over; it stays complete since when it was', () => {
    const returned = take(issued, land, '2026-03-20 10:00 hand-over/return-result');
    expect(returned).toMatchObject({
      status: 'returned',
      ...COMPLETED,
      closedAt: at('2026-03-20 10:00'),
      tasks: [],
    });
  });

  it('is never complete when processing is stopped', () => {
    const appraised = take(start(land), land, ...onMonday('reception/hand-over'));
    expect(plan(appraised, land, '2026-03-03 09:00 appraisal/stop')).toMatchObject({
      ...{ status: 'stopped', completedAt: null, closedAt: at('2026-03-03 09:00') },
      ...{ opensTasks: [], toSteps: ['stopped'] },
    });
  });

  it('keeps the first completion when a result is taken back and issued again', () => {
    const withCorrection = structuredClone(land);
    withCorrection.actions.push({ code: 'correct', name: 'Đính chính', from: 'hand-over', to: ['issuance'] });
    const corrections = ['2026-03-06 09:00 hand-over/correct', '2026-03-10 09:00 issuance/issue-result'];
    expect(take(issued, withCorrection, ...corrections)).toMatchObject({ status: 'completed', ...COMPLETED });
  });

  it.each(['restart', 'prolong'] as const)(
    'ends a wait with it: nothing restarts, what was left is given back (%s)',
    (policy) => {
      const withStop = structuredClone(land);
      withStop.actions.push({ code: 'stop', name: 'Dừng', from: 'awaiting-supplement', to: ['stopped'] });
      const requested = [...onMonday('reception/hand-over'), '2026-03-04 10:00 appraisal/request-supplement'];
      const waiting = take(start(land, policy), land, ...requested);
      expect(plan(waiting, withStop, '2026-03-06 14:00 awaiting-supplement/stop')).toMatchObject({
        ...{ status: 'stopped', resumes: true, suspends: null },
        ...{ closedAt: at('2026-03-06 14:00'), due: { at: at('2026-03-11 10:00') } },
      });
    },
  );
});
