import { JourneyOffice } from '../support/journey-office.ts';
import { birthRegistration, jointBirthRegistration } from '../support/receptions.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

describe('a dossier handed in', () => {
  it('is refused at the desk with a slip, and goes no further', async () => {
    office.itIs('2026-03-02 08:00');
    const reason = 'Không thuộc thẩm quyền giải quyết của phường';
    const { status, body } = await office.ward.desk.post('/dossiers/refusals', {
      ...birthRegistration(),
      reason,
    });
    expect(status).toBe(201);
    expect(await office.look(body.id)).toEqual({
      ...{ status: 'refused', clock: 'none', dueAt: null, late: false },
      ledger: [],
      history: ['refuse → refused'],
      told: ['refused'],
      national: '3',
      slips: ['refusal'],
    });
  });

  it.each(['online', 'post'])('came by %s, and goes the same road', async (channel) => {
    const { id } = await office.receive(birthRegistration({ channel }));
    await office.walk(id, 'done');
    expect(await office.look(id)).toEqual({
      ...{ status: 'returned', clock: 'ended', dueAt: '2026-03-03 08:00', late: false },
      ledger: ['received', 'counted', 'due'],
      history: [
        ...['receive → received', 'hand-over → processing', 'assign', 'submit', 'submit', 'approve'],
        ...['issue-result → completed', 'return-result → returned'],
      ],
      told: ['received', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 9 10',
      slips: ['receipt', 'control-slip'],
    });
  });

  it('is sent back by those who review it, and appraised again', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'review');
    await office.act('truongphong.hoaban', id, 'review', 'send-back', { comment: 'Thiếu căn cứ' });
    await office.walk(id, 'approval');
    await office.act('lanhdao.hoaban', id, 'approval', 'send-back', { comment: 'Sai ngày sinh' });
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 08:00' },
      told: ['received', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 4 4 4 4 4 9 10',
    });
  });

  it('goes to three agencies at once and comes back when all have answered', async () => {
    const { id } = await office.receive(jointBirthRegistration());
    await office.act('tiepnhan.hoaban', id, 'reception', 'hand-over');
    await office.act('truongphong.hoaban', id, 'assignment', 'assign');
    await office.act('thuly.hoaban', id, 'appraisal', 'submit');
    await office.act('lanhdao.hoaban', id, 'approval', 'approve');
    await office.act('cutru.hoaban', id, 'residence-registration', 'submit');
    await office.act('thuly.bhxh1', id, 'health-insurance-card', 'submit');
    expect(await office.ward.caseOfficer.act(id, { step: 'consolidation', action: 'submit' })).toMatchObject({
      body: { code: 'dossier.branches-missing' },
    });
    await office.act('truongca.hoaban', id, 'residence-approval', 'approve');
    await office.act('thuly.hoaban', id, 'consolidation', 'submit');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'processing', clock: 'running', late: false },
      national: '2 4 4 4 4 4 4 4 4',
      told: ['received'],
    });
  });
});
