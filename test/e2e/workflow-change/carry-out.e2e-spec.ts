import { sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import type { WorkflowDefinition } from '#workflow';
import { DECISION, MOVE, MovingOffice, shortened } from '../../support/moving-office.ts';
import { handOver, receivedSupplement, result, walk } from '../../support/walk.ts';

let office: MovingOffice;

beforeEach(async () => {
  office = await MovingOffice.open();
});
afterEach(() => office.close());

async function awaitingSupplement(): Promise<{ id: string; code: string }> {
  const dossier = await office.at('appraisal');
  const supplement = {
    ...{ step: 'appraisal', action: 'request-supplement' },
    supplement: { items: ['Giấy chứng sinh bản chính'], reason: 'Bản chụp không rõ' },
  };
  const answer = await office.officers.caseOfficer.act(dossier.id, supplement);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return dossier;
}

describe('carrying a plan out', () => {
  it('opens the task anew under the newer version, due by its limit from when it was opened', async () => {
    office.api.clock.set('2026-03-02T08:00:00+07:00');
    const { id } = await office.at('appraisal');
    await office.publish();
    const before = await office.dossier(id);
    expect(before.tasks[0].dueAt).toBe('2026-03-02T14:00:00.000+07:00');
    office.api.clock.set('2026-03-03T09:00:00+07:00');
    await office.signInAnew();
    const change = await office.moved();
    const after = await office.dossier(id);
    expect(after).toMatchObject({
      ...{ version: before.version + 1, status: before.status, dueAt: before.dueAt },
      tasks: [
        {
          ...{ step: 'study', name: 'Thẩm định', since: '2026-03-02T08:00:00.000+07:00' },
          dueAt: '2026-03-02T10:00:00.000+07:00',
        },
      ],
    });
    const lines = await office.history(id);
    expect(lines.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(lines[3]).toMatchObject({
      ...{ action: 'move-workflow', fromStep: null, toSteps: ['study'], comment: DECISION.reason },
      dueAt: before.dueAt,
    });
    const [told] = await office.api.database.query(sql`
      select action_name as name, details from dossier.history where dossier_id = ${id} and sequence = 4`);
    expect(told).toEqual({
      name: 'Chuyển sang phiên bản 2 của quy trình nội bộ',
      details: { fromVersion: 1, toVersion: 2, decision: DECISION.decision, from: ['appraisal'] },
    });
    expect((await office.administrator.get(`/workflow-changes/${change}`)).body).toMatchObject({
      ...{ state: 'done', moved: 1, left: 0 },
      decided: { ...DECISION, at: '2026-03-03T09:00:00.000+07:00' },
    });
    const closed = await office.api.database.query(sql`
      select step, closed_at as at, closed_by as by from dossier.task
      where dossier_id = ${id} and closed_at = ${office.api.clock.now()}`);
    expect(closed).toEqual([{ step: 'appraisal', at: office.api.clock.now(), by: null }]);
  });

  it('lets a moved dossier go on to its end, and one that was left go on under its own version', async () => {
    const [goesOn, stays] = [await office.at('appraisal'), await office.at('review')];
    await office.publish();
    const change = await office.moved();
    const road = [
      ['caseOfficer', 'study', 'submit'],
      ['leader', 'approval', 'send-back', { comment: 'Thiếu chữ ký' }],
      ['caseOfficer', 'study', 'submit'],
      ['leader', 'approval', 'approve'],
      ['clerk', 'issuance', 'issue-result', { result }],
      ['desk', 'hand-over', 'return-result', { handOver }],
    ] as const;
    await walk(road, 'done', goesOn.id, office.officers);
    expect(await office.dossier(goesOn.id)).toMatchObject({ status: 'returned', tasks: [] });
    expect(await office.versionOf(stays.id)).toBe(1);
    await walk(
      [
        ['unitHead', 'review', 'submit'],
        ['leader', 'approval', 'approve'],
        ['clerk', 'issuance', 'issue-result', { result }],
        ['desk', 'hand-over', 'return-result', { handOver }],
      ],
      'done',
      stays.id,
      office.officers,
    );
    expect(await office.dossier(stays.id)).toMatchObject({ status: 'returned', tasks: [] });
    const { body } = await office.administrator.get(`/workflow-changes/${change}/dossiers`);
    expect(body).toEqual({
      items: [
        { id: goesOn.id, code: goesOn.code, outcome: 'moved', reasons: [] },
        {
          id: stays.id,
          code: stays.code,
          outcome: 'left',
          reasons: [expect.objectContaining({ code: 'step-missing' })],
        },
      ].sort((one, other) => (one.id < other.id ? -1 : 1)),
      next: null,
    });
  });

  it('keeps a wait as it is: the clock stands still, and runs on when the papers come', async () => {
    const { id } = await awaitingSupplement();
    await office.publish();
    const before = await office.dossier(id);
    await office.moved();
    const waiting = await office.dossier(id);
    expect(waiting).toMatchObject({
      status: 'awaiting-supplement',
      suspended: before.suspended,
    });
    expect(waiting.tasks).toMatchObject([{ step: 'awaiting-supplement', dueAt: null }]);
    const back = await office.officers.desk.act(id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    expect(back.status).toBe(200);
    expect(await office.dossier(id)).toMatchObject({ status: 'processing', tasks: [{ step: 'study' }] });
  });

  it('lets two steps change places', async () => {
    const swapped = JSON.parse(
      JSON.stringify(shortened())
        .replaceAll('"approval"', '"_"')
        .replaceAll('"issuance"', '"approval"')
        .replaceAll('"_"', '"issuance"'),
    ) as WorkflowDefinition;
    const dossiers = [await office.at('approval'), await office.at('issuance')];
    await office.publish(swapped);
    await office.moved({ ...MOVE, steps: { approval: 'issuance', issuance: 'approval' } });
    const names = await Promise.all(dossiers.map(async ({ id }) => (await office.dossier(id)).tasks[0].name));
    expect(names).toEqual(['Ký duyệt kết quả', 'Vào sổ, đóng dấu, ký số cơ quan']);
  });

  it('is told to the portal in its turn and to the applicant not at all', async () => {
    const { id } = await office.at('appraisal');
    await office.publish();
    await office.moved();
    await office.officers.caseOfficer.act(id, { step: 'study', action: 'submit' });
    await office.worker.init();
    await office.worker.get(OutboxRelay).drain();
    const intents = await office.api.database.query<{ intent: string }>(sql`
      select distinct intent from notification.delivery where dossier_id = ${id} order by 1`);
    expect(intents).toEqual([{ intent: 'in-progress' }, { intent: 'received' }]);
    const publications = await office.api.database.query<{ sequence: number }>(sql`
      select sequence from portal_sync.publication where dossier_id = ${id} order by sequence`);
    expect(publications.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves a dossier that went on to where the plan says nothing of', async () => {
    const { id } = await office.at('assignment');
    await office.publish();
    const change = await office.planned();
    await office.officers.unitHead.act(id, { step: 'assignment', action: 'assign' });
    await office.apply(change.id);
    await office.carryOut();
    expect(await office.versionOf(id)).toBe(1);
    const { body } = await office.administrator.get(`/workflow-changes/${change.id}/dossiers`);
    expect(body.items).toMatchObject([{ id, outcome: 'left', reasons: [{ code: 'not-planned' }] }]);
    await office.moved();
    expect([await office.versionOf(id), (await office.dossier(id)).tasks[0].step]).toEqual([2, 'study']);
  });

  it('moves a dossier that went on to where the plan speaks of', async () => {
    const [{ id }] = [await office.at('assignment'), await office.at('appraisal')];
    await office.publish();
    const change = await office.planned();
    await office.officers.unitHead.act(id, { step: 'assignment', action: 'assign' });
    await office.apply(change.id);
    await office.carryOut();
    expect([await office.versionOf(id), (await office.dossier(id)).tasks[0].step]).toEqual([2, 'study']);
  });
});
