import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { adoption, applicant, maritalStatus } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receiveAs, walkTo } from '../../support/walk.ts';

const [WISH, MARITAL_STATUS, BIRTH_CERTIFICATE] = ['2.001263-TP01', '2.001263-TP05', '2.001263-TP07'];
const NOBODY = '00000000-0000-4000-8000-000000000000';

interface Lent {
  dossierId: string;
  component: string | null;
}

let api: TestApi;
let officers: HoaBan;
/** A confirmation of marital status that was handed over. */
let confirmation: Answer['body'];
/** An adoption that is on its way. */
let earlier: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  await api.database.query(sql`
    update procedure.procedure p set definition = jsonb_set(definition, '{components}',
      (select jsonb_agg(case c ->> 'code' when ${WISH} then c || '{"form": {"name": "Mẫu"}}' else c end)
       from jsonb_array_elements(definition -> 'components') c))
    where code = '2.001263'`);
  officers = await hoaBan(api);
  confirmation = await confirmed();
  earlier = await receiveAs(officers.desk, adoption());
});
afterAll(() => api.close());

async function confirmed(): Promise<Answer['body']> {
  const receipt = await receiveAs(officers.desk, maritalStatus());
  await walkTo('done', receipt.id, officers);
  return receipt;
}
const result = () => ({ dossierId: confirmation.id, component: null });
const paper = () => ({ dossierId: earlier.id, component: BIRTH_CERTIFICATE });
const reusing = (code: string, reuses: object, overrides: object = {}) => {
  const { components, ...wish } = adoption();
  return {
    ...wish,
    components: [...components.filter((one) => one.code !== code), { code, reuses }],
    ...overrides,
  };
};
const held = async (number = applicant.identity.number, desk = officers.desk): Promise<Answer['body'][]> => {
  const wanted = { procedure: '2.001263', identityNumber: number };
  return (await desk.post('/dossiers/held-papers', wanted)).body.items;
};
const among = (items: Answer['body'][], { dossierId, component }: Lent): Answer['body'] =>
  items.find(({ reuses }) => reuses.dossierId === dossierId && reuses.component === component);

describe('papers and results that are there', () => {
  it('are told with what each would stand for, where it is from and how long it is valid, and leave a trace', async () => {
    const items = await held();
    expect(among(items, result())).toMatchObject({
      ...{ component: { code: MARITAL_STATUS }, dossier: confirmation.code, number: '12/TLKS' },
      ...{ validUntil: null, reusable: true, why: null, agency: 'Ủy ban nhân dân phường Hoa Ban' },
    });
    expect(among(items, paper())).toMatchObject({ component: { code: BIRTH_CERTIFICATE }, reusable: true });
    const traces = await api.database.query<{ actor: string; details: object }>(sql`
      select actor, details from audit.entry
      where action = 'dossier.look-up-papers' and subject_id = ${confirmation.id}`);
    expect(traces).toMatchObject([
      { actor: 'tiepnhan.hoaban', details: { reason: expect.any(String), procedure: '2.001263' } },
    ]);
  });

  it('are those of this applicant, in the officer’s sight, alone', async () => {
    expect(await held('099000000777')).toEqual([]);
    expect(await held(undefined, await api.signIn('tiepnhan.saokhue'))).toEqual([]);
  });
});

describe('a reception with a paper that is used again', () => {
  it('is complete, and keeps where it is from', async () => {
    const { components, ...wish } = reusing(BIRTH_CERTIFICATE, paper());
    components.push({ code: MARITAL_STATUS, reuses: result() });
    const asked = { procedure: wish.procedure, components };
    expect((await api.anyone.post('/dossiers/completeness', asked)).body.complete).toBe(true);
    const { status, body } = await officers.desk.post('/dossiers', { ...wish, components });
    expect(status).toBe(201);
    const { body: dossier } = await officers.desk.get(`/dossiers/${body.id}`);
    const reused = dossier.components.filter(({ reuses }: { reuses: object | null }) => reuses);
    expect(reused).toHaveLength(2);
    expect(reused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: MARITAL_STATUS, originals: 0, reuses: result(), missing: false }),
        expect.objectContaining({ code: BIRTH_CERTIFICATE, originals: 0, reuses: paper(), missing: false }),
      ]),
    );
    const [audit] = await api.database.query<{ details: { reuses: object } }>(sql`
      select details from audit.entry where action = 'dossier.receive' and subject_id = ${body.id}`);
    expect(audit!.details.reuses).toHaveLength(2);
  });

  it('is refused for a paper of somebody else, of no dossier, or of another kind, with one answer', async () => {
    const other = { ...applicant, identity: { kind: 'citizen-id', number: '099000000778' } };
    const refused = await Promise.all([
      officers.desk.post('/dossiers', reusing(MARITAL_STATUS, result(), { applicant: other })),
      officers.desk.post('/dossiers', reusing(MARITAL_STATUS, { dossierId: NOBODY })),
      officers.desk.post('/dossiers', reusing(MARITAL_STATUS, paper())),
    ]);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([409, 'intake.paper-not-held']),
    );
  });

  it('takes nothing over when it is refused at the desk', async () => {
    const wish = { ...reusing(MARITAL_STATUS, { dossierId: NOBODY }), reason: 'Không thuộc thẩm quyền' };
    expect((await officers.desk.post('/dossiers/refusals', wish)).status).toBe(201);
  });

  it.each<[code: string, why: string, lent: () => Promise<Lent>]>([
    ['expired', 'đã hết hiệu lực', expired],
    ['reopened', 'hồ sơ gốc đang được giải quyết lại', reopened],
    ['not-kept', 'hồ sơ gốc đã bị từ chối, rút hoặc dừng giải quyết', withdrawn],
    ['given-back', 'bản chính đã trả lại', givenBack],
    ['made-anew', 'tờ khai phải lập mới cho mỗi hồ sơ', wishOfEarlier],
  ])('is refused for what is %s, which the list says too', async (code, vi, lent) => {
    const reuses = await lent();
    const told = among(await held(), reuses);
    expect(told).toMatchObject({ reusable: false, why: { code, vi } });
    const refused = await officers.desk.post('/dossiers', reusing(told.component.code, reuses));
    expect([refused.status, refused.body.code]).toEqual([409, 'intake.paper-not-reusable']);
    expect(refused.body.messages.vi).toContain(vi);
  });

  it('takes a copy though the original was given back', async () => {
    const reuses = await givenBack({ copies: 1 });
    expect(among(await held(), reuses)).toMatchObject({ reusable: true, why: null });
    expect((await officers.desk.post('/dossiers', reusing(BIRTH_CERTIFICATE, reuses))).status).toBe(201);
  });

  it('finds nothing of a dossier that was erased', async () => {
    const gone = { ...applicant, identity: { kind: 'citizen-id', number: '099000000779' } };
    const { id } = await receiveAs(officers.desk, { ...adoption(), applicant: gone });
    expect(await held('099000000779')).toHaveLength(3);
    await api.database.query(
      sql`update dossier.applicant set identity_index = null where dossier_id = ${id}`,
    );
    expect(await held('099000000779')).toEqual([]);
  });
});

/** A result that was good for some time. */
async function expired(): Promise<Lent> {
  const { id } = await confirmed();
  await api.database.query(sql`
    update dossier.dossier set result = result || '{"validUntil": "2020-01-01"}' where id = ${id}`);
  return { dossierId: id, component: null };
}

async function reopened(): Promise<Lent> {
  const { id } = await confirmed();
  await ask(officers.leader, id, 'reopening', {
    decision: { number: '15/QĐ-UBND', date: '2026-03-02', signer: 'Vũ Văn Thử Dũng' },
    ...{ reason: 'Giải quyết khiếu nại', step: 'appraisal' },
  });
  return { dossierId: id, component: null };
}

async function withdrawn(): Promise<Lent> {
  const { id } = await receiveAs(officers.desk, adoption());
  await ask(officers.desk, id, 'withdrawal', {
    reason: 'Nộp nhầm nơi',
    paper: { number: '01/ĐN', date: '2026-03-02' },
  });
  return { dossierId: id, component: BIRTH_CERTIFICATE };
}

async function givenBack(besides: object = {}): Promise<Lent> {
  const { components, ...wish } = adoption();
  const counted = components.map((one) => (one.code === BIRTH_CERTIFICATE ? { ...one, ...besides } : one));
  const { id } = await receiveAs(officers.desk, { ...wish, components: counted });
  await ask(officers.desk, id, 'original-returns', {
    components: [{ code: BIRTH_CERTIFICATE, originals: 1 }],
    recipient: applicant.fullName,
  });
  return { dossierId: id, component: BIRTH_CERTIFICATE };
}

function wishOfEarlier(): Promise<Lent> {
  return Promise.resolve({ dossierId: earlier.id, component: WISH });
}

async function ask(by: HoaBan['desk'], id: string, what: string, body: object): Promise<void> {
  const { headers } = await by.get(`/dossiers/${id}`);
  const answer = await by.post(`/dossiers/${id}/${what}`, body, { 'if-match': headers['etag'] ?? '' });
  expect(answer.status).toBe(200);
}
