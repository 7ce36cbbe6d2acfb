import { sql } from '#platform/database';
import { JourneyOffice } from '../support/journey-office.ts';
import { applicant, birthRegistration } from '../support/receptions.ts';

const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
  await office.api.database.query(sql`
    update procedure.procedure p set definition = jsonb_set(definition, '{components}',
      (select jsonb_agg(case c ->> 'code' when ${FORM}
         then c || jsonb_build_object('replacedByResult', 'KQ.G15.000031') else c end)
       from jsonb_array_elements(definition -> 'components') c))
    where code = '1.001193'`);
});
afterAll(() => office.close());

describe('a result that is held', () => {
  it('re-uses a result held: it is found, stands for a paper, and the dossier goes its road', async () => {
    const { desk } = office.ward;
    const first = await office.receive(birthRegistration());
    await office.walk(first.id, 'done');
    const { body } = await desk.post('/dossiers/held-papers', {
      ...{ procedure: '1.001193', case: '1.001193.01', identityNumber: applicant.identity.number },
    });
    const [result] = body.items.filter(({ number }: { number: string | null }) => number !== null);
    expect(result).toMatchObject({ component: { code: FORM }, dossier: first.code, reusable: true });
    const components = [
      { code: FORM, reuses: result.reuses },
      { code: CERTIFICATE, originals: 1 },
    ];
    const { id } = await office.receive(birthRegistration({ components }));
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
});
