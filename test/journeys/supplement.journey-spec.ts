import { JourneyOffice } from '../support/journey-office.ts';
import { birthRegistration } from '../support/receptions.ts';
import { receivedSupplement } from '../support/walk.ts';

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
    await office.act('tiepnhan.hoaban', id, 'awaiting-supplement', 'receive-supplement', {
      receivedSupplement,
    });
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', clock: 'ended', dueAt: '2026-03-05 09:00', late: false },
      ledger: ['received', 'counted', 'restarted', 'due'],
      told: ['received', 'supplement-requested', 'new-appointment', 'result-ready', 'returned'],
      national: '2 4 4 5 4 4 4 4 9 10',
    });
  });

  it('is asked a second time only by someone who says why, and the whole list goes out each time', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'appraisal');
    await office.act('thuly.hoaban', id, 'appraisal', 'request-supplement', { supplement });
    office.itIs('2026-03-04 09:00');
    const back = ['awaiting-supplement', 'receive-supplement', { receivedSupplement }] as const;
    await office.act('tiepnhan.hoaban', id, ...back);
    expect(
      await office.ward.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement }),
    ).toMatchObject({ body: { code: 'dossier.supplement-asked-before' } });
    const second = 'Phát hiện thêm khi đối chiếu với cơ sở dữ liệu dân cư';
    await office.act('thuly.hoaban', id, 'appraisal', 'request-supplement', {
      supplement: { ...supplement, second },
    });
    office.itIs('2026-03-06 09:00');
    await office.act('tiepnhan.hoaban', id, ...back);
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-09 09:00', late: false },
      told: [
        ...['received', 'supplement-requested', 'new-appointment'],
        ...['supplement-requested', 'new-appointment', 'result-ready', 'returned'],
      ],
      national: '2 4 4 5 4 5 4 4 4 4 9 10',
    });
  });

  it('is stopped by the workflow when they do not come', async () => {
    const { id } = await office.receive(birthRegistration());
    await office.walk(id, 'appraisal');
    await office.act('thuly.hoaban', id, 'appraisal', 'stop', { comment: 'Không đủ điều kiện' });
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'stopped', clock: 'ended' },
      told: ['received', 'stopped'],
      national: '2 4 4 8',
      slips: ['receipt', 'stop-notice', 'control-slip'],
    });
  });
});
