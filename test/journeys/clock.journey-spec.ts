import { JourneyOffice } from '../support/journey-office.ts';
import { birthRegistration, landTransfer } from '../support/receptions.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

const apology = {
  by: { amount: 2, unit: 'working-day' },
  reason: 'Phải xác minh thêm tại cơ sở y tế',
  ground: 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9',
};
const stay = { reason: 'applicant-request', paper: 'Đơn ngày 02/03/2026', comment: 'Chờ người nhà về' };

describe('a dossier whose clock is not the ordinary one', () => {
  it('is extended with an apology, once, a day before the limit at the latest', async () => {
    const { id } = await office.receive(landTransfer());
    await office.act('tiepnhan.hoaban', id, 'reception', 'hand-over');
    await office.do('lanhdao.dkdd1', id, 'extensions', apology);
    expect(await office.ask('lanhdao.dkdd1', id, 'extensions', apology)).toMatchObject({
      body: { code: 'dossier.extended-before' },
    });
    office.itIs('2026-03-09 09:00');
    await office.act('thuly.dkdd1', id, 'appraisal', 'submit');
    expect(await office.look(id)).toEqual({
      ...{ status: 'processing', clock: 'running', dueAt: '2026-03-10 08:00', late: false },
      ledger: ['received', 'counted', 'extended', 'skipped', 'due'],
      history: ['receive → received', 'hand-over → processing', 'extend', 'submit'],
      told: ['received', 'extended'],
      national: '2 4 4 4',
      slips: ['receipt', 'apology', 'control-slip'],
    });
  });

  it('is counted late when the apology came after the last day for it, whatever the new appointment', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'appraisal');
    await office.do('lanhdao.hoaban', id, 'extensions', apology);
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-05 08:00', late: true },
      ledger: ['received', 'counted', 'extended', 'missed', 'due'],
      told: ['received', 'extended', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 4 9 10',
    });
  });

  it('is late when it was not finished in time, and is apologised for once', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'approval');
    office.itIs('2026-03-04 10:00');
    expect(await office.look(id)).toMatchObject({ late: true, told: ['received', 'overdue-apology'] });
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 08:00', late: true },
      told: ['received', 'overdue-apology', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 9 10',
    });
  });

  it('rests at the applicant’s request, and gets the time back that was left', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'appraisal');
    office.itIs('2026-03-02 10:00');
    await office.do('lanhdao.hoaban', id, 'suspensions', stay);
    expect(await office.look(id)).toMatchObject({
      clock: 'suspended',
      told: ['received', 'suspended'],
    });
    office.itIs('2026-03-05 10:00');
    await office.do('lanhdao.hoaban', id, 'suspensions/end', { comment: 'Người nhà đã về' });
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-06 08:00', late: false },
      told: ['received', 'suspended', 'new-appointment', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 4 4 9 10',
    });
  });

  it('waits for the tax to be paid between the two phases of a land case', async () => {
    const { id } = await office.receive(landTransfer());
    await office.act('tiepnhan.hoaban', id, 'reception', 'hand-over');
    await office.act('thuly.dkdd1', id, 'appraisal', 'submit');
    await office.act('truongphong.dkdd1', id, 'review', 'submit');
    await office.act('lanhdao.dkdd1', id, 'approval', 'approve');
    const financialObligation = { notice: 'TB 15/TB-THUE', amount: 12_500_000, basis: 'Luật Đất đai' };
    await office.act('thuly.dkdd1', id, 'tax-notice', 'notify-obligation', { financialObligation });
    office.itIs('2026-03-20 10:00');
    const payment = { receipt: 'BL 0001234', amount: 12_500_000 };
    await office.act('tiepnhan.hoaban', id, 'awaiting-finance', 'confirm-payment', { payment });
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'processing', clock: 'running', dueAt: '2026-03-26 10:00', late: false },
      told: ['received', 'finance-requested', 'new-appointment'],
      national: '2 4 4 4 4 6 4',
      slips: ['receipt', 'control-slip'],
    });
  });
});
