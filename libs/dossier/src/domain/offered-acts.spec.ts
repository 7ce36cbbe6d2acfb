import type { Principal } from '#identity';
import type { OfficerRole } from '#organization';
import { officerAt } from '../../spec/acting.ts';
import { at } from '../../spec/office.ts';
import { DESK, LEAD, received, seedWorkflow, take, termsOf, worldAt } from '../../spec/running-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import type { Asking } from './offered-act.ts';
import { offeredActs } from './offered-acts.ts';
import { planExtension, planSuspension } from './plan-clock-act.ts';
import { changedState } from './state-as-written.ts';

const workflow = seedWorkflow('1.001193');
const taken = received(workflow, at('2026-03-02 08:00'), termsOf([{ amount: 3, unit: 'working-day' }]));
const now = worldAt(at('2026-03-02 09:00'));
const suspended = changedState(
  taken,
  planSuspension(taken, { reason: 'force-majeure', paper: 'QĐ' }, now),
  now.at,
);
const extension = { at: now.at, by: { amount: 1, unit: 'working-day' }, reason: 'a', ground: 'b' } as const;
const extended = changedState(taken, planExtension(taken, extension, now), now.at);

const asking = (officer: Principal): Asking => ({
  officer,
  acting: { officerId: 1, holds: () => false, worksAt: () => false, standsInFor: () => [] },
  workflow,
  agencyName: (id) => (id === LEAD ? 'Sở Mẫu' : 'Trung tâm Mẫu'),
});

/** What is allowed, and the English reason of what is not. */
const offered = (state: DossierState, role: OfficerRole, agencyId: number, more: Partial<Principal> = {}) =>
  Object.fromEntries(
    offeredActs(state, asking({ ...officerAt(agencyId, role), ...more })).map(({ act, allowed, reason }) => [
      act,
      allowed || reason?.en,
    ]),
  );

/** A dossier in this status, whatever led to it. */
function standing(status: DossierState['status']): DossierState {
  const waits = status === 'awaiting-supplement' || status === 'awaiting-finance';
  const ended = ['refused', 'withdrawn', 'stopped', 'returned'].includes(status);
  const completed = status === 'completed' || status === 'returned';
  return {
    ...taken,
    status,
    suspensions: waits ? [{ id: '1', reason: 'supplement', from: now.at, to: null, paper: null }] : [],
    completedAt: completed ? now.at : null,
    closedAt: ended ? now.at : null,
    clock: completed || ended ? 'ended' : waits ? 'suspended' : 'running',
  };
}

const STILL = 'The clock of this dossier stands still. End the suspension first.';
const NOT_SUSPENDED =
  'No suspension is open, so there is nothing to end. If the dossier waits for a supplement or a payment, take the action of that step.';

describe('the acts offered outside the workflow', () => {
  it('are those that the leader of the agency that answers may do now, with what is in the way of the others', () => {
    expect(offered(taken, 'agency-leader', LEAD)).toMatchObject({
      ...{ extend: true, suspend: true, resume: NOT_SUSPENDED, classify: true },
    });
    expect(offered(suspended, 'agency-leader', LEAD)).toMatchObject({
      ...{ extend: STILL, suspend: STILL, resume: true },
    });
    expect(offered(extended, 'agency-leader', LEAD)['extend']).toContain('art. 19');
  });

  it.each<[DossierState['status'], string]>([
    ['received', 'extend suspend classify withdraw stop'],
    ['processing', 'extend suspend classify withdraw stop'],
    ['awaiting-supplement', 'classify withdraw stop'],
    ['awaiting-finance', 'classify withdraw stop'],
    ['completed', 'classify reopen correct-result'],
    ['returned', 'reopen correct-result'],
    ['refused', 'reopen'],
    ['withdrawn', 'reopen'],
    ['stopped', 'reopen'],
  ])('of a dossier that is %s are, for the leader: %s', (status, acts) => {
    const allowed = Object.entries(offered(standing(status), 'agency-leader', LEAD)).flatMap(([act, may]) =>
      may === true ? [act] : [],
    );
    expect(allowed.join(' ')).toBe(acts);
  });

  it.each<[DossierState['status'], string]>([
    ['received', 'withdraw correct return-originals'],
    ['processing', 'withdraw correct return-originals'],
    ['awaiting-supplement', 'withdraw correct return-originals'],
    ['awaiting-finance', 'withdraw correct return-originals'],
    ['completed', 'correct return-originals'],
    ['returned', 'correct return-originals'],
    ['refused', 'correct return-originals'],
    ['withdrawn', 'correct return-originals'],
    ['stopped', 'correct return-originals'],
  ])('of a dossier that is %s are, for its desk: %s', (status, acts) => {
    const allowed = Object.entries(offered(standing(status), 'reception-officer', DESK)).flatMap(
      ([act, may]) => (may === true ? [act] : []),
    );
    expect(allowed.join(' ')).toBe(acts);
  });

  it('let no one but the desk that received it give originals back, and no one their own', () => {
    expect(offered(taken, 'agency-leader', LEAD)['return-originals']).toBe(
      'This is for the reception officer of Trung tâm Mẫu to decide.',
    );
    expect(offered({ ...taken, ownOf: [1] }, 'reception-officer', DESK)['return-originals']).toContain(
      'of their own',
    );
  });

  it('are, where it was refused at the desk or its personal data were erased, none but what tells why', () => {
    const refused = { ...standing('refused'), workflowId: null, terms: null };
    expect(offered(refused, 'agency-leader', LEAD)['reopen']).toContain('refused at the desk');
    const gone = { ...standing('returned'), erasedAt: now.at };
    expect(offered(gone, 'agency-leader', LEAD)).toMatchObject({
      reopen: expect.stringContaining('erased'),
      'correct-result': expect.stringContaining('erased'),
    });
    expect(offered(gone, 'reception-officer', DESK)['return-originals']).toContain('erased');
  });

  it('let the desk that received it withdraw and correct, and no other desk', () => {
    expect(offered(taken, 'reception-officer', DESK)).toMatchObject({ withdraw: true, correct: true });
    expect(offered(taken, 'reception-officer', LEAD)['withdraw']).toBe(
      'This is for the reception officer of Trung tâm Mẫu or agency leader of Sở Mẫu to decide.',
    );
  });

  it('name whose they are to whoever may not do them', () => {
    expect(offered(taken, 'unit-head', LEAD)).toMatchObject({
      suspend: true,
      classify: 'This is for the agency leader of Sở Mẫu to decide.',
    });
    expect(offered(taken, 'agency-leader', DESK)['extend']).toBe(
      'This is for the unit head, agency leader of Sở Mẫu to decide.',
    );
  });

  it('are none of the applicant’s own, nor of whoever acts for the applicant', () => {
    const own = { ...taken, ownOf: [1] };
    expect(offered(own, 'agency-leader', LEAD)['extend']).toContain('of their own');
    const delegator = { officerId: 7, username: 'x', name: 'X', delegationId: 3 };
    const [post] = officerAt(LEAD, 'agency-leader').positions;
    expect(
      offered({ ...taken, ownOf: [7] }, 'agency-leader', LEAD, {
        positions: [{ ...post!, onBehalfOf: delegator }],
      })['suspend'],
    ).toContain('of their own');
  });

  it('are refused of an ended dossier with its end', () => {
    const ended = take(taken, workflow, '2026-03-02 09:00 reception/hand-over');
    const closed = { ...ended, closedAt: now.at, status: 'returned', clock: 'ended' } as const;
    expect(offered(closed, 'agency-leader', LEAD)).toMatchObject({
      extend: 'The dossier has ended (returned); nothing more can be done on it.',
      classify: 'The dossier has ended (returned); nothing more can be done on it.',
    });
  });
});
