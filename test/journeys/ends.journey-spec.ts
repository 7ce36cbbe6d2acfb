import { JourneyOffice } from '../support/journey-office.ts';
import { birthRegistration } from '../support/receptions.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

const request = { reason: 'Nộp nhầm nơi', paper: { number: '01/ĐN', date: '2026-03-02' } };
const stopping = { reason: 'Đang có tranh chấp', ground: 'NĐ 61/2018/NĐ-CP, Điều 19 khoản 8' };
const decision = { number: '15/QĐ-UBND', date: '2026-03-04', signer: 'Vũ Văn Thử Dũng' };
const reopening = { decision, reason: 'Giải quyết khiếu nại', step: 'appraisal' };

/** A birth registration that is appraised. */
async function appraised(): Promise<string> {
  const { id } = await office.receive(birthRegistration());
  await office.walk(id, 'appraisal');
  return id;
}

describe('a dossier that does not end as it should', () => {
  it('is withdrawn by its applicant, takes no supplement any more, and gives the originals back', async () => {
    const id = await appraised();
    await office.do('tiepnhan.hoaban', id, 'withdrawal', request);
    expect(
      await office.ward.caseOfficer.act(id, {
        ...{ step: 'appraisal', action: 'request-supplement' },
        supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
      }),
    ).toMatchObject({ status: 409 });
    const { body } = await office.ward.desk.get(`/dossiers/${id}/original-returns`);
    const components = body.held.map(({ code, held }: { code: string; held: number }) => ({
      ...{ code, originals: held },
    }));
    await office.do('tiepnhan.hoaban', id, 'original-returns', { components, recipient: 'Nguyễn Văn Mẫu' });
    expect(await office.look(id)).toEqual({
      ...{ status: 'withdrawn', clock: 'ended', dueAt: '2026-03-03 08:00', late: false },
      ledger: ['received', 'counted', 'due'],
      history: [
        ...['receive → received', 'hand-over → processing', 'assign', 'withdraw → withdrawn'],
        'return-originals',
      ],
      told: ['received', 'withdrawn'],
      national: '2 4 4 7 7',
      slips: ['receipt', 'control-slip'],
    });
  });

  it('is stopped by the leader, with the notice the law has a form for', async () => {
    const id = await appraised();
    await office.do('lanhdao.hoaban', id, 'stop', stopping);
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'stopped', clock: 'ended', late: false },
      told: ['received', 'stopped'],
      national: '2 4 4 8',
      slips: ['receipt', 'stop-notice', 'control-slip'],
    });
  });

  it('is reopened by decision, without the days in between, and ends with a result after all', async () => {
    const id = await appraised();
    await office.do('tiepnhan.hoaban', id, 'withdrawal', request);
    office.itIs('2026-03-04 09:00');
    await office.do('lanhdao.hoaban', id, 'reopening', reopening);
    await office.walk(id, 'done');
    const seen = await office.look(id);
    expect(seen).toMatchObject({
      ...{ status: 'returned', clock: 'ended', late: false },
      told: ['received', 'withdrawn', 'reopened', 'result-ready', 'returned'],
      national: '2 4 4 7 4 4 4 4 9 10',
    });
    expect(seen.dueAt?.slice(0, 10)).toBe('2026-03-05');
  });

  it('was late when it was withdrawn, and stays late however soon it is finished once reopened', async () => {
    const id = await appraised();
    office.itIs('2026-03-05 09:00');
    await office.do('tiepnhan.hoaban', id, 'withdrawal', request);
    office.itIs('2026-03-09 09:00');
    await office.do('lanhdao.hoaban', id, 'reopening', reopening);
    await office.walk(id, 'done');
    const seen = await office.look(id);
    expect(seen).toMatchObject({ status: 'returned', late: true });
    expect(seen.ledger).toContain('missed');
  });

  it('had its applicant typed wrongly, and is told under the right name from then on', async () => {
    const id = await appraised();
    await office.do('tiepnhan.hoaban', id, 'corrections', {
      reason: 'Gõ nhầm dấu',
      applicant: { fullName: 'Nguyễn Văn Mậu' },
    });
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 08:00', late: false },
      national: '2 4 4 4 4 4 4 9 10',
    });
    const { body } = await office.ward.desk.get(`/dossiers/${id}`);
    expect(body.applicant.fullName).toBe('Nguyễn Văn Mậu');
  });
});
