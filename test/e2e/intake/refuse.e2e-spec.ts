import { rendered } from '#testing';
import type { Officer } from '../../support/officer.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

describe('bad input at the desk', () => {
  let api: TestApi;
  let desk: Officer;

  beforeAll(async () => {
    api = await createTestApi();
    desk = await api.signIn('tiepnhan.hoaban');
  });
  afterAll(() => api.close());

  const written = async () => {
    const [row] = await api.database.query<{ rows: string }>({
      text: `select (select count(*) from dossier.dossier) + (select count(*) from dossier.code_counter)
                  + (select count(*) from platform.idempotency_key) + (select count(*) from platform.outbox_message) as rows`,
      values: [],
    } as never);
    return Number(row?.rows);
  };

  const identity = (number: string, kind = 'citizen-id') => ({
    applicant: { ...applicant, identity: { kind, number } },
  });

  it.each<[string, unknown, number, string, string?]>([
    ['malformed JSON', '{"procedure": ', 400, 'request.malformed'],
    ['an empty body', '', 400, 'request.malformed'],
    ['no body', undefined, 400, 'request.malformed'],
    ['a list instead of an object', '[]', 400, 'request.invalid'],
    ['an unknown field', birthRegistration({ dueAt: '2030-01-01' }), 400, 'request.invalid', '/dueAt'],
    [
      'a missing name',
      birthRegistration({ applicant: { ...applicant, fullName: undefined } }),
      400,
      'request.invalid',
      '/applicant/fullName',
    ],
    [
      'a name of spaces',
      birthRegistration({ applicant: { ...applicant, fullName: '   ' } }),
      400,
      'request.invalid',
      '/applicant/fullName',
    ],
    [
      'a wrong phone',
      birthRegistration({ applicant: { ...applicant, phone: '12345' } }),
      400,
      'request.invalid',
      '/applicant/phone',
    ],
    [
      'a wrong e-mail',
      birthRegistration({ applicant: { ...applicant, email: 'mau@' } }),
      400,
      'request.invalid',
      '/applicant/email',
    ],
    [
      'an identity number of 11 digits',
      birthRegistration(identity('09900000001')),
      400,
      'request.invalid',
      '/applicant/identity/number',
    ],
    [
      'an unknown kind of identity',
      birthRegistration(identity('1', 'tattoo')),
      400,
      'request.invalid',
      '/applicant/identity/kind',
    ],
    ['a NUL character', birthRegistration({ comment: 'a\u0000b' }), 400, 'request.invalid', '/comment'],
    ['an unknown procedure', birthRegistration({ procedure: '9.999999' }), 404, 'procedure.unknown'],
    [
      'an expired procedure',
      birthRegistration({ procedure: '1.013979', case: undefined, components: [] }),
      409,
      'procedure.not-in-force',
    ],
    ['an unknown case', birthRegistration({ case: '1.001193.09' }), 400, 'procedure.case-unknown'],
    ['no case where limits differ', birthRegistration({ case: undefined }), 400, 'procedure.case-required'],
    [
      'an unknown component',
      birthRegistration({ components: [{ code: 'X-1', originals: 1 }] }),
      400,
      'intake.component-unknown',
    ],
    ['missing components', birthRegistration({ components: [] }), 409, 'intake.components-missing'],
    ['a desk of another commune', birthRegistration({ desk: 'H99.1' }), 403, 'intake.desk-required'],
  ])('refuses %s in both languages and writes nothing', async (_what, body, status, code, ...[pointer]) => {
    api.clock.set('2026-09-09T08:00:00+07:00');
    desk = await api.signIn('tiepnhan.hoaban');
    const before = await written();
    const answer = await desk.post('/dossiers', body, { 'content-type': 'application/json' });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.messages.vi).not.toBe(answer.body.messages.en);
    if (pointer) expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
    expect(await written()).toBe(before);
  });

  it('lists every missing component at once, so that the submitter is guided once', async () => {
    const { body } = await desk.post('/dossiers', birthRegistration({ components: [] }));
    expect(body.missing.map(({ code }: { code: string }) => code)).toEqual([
      '000.00.00.G15-KQ003204',
      '000.00.00.G15-KQ004389',
    ]);
  });

  it('answers in English when asked', async () => {
    const { body } = await desk.post('/dossiers', birthRegistration({ procedure: '9.999999' }), {
      'accept-language': 'en',
    });
    expect(body.detail).toBe(body.messages.en);
  });

  it('refuses a body that is not JSON', async () => {
    const answer = await desk.post('/dossiers', 'a=b', { 'content-type': 'text/csv' });
    expect([answer.status, answer.body.code]).toEqual([415, 'request.media-type-unsupported']);
  });

  it('refuses a creating request without an Idempotency-Key', async () => {
    const answer = await desk.post('/dossiers', birthRegistration(), { 'idempotency-key': '' });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.idempotency-key-missing']);
  });

  it('refuses a reception by someone who sits at no desk', async () => {
    const answer = await (await api.signIn('thuly.hoaban')).post('/dossiers', birthRegistration());
    expect([answer.status, answer.body.code]).toEqual([403, 'identity.role-required']);
  });
});

describe('refusing a dossier at intake', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.close());

  it('gives a code and a slip with the reason, and no task', async () => {
    const desk = await api.signIn('tiepnhan.hoaban');
    const { comment: _comment, ...request } = birthRegistration({ components: [] }) as Record<
      string,
      unknown
    >;
    const answer = await desk.post('/dossiers/refusals', { ...request, reason: 'Không thuộc thẩm quyền' });
    expect(answer.status).toBe(201);
    const { body } = await desk.get(`/dossiers/${answer.body.id}`);
    expect(body).toMatchObject({ status: 'refused', dueAt: null, tasks: [], actions: [] });
    const slip = await desk.download(answer.body.slip.replace('/api/v1', ''));
    expect((await rendered(slip, 0.1)).text).toContain('Lý do: Không thuộc thẩm quyền');
  });
});
