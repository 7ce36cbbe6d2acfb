import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];
const BIRTH_CERTIFICATE = 'KQ.G15.000031';

let api: TestApi;
let officers: HoaBan;
/** A dossier whose result was handed over. */
let earlier: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  await api.database.query(sql`
    update procedure.procedure p set definition = jsonb_set(definition, '{components}',
      (select jsonb_agg(case c ->> 'code' when ${FORM}
         then c - 'form' || jsonb_build_object('replacedByResult', ${BIRTH_CERTIFICATE}::text) else c - 'form' end)
       from jsonb_array_elements(definition -> 'components') c))
    where code = '1.001193'`);
  officers = await hoaBan(api);
  earlier = await receive(officers.desk);
  await walkTo('done', earlier.id, officers);
});
afterAll(() => api.close());

const result = () => ({ dossierId: earlier.id, component: null });
const paper = () => ({ dossierId: earlier.id, component: CERTIFICATE });
const reusing = (reuses: object, overrides: object = {}) =>
  birthRegistration({
    components: [
      { code: FORM, reuses },
      { code: CERTIFICATE, originals: 1 },
    ],
    ...overrides,
  });
const held = async (number = applicant.identity.number, desk = officers.desk): Promise<Answer['body']> => {
  const wanted = { procedure: '1.001193', case: '1.001193.01', identityNumber: number };
  return (await desk.post('/dossiers/held-papers', wanted)).body.items;
};
const setResult = (change: object) =>
  api.database.query(sql`
    update dossier.dossier set result = result || ${JSON.stringify(change)}::jsonb where id = ${earlier.id}`);

describe('papers and results that are there', () => {
  it('are told with what each would stand for, where it is from and how long it is valid, and leave a trace', async () => {
    const items = await held();
    const of = (component: string | null) =>
      items.find(
        (one: Answer['body']) => one.reuses.dossierId === earlier.id && one.reuses.component === component,
      );
    expect(of(null)).toMatchObject({
      ...{ component: { code: FORM }, dossier: earlier.code, number: '12/TLKS', name: 'Giấy khai sinh' },
      ...{ validUntil: null, reusable: true, why: null, agency: 'Ủy ban nhân dân phường Hoa Ban' },
    });
    expect(of(CERTIFICATE)).toMatchObject({ component: { code: CERTIFICATE }, reusable: true });
    const traces = await api.database.query<{ actor: string; details: object }>(sql`
      select actor, details from audit.entry
      where action = 'dossier.look-up-papers' and subject_id = ${earlier.id}`);
    expect(traces).toMatchObject([
      { actor: 'tiepnhan.hoaban', details: { reason: expect.any(String), procedure: '1.001193' } },
    ]);
  });

  it('are those of this applicant, in the officer’s sight, alone', async () => {
    expect(await held('099000000777')).toEqual([]);
    expect(await held(undefined, await api.signIn('tiepnhan.saokhue'))).toEqual([]);
  });
});

describe('a reception with a paper that is used again', () => {
  it('is complete, and keeps where it is from', async () => {
    const components = [
      { code: FORM, reuses: result() },
      { code: CERTIFICATE, reuses: paper() },
    ];
    const asked = { procedure: '1.001193', case: '1.001193.01', components };
    expect((await api.anyone.post('/dossiers/completeness', asked)).body.complete).toBe(true);
    const { status, body } = await officers.desk.post('/dossiers', birthRegistration({ components }));
    expect(status).toBe(201);
    const { body: dossier } = await officers.desk.get(`/dossiers/${body.id}`);
    expect(dossier.components).toMatchObject([
      { code: FORM, originals: 0, reuses: result(), missing: false },
      { code: CERTIFICATE, originals: 0, reuses: paper(), missing: false },
    ]);
    const [audit] = await api.database.query<{ details: { reuses: object } }>(sql`
      select details from audit.entry where action = 'dossier.receive' and subject_id = ${body.id}`);
    expect(audit!.details.reuses).toHaveLength(2);
  });

  it('is refused for a paper of somebody else, of no dossier, or of another kind, with one answer', async () => {
    const other = { ...applicant, identity: { kind: 'citizen-id', number: '099000000778' } };
    const refused = await Promise.all([
      officers.desk.post('/dossiers', reusing(result(), { applicant: other })),
      officers.desk.post('/dossiers', reusing({ dossierId: '00000000-0000-4000-8000-000000000000' })),
      officers.desk.post('/dossiers', reusing(paper())),
    ]);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([409, 'intake.paper-not-held']),
    );
  });

  it('takes nothing over when it is refused at the desk', async () => {
    const wish = {
      ...reusing({ dossierId: '00000000-0000-4000-8000-000000000000' }),
      reason: 'Không thuộc thẩm quyền',
    };
    expect((await officers.desk.post('/dossiers/refusals', wish)).status).toBe(201);
  });

  it('is refused once the result has expired, which the list says too', async () => {
    await setResult({ validUntil: '2020-01-01' });
    const refused = await officers.desk.post('/dossiers', reusing(result()));
    expect([refused.status, refused.body.code]).toEqual([409, 'intake.paper-not-reusable']);
    expect(refused.body.messages.vi).toContain('đã hết hiệu lực');
    expect((await held()).find((one: Answer['body']) => one.number === '12/TLKS').why.code).toBe('expired');
    await setResult({ validUntil: null });
  });

  it('finds nothing of a dossier that was erased', async () => {
    const gone = { ...applicant, identity: { kind: 'citizen-id', number: '099000000779' } };
    const { id } = await receive(officers.desk, { applicant: gone });
    expect(await held('099000000779')).toHaveLength(2);
    await api.database.query(
      sql`update dossier.applicant set identity_index = null where dossier_id = ${id}`,
    );
    expect(await held('099000000779')).toEqual([]);
  });
});
