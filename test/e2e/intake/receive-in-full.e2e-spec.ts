import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];

let api: TestApi;
let officers: HoaBan;
let desk: Officer;
let people = 0;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  ({ desk } = officers);
});
afterAll(() => api.close());

/** Somebody who has not been here before. */
const someone = () => {
  people += 1;
  return {
    ...applicant,
    identity: { kind: 'citizen-id', number: String(99_100_000_000 + people).padStart(12, '0') },
  };
};
const unasked = (overrides: object = {}) =>
  birthRegistration({ applicant: someone(), duplicateOf: undefined, ...overrides });
const refusal = ({ status, body }: Answer) => [status, body.code];
const counted = async (): Promise<number> => {
  const [row] = await api.database.query<{ count: number }>(sql`
    select count(*)::int as count from dossier.dossier`);
  return row!.count;
};

describe('a reception in full', () => {
  it('keeps by what right it was handed in, each kind of copy and how the result is wanted', async () => {
    const { id } = await receive(desk, {
      submitter: {
        fullName: 'Trần Văn Nộp Hộ',
        phone: '0987654321',
        authority: { kind: 'authorised', number: '12/UQ', date: '2026-03-02' },
      },
      returning: { way: 'post', address: '9 đường Ví Dụ, phường Hoa Ban' },
      sets: 2,
      components: [
        { code: FORM, originals: 1, certified: 2, copies: 3 },
        { code: CERTIFICATE, electronic: 1, reference: 'https://kho.example/giay/1', comment: 'bản điện tử' },
      ],
    });
    const { body } = await desk.get(`/dossiers/${id}`);
    expect(body).toMatchObject({
      applicant: {
        submitter: 'Trần Văn Nộp Hộ',
        authority: { kind: 'authorised', number: '12/UQ', date: '2026-03-02' },
      },
      returning: { way: 'post', address: '9 đường Ví Dụ, phường Hoa Ban' },
      sets: 2,
      components: [
        { code: FORM, originals: 1, certified: 2, copies: 3, electronic: 0, missing: false },
        { code: CERTIFICATE, electronic: 1, reference: 'https://kho.example/giay/1', missing: false },
      ],
    });
    expect((await desk.get(`/dossiers/${id}/forms/receipt.pdf`)).status).toBe(200);
  });

  it('is by the applicant in person and to be fetched at the desk, unless said otherwise', async () => {
    const { id } = await receive(desk);
    const { body } = await desk.get(`/dossiers/${id}`);
    expect(body).toMatchObject({
      applicant: { authority: { kind: 'self', number: null, date: null } },
      returning: { way: 'desk', address: null },
      sets: 1,
    });
  });

  it('shows in a refusal which listed papers were missing', async () => {
    const components = [{ code: FORM, originals: 1 }, { code: CERTIFICATE }];
    const refused = await desk.post(
      '/dossiers/refusals',
      birthRegistration({ components, reason: 'Thiếu giấy' }),
    );
    const { body } = await desk.get(`/dossiers/${refused.body.id}`);
    expect(body.components.map(({ missing }: { missing: boolean }) => missing)).toEqual([false, true]);
  });
});

describe('the completeness of papers', () => {
  const ask = (body: object) =>
    api.anyone.post('/dossiers/completeness', { procedure: '1.001193', case: '1.001193.01', ...body });

  it('is told at once and in the words of the refusal', async () => {
    const { body } = await ask({ components: [{ code: FORM, copies: 1 }] });
    expect(body).toMatchObject({ complete: false, missing: [{ code: CERTIFICATE }] });
    const refused = await desk.post('/dossiers', unasked({ components: [{ code: FORM, copies: 1 }] }));
    expect(refusal(refused)).toEqual([409, 'intake.components-missing']);
    expect(refused.body.messages).toEqual(body.guidance);
  });

  it('is told of nothing handed in, and of everything', async () => {
    expect((await ask({})).body.missing).toHaveLength(2);
    const all = [FORM, CERTIFICATE].map((code) => ({ code, originals: 1 }));
    expect((await ask({ components: all })).body).toEqual({
      complete: true,
      missing: [],
      guidance: { vi: 'Hồ sơ đã đủ thành phần bắt buộc.', en: 'All required components are there.' },
    });
  });

  it.each([
    ['an unknown procedure', { procedure: '9.999999' }, 'procedure.unknown'],
    ['an unknown case', { case: '1.001193.09' }, 'procedure.case-unknown'],
    ['an unknown paper', { components: [{ code: 'X-1' }] }, 'intake.component-unknown'],
  ])('is not told of %s', async (_, body, code) => {
    expect((await ask(body)).body.code).toBe(code);
  });
});

describe('a suspected duplicate', () => {
  it('is told with where the earlier one stands, to a desk that may see it', async () => {
    const first = await desk.post('/dossiers', unasked());
    const before = await counted();
    const { status, body } = await desk.post('/dossiers', sameAgain());
    expect([status, body.code]).toEqual([409, 'intake.duplicate-suspected']);
    expect(body.duplicates).toEqual([
      {
        agency: 'Ủy ban nhân dân phường Hoa Ban',
        code: first.body.code,
        receivedAt: first.body.receivedAt,
        status: 'received',
        steps: ['Tiếp nhận, kiểm tra, số hóa hồ sơ'],
      },
    ]);
    expect(await counted()).toBe(before);
  });

  it('is told with the agency alone to a desk out of whose sight it lies', async () => {
    const first = await desk.post('/dossiers', unasked());
    const elsewhere = await api.signIn('tiepnhan.saokhue');
    const { status, body } = await elsewhere.post('/dossiers', sameAgain());
    expect([status, body.code]).toEqual([409, 'intake.duplicate-suspected']);
    expect(body.duplicates).toEqual([
      { agency: 'Ủy ban nhân dân phường Hoa Ban', code: null, receivedAt: null, status: null, steps: [] },
    ]);
    expect(JSON.stringify(body)).not.toContain(first.body.code);
  });

  it('is never told of what is kept secret', async () => {
    const first = await desk.post('/dossiers', unasked());
    await api.database.query(sql`
      update dossier.dossier set secrecy = 'restricted' where id = ${first.body.id}`);
    expect((await desk.post('/dossiers', sameAgain())).status).toBe(201);
  });

  it('is received when the officer knows of it, which its history and the audit trail keep', async () => {
    await desk.post('/dossiers', unasked());
    const { status, body } = await desk.post('/dossiers', { ...sameAgain(), duplicateOf: 'known' });
    expect(status).toBe(201);
    const kept = await api.database.query<{ details: object }>(sql`
      select details from dossier.history where dossier_id = ${body.id}
      union all select details - 'procedure' - 'desk' from audit.entry where subject_id = ${body.id}`);
    expect(kept.map(({ details }) => details)).toEqual([{ duplicateOf: 'known' }, { duplicateOf: 'known' }]);
  });

  it('is none once the earlier one has its result, nor for another procedure or person', async () => {
    const { body } = await desk.post('/dossiers', unasked());
    await walkTo('hand-over', body.id, officers);
    expect((await desk.post('/dossiers', sameAgain())).status).toBe(201);
    expect((await desk.post('/dossiers', unasked())).status).toBe(201);
  });

  it('does not keep a desk from refusing it', async () => {
    await desk.post('/dossiers', unasked());
    const { status } = await desk.post('/dossiers/refusals', { ...sameAgain(), reason: 'Đã nộp hôm qua' });
    expect(status).toBe(201);
  });

  it('is looked for by an index', async () => {
    const lines = await api.database.query<{ 'QUERY PLAN': string }>(sql`
      explain select d.id from dossier.applicant a join dossier.dossier d on d.id = a.dossier_id
      where a.identity_index = '\\x01'::bytea and d.procedure_code = '1.001193' and d.closed_at is null`);
    expect(lines.map((line) => line['QUERY PLAN']).join('\n')).toContain('applicant_identity');
  });
});

const identityOf = (number: number) => ({
  kind: 'citizen-id',
  number: String(99_100_000_000 + number).padStart(12, '0'),
});
/** The same wish of who was here last. */
const sameAgain = () =>
  birthRegistration({ duplicateOf: undefined, applicant: { ...applicant, identity: identityOf(people) } });

describe('several matters of one applicant', () => {
  const matter = (overrides: object = {}) => {
    const { applicant: _who, ...about } = birthRegistration({ duplicateOf: undefined, ...overrides });
    return about;
  };

  it('are received together, a receipt for each', async () => {
    const matters = [matter(), matter({ duplicateOf: 'known', case: '1.001193.01' })];
    const body = { applicant: someone(), matters };
    const key = { 'idempotency-key': 'several-matters-1' };
    const answer = await desk.post('/dossiers/several', body, key);
    expect(answer.status).toBe(201);
    const codes = answer.body.items.map(({ code }: { code: string }) => code);
    expect(Number(codes[1].slice(-4)) - Number(codes[0].slice(-4))).toBe(1);
    expect((await desk.post('/dossiers/several', body, key)).body).toEqual(answer.body);
  });

  it('are not received at all when one of them cannot be, which is named', async () => {
    const before = await counted();
    const matters = [matter(), matter({ procedure: '1.001193', duplicateOf: 'known', components: [] })];
    const { status, body } = await desk.post('/dossiers/several', { applicant: someone(), matters });
    expect([status, body.code, body.matter]).toEqual([409, 'intake.components-missing', 1]);
    expect(await counted()).toBe(before);
  });

  it('leave nothing behind when the last of them is a suspected duplicate', async () => {
    await desk.post('/dossiers', unasked());
    const before = await counted();
    const land = {
      procedure: '1.012753',
      components: ['01', '02'].map((one) => ({ code: `1.012753-TP${one}`, originals: 1, copies: 1 })),
    };
    const body = { applicant: { ...applicant, identity: identityOf(people) }, matters: [land, matter()] };
    const answer = await desk.post('/dossiers/several', body);
    expect([...refusal(answer), answer.body.matter]).toEqual([409, 'intake.duplicate-suspected', 1]);
    expect(await counted()).toBe(before);
  });

  it('are twenty at most', async () => {
    const matters = Array.from({ length: 21 }, () => matter({ duplicateOf: 'known' }));
    expect((await desk.post('/dossiers/several', { applicant: someone(), matters })).status).toBe(400);
  });
});

describe('a copy for the next dossier', () => {
  const submitter = {
    fullName: 'Trần Văn Nộp Hộ',
    phone: '0987654321',
    authority: { kind: 'authorised', number: '12/UQ', date: '2026-03-02' },
  };

  it('is a body that can be received as it is, and leaves the trace of a look at personal data', async () => {
    const who = someone();
    const { id } = await receive(desk, { applicant: who, submitter });
    const { status, body } = await desk.get(`/dossiers/${id}/copy`);
    expect([status, body.applicant, body.submitter]).toEqual([200, who, submitter]);
    const next = await desk.post('/dossiers', { ...body, duplicateOf: 'known' });
    expect(next.status).toBe(201);
    const traces = await api.database.query<{ actor: string }>(sql`
      select actor from audit.entry where subject_id = ${id} and action = 'dossier.view-personal-data'`);
    expect(traces).toEqual([{ actor: 'tiepnhan.hoaban' }]);
  });

  it('does not exist for another desk', async () => {
    const { id } = await receive(desk);
    expect(refusal(await (await api.signIn('tiepnhan.saokhue')).get(`/dossiers/${id}/copy`))).toEqual([
      404,
      'dossier.unknown',
    ]);
  });
});
