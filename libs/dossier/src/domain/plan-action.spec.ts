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
  worldAt,
} from '../../spec/running-dossier.ts';
import type { DossierState } from './dossier-state.ts';

const FIVE_DAYS = { amount: 5, unit: 'working-day' } as const;
const DUE = at('2026-03-09 08:00');

/** Branches of two departments. */
const permit = seedWorkflow('1.013225');
/** Two phases around a financial obligation. */
const land = seedWorkflow('1.013831');

const start = (workflow: WorkflowDefinition): DossierState =>
  received(workflow, at('2026-03-02 08:00'), FIVE_DAYS);
const onMonday = (...names: string[]): [string, Date][] =>
  names.map((name) => [name, at('2026-03-02 09:00')]);
const openSteps = ({ tasks }: DossierState): [string, number][] =>
  tasks.map(({ step, arrived }) => [step, arrived]);

describe('an action of one step after another', () => {
  it('closes its task and opens the next at the agency meant, due by the limit of the step', () => {
    const change = plan(start(land), land, 'reception/hand-over', worldAt(at('2026-03-02 09:00')));
    expect(change).toEqual({
      status: 'processing',
      due: { at: DUE, provisional: false },
      completedAt: null,
      closedAt: null,
      closesTask: 'reception',
      opensTasks: [
        {
          ...{
            step: 'appraisal',
            stepName: 'Thẩm định hồ sơ',
            agencyId: LEAD,
            role: 'case-officer',
            waitsFor: 1,
          },
          dueAt: at('2026-03-03 15:00'),
        },
      ],
      toSteps: ['appraisal'],
      suspends: null,
      resumes: false,
    });
  });

  it('reckons each task by the hours of the agency that has it, the dossier by those of the lead', () => {
    const asked = plan(
      take(start(permit), permit, onMonday('reception/hand-over', 'assignment/assign')),
      permit,
      'appraisal/request-opinions',
      worldAt(at('2026-03-02 07:10')),
    );
    expect(asked.opensTasks.map(({ agencyId, dueAt }) => [agencyId, dueAt])).toEqual([
      [OTHER, at('2026-03-04 17:00')],
      [OTHER, at('2026-03-04 17:00')],
    ]);
    expect(asked.due?.at).toEqual(DUE);
  });
});

describe('a fork and its join', () => {
  const forked = take(
    start(permit),
    permit,
    onMonday('reception/hand-over', 'assignment/assign', 'appraisal/request-opinions'),
  );

  it('opens every branch and stays in processing', () => {
    expect(openSteps(forked)).toEqual([
      ['construction-opinion', 1],
      ['environment-opinion', 1],
    ]);
    expect(forked.status).toBe('processing');
  });

  it('waits at the join for the other branch', () => {
    const change = plan(forked, permit, 'construction-opinion/give-opinion', worldAt(at('2026-03-03 09:00')));
    expect(change).toMatchObject({
      status: 'processing',
      toSteps: ['opinion-summary'],
      opensTasks: [{ waitsFor: 2 }],
    });
    expect(openSteps(changed(forked, change, at('2026-03-03 09:00')))).toEqual([
      ['environment-opinion', 1],
      ['opinion-summary', 1],
    ]);
  });

  it('opens the join when the last branch arrives, due from then on, and leaves it with one action', () => {
    const joined = take(forked, permit, [
      ['environment-opinion/give-opinion', at('2026-03-03 09:00')],
      ['construction-opinion/give-opinion', at('2026-03-04 10:00')],
    ]);
    expect(joined.tasks).toEqual([
      expect.objectContaining({
        step: 'opinion-summary',
        arrived: 2,
        waitsFor: 2,
        dueAt: at('2026-03-05 10:00'),
      }),
    ]);
    expect(openSteps(take(joined, permit, [['opinion-summary/submit', at('2026-03-04 11:00')]]))).toEqual([
      ['drafting', 1],
    ]);
  });
});

describe('the legal clock', () => {
  const appraised = take(start(land), land, onMonday('reception/hand-over'));
  const waiting = take(appraised, land, [['appraisal/request-supplement', at('2026-03-04 10:00')]]);

  it('stops with a supplement request: the due time stays, and the wait itself is never due', () => {
    const change = plan(appraised, land, 'appraisal/request-supplement', worldAt(at('2026-03-04 10:00')));
    expect(change).toMatchObject({
      ...{ status: 'awaiting-supplement', suspends: 'awaiting-supplement', resumes: false, due: { at: DUE } },
      opensTasks: [{ step: 'awaiting-supplement', agencyId: DESK, dueAt: null }],
    });
  });

  it.each([
    ['restart', '2026-03-13 14:00'],
    ['extend', '2026-03-11 10:00'],
  ] as const)('runs on when the supplement comes in, policy %s: due %s', (policy, due) => {
    const change = plan(
      waiting,
      land,
      'awaiting-supplement/receive-supplement',
      worldAt(at('2026-03-06 14:00'), policy),
    );
    expect(change).toMatchObject({
      status: 'processing',
      suspends: null,
      resumes: true,
      due: { at: at(due), provisional: false },
    });
  });

  it('gives back what was left once the applicant has paid, and stops and runs a second time', () => {
    const noticed = take(
      take(waiting, land, [['awaiting-supplement/receive-supplement', at('2026-03-06 14:00')]]),
      land,
      [
        ...['appraisal/submit', 'review/submit', 'approval/approve'].map(
          (name) => [name, at('2026-03-09 09:00')] as const,
        ),
        ['tax-notice/notify-obligation', at('2026-03-09 14:00')],
      ],
    );
    expect(noticed).toMatchObject({
      status: 'awaiting-finance',
      dueAt: at('2026-03-13 14:00'),
      suspension: { reason: 'awaiting-finance', startedAt: at('2026-03-09 14:00') },
    });
    const paid = take(noticed, land, [['awaiting-finance/confirm-payment', at('2026-03-11 14:00')]]);
    expect(paid).toMatchObject({ status: 'processing', dueAt: at('2026-03-17 14:00'), suspension: null });
  });

  it('mends no delay: asked when late, the dossier stays late', () => {
    const late = take(appraised, land, [['appraisal/request-supplement', at('2026-03-10 09:00')]]);
    const change = plan(
      late,
      land,
      'awaiting-supplement/receive-supplement',
      worldAt(at('2026-03-12 09:00')),
    );
    expect(change).toMatchObject({ resumes: true, due: { at: DUE, provisional: false } });
  });

  it('leaves a dossier without a limit without one', () => {
    const unlimited = { ...waiting, dueAt: null };
    const change = plan(
      unlimited,
      land,
      'awaiting-supplement/receive-supplement',
      worldAt(at('2026-03-06 14:00')),
    );
    expect(change).toMatchObject({ resumes: true, due: null });
  });
});

describe('the end', () => {
  const TO_ISSUANCE = [
    'reception/hand-over',
    'appraisal/submit',
    'review/submit',
    'approval/approve',
    'tax-notice/waive-obligation',
  ];
  const SIGNED = [
    ...TO_ISSUANCE,
    'second-appraisal/submit',
    'second-review/submit',
    'second-approval/approve',
  ];
  const issued = take(start(land), land, [
    ...onMonday(...SIGNED),
    ['issuance/issue-result', at('2026-03-05 15:00')],
  ]);

  it('is complete once the result is issued, and not closed yet', () => {
    expect(issued).toMatchObject({
      status: 'completed',
      completedAt: at('2026-03-05 15:00'),
      closedAt: null,
      dueAt: DUE,
    });
  });

  it('is closed once the result is handed over; it stays complete since when it was', () => {
    const returned = take(issued, land, [['hand-over/return-result', at('2026-03-20 10:00')]]);
    expect(returned).toMatchObject({
      ...{
        status: 'returned',
        completedAt: at('2026-03-05 15:00'),
        closedAt: at('2026-03-20 10:00'),
        dueAt: DUE,
      },
      tasks: [],
    });
  });

  it('is never complete when processing is stopped', () => {
    const change = plan(
      take(start(land), land, onMonday('reception/hand-over')),
      land,
      'appraisal/stop',
      worldAt(at('2026-03-03 09:00')),
    );
    expect(change).toMatchObject({
      status: 'stopped',
      completedAt: null,
      closedAt: at('2026-03-03 09:00'),
      opensTasks: [],
      toSteps: ['stopped'],
    });
  });

  it('keeps the first completion when a result is taken back and issued again', () => {
    const withCorrection = structuredClone(land);
    withCorrection.actions.push({ code: 'correct', name: 'Đính chính', from: 'hand-over', to: ['issuance'] });
    const again = take(issued, withCorrection, [
      ['hand-over/correct', at('2026-03-06 09:00')],
      ['issuance/issue-result', at('2026-03-10 09:00')],
    ]);
    expect(again).toMatchObject({ status: 'completed', completedAt: at('2026-03-05 15:00') });
  });

  it.each(['restart', 'extend'] as const)(
    'ends a wait with it: nothing restarts, what was left is given back (%s)',
    (policy) => {
      const withWithdrawal = structuredClone(land);
      withWithdrawal.actions.push({
        code: 'stop',
        name: 'Dừng giải quyết',
        from: 'awaiting-supplement',
        to: ['stopped'],
      });
      const waiting = take(start(land), land, [
        ...onMonday('reception/hand-over'),
        ['appraisal/request-supplement', at('2026-03-04 10:00')],
      ]);
      const change = plan(
        waiting,
        withWithdrawal,
        'awaiting-supplement/stop',
        worldAt(at('2026-03-06 14:00'), policy),
      );
      expect(change).toMatchObject({
        status: 'stopped',
        resumes: true,
        suspends: null,
        closedAt: at('2026-03-06 14:00'),
        due: { at: at('2026-03-11 10:00') },
      });
    },
  );
});
