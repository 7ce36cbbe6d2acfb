import { JourneyOffice } from '../support/journey-office.ts';
import { birthRegistration } from '../support/receptions.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

const supplement = { items: ['Bản sao giấy chứng sinh'], reason: 'Giấy chứng sinh mờ' };

describe('a dossier that lacks papers', () => {
  it('waits for them with the clock at rest, and has its whole time once they are there', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'appraisal');
    await office.act('thuly.hoaban', id, 'appraisal', 'request-supplement', { supplement });
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'awaiting-supplement', clock: 'suspended' },
      told: ['received', 'supplement-requested'],
      national: '2 4 4 5',
      slips: ['receipt', 'supplement-request', 'control-slip'],
    });
    office.itIs('2026-03-04 09:00');
    await office.act('tiepnhan.hoaban', id, 'awaiting-supplement', 'receive-supplement');
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', clock: 'ended', dueAt: '2026-03-05 09:00', late: false },
      ledger: ['received', 'counted', 'restarted', 'due'],
      told: ['received', 'supplement-requested', 'new-appointment', 'result-ready', 'returned'],
      national: '2 4 4 5 4 4 4 4 9 10',
    });
  });
});
