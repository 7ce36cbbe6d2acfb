import { JourneyOffice } from '../support/journey-office.ts';
import { adoption, applicant, maritalStatus } from '../support/receptions.ts';

const MARITAL_STATUS = '2.001263-TP05';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

describe('a result that is held', () => {
  it('re-uses a result held: it is found, stands for a paper, and the dossier goes its road', async () => {
    const { desk } = office.ward;
    const first = await office.receive(maritalStatus());
    await office.walk(first.id, 'done');
    const wanted = { procedure: '2.001263', identityNumber: applicant.identity.number };
    const { body } = await desk.post('/dossiers/held-papers', wanted);
    expect(body.items).toMatchObject([
      { component: { code: MARITAL_STATUS }, dossier: first.code, number: '12/TLKS', reusable: true },
    ]);
    const { components, ...wish } = adoption();
    const [{ reuses }] = body.items;
    const { id } = await office.receive({
      ...wish,
      components: [...components, { code: MARITAL_STATUS, reuses }],
    });
    await office.walk(id, 'review');
    await office.act('thuly.hoaban', id, 'consultation', 'submit');
    await office.walk(id, 'done');
    expect(await office.look(id)).toEqual({
      ...{ status: 'returned', clock: 'ended', dueAt: '2026-04-01 17:00', late: false },
      ledger: ['received', 'counted', 'skipped', 'due'],
      history: [
        ...[
          'receive → received',
          'hand-over → processing',
          'assign',
          'submit',
          'submit',
          'submit',
          'approve',
        ],
        ...['issue-result → completed', 'return-result → returned'],
      ],
      told: ['received', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 4 9 10',
      slips: ['receipt', 'control-slip'],
    });
  });
});
