import { OpenSession } from '#identity';
import { sql } from '#platform/database';
import { accountId, audited, bearer, codeOf, enrol, refusal, tryToSignIn } from '../support/credentials.ts';
import { password } from '../support/officer.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi({ SECOND_FACTOR_ROLES: 'agency-leader,administrator' });
});
afterAll(() => api.close());

const REQUIRED: [number, string] = [401, 'identity.second-factor-required'];
const WRONG: [number, string] = [401, 'identity.second-factor-wrong'];
const ENROL_FIRST: [number, string] = [403, 'identity.second-factor-enrolment-required'];

const get = (path: string, token: string) => api.anyone.get(path, bearer(token));
const post = (path: string, body: unknown, token: string) => api.anyone.post(path, body, bearer(token));

/** Signs in someone who has no second factor yet, and gives them one. */
async function enrolled(username: string) {
  const token = (await tryToSignIn(api, username)).body.accessToken as string;
  const factor = await enrol(api, token);
  // The code of the enrolment is spent.
  api.clock.advance({ seconds: 30 });
  return { token, ...factor };
}

describe('3. a leader without a second factor', () => {
  it('may enrol one and nothing else; then everything, and their other sessions are over', async () => {
    const elsewhere = (await tryToSignIn(api, 'lanhdao.hoaban')).body.accessToken as string;
    const { body } = await tryToSignIn(api, 'lanhdao.hoaban');
    expect(body.doFirst).toBe('second-factor-enrolment');
    const token = body.accessToken as string;
    for (const path of ['/dossiers', '/supervision/board', '/sessions']) {
      expect(refusal(await get(path, token))).toEqual(ENROL_FIRST);
    }
    const offer = await post('/account/second-factor', { password }, token);
    expect(offer.status).toBe(201);
    expect(offer.body.uri).toMatch(/^otpauth:\/\/totp\/.*lanhdao\.hoaban\?.*secret=[A-Z2-7]{32}/);
    expect(offer.body.qr).toMatch(/^<svg/);
    const code = codeOf(api, offer.body.secret as string);
    const confirmed = await post('/account/second-factor/confirmation', { code }, token);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect((await get('/supervision/board', token)).status).toBe(200);
    expect((await get('/sessions/current', elsewhere)).body.code).toBe('identity.session-ended');
  });

  it('needs the present password to enrol, and a right code to be bound', async () => {
    const token = (await tryToSignIn(api, 'lanhdao.taichinh')).body.accessToken as string;
    expect(refusal(await post('/account/second-factor', { password: 'wrong' }, token))).toEqual([
      403,
      'identity.present-password-wrong',
    ]);
    const confirm = (code: string) => post('/account/second-factor/confirmation', { code }, token);
    expect(refusal(await confirm('123456'))).toEqual([409, 'identity.second-factor-not-offered']);
    const { secret } = (await post('/account/second-factor', { password }, token)).body as { secret: string };
    expect(refusal(await confirm(codeOf(api, secret, 5)))).toEqual([
      403,
      'identity.second-factor-code-refused',
    ]);
    expect((await tryToSignIn(api, 'lanhdao.taichinh')).status).toBe(201);
    expect((await confirm(codeOf(api, secret))).status).toBe(200);
    expect(refusal(await post('/account/second-factor', { password }, token))).toEqual([
      409,
      'identity.second-factor-exists',
    ]);
  });

  it('is one from the moment the post is given, in a session that was open before', async () => {
    const officer = await api.signIn('thuly.hoaban');
    expect((await officer.get('/dossiers')).status).toBe(200);
    await api.database.query(sql`
      insert into organization.position (officer_id, agency_id, role, title)
      select o.id, p.agency_id, 'agency-leader', 'Phó Chủ tịch'
      from organization.officer o join organization.position p on p.officer_id = o.id
      where o.username = 'thuly.hoaban' limit 1`);
    expect(refusal(await officer.get('/dossiers'))).toEqual(ENROL_FIRST);
  });
});

describe('3. an officer of a role that needs none', () => {
  it('is not asked, and may have one of their own will, which then counts', async () => {
    expect((await tryToSignIn(api, 'thuly2.hoaban')).body.doFirst).toBeNull();
    await enrolled('thuly2.hoaban');
    expect(refusal(await tryToSignIn(api, 'thuly2.hoaban'))).toEqual(REQUIRED);
  });
});

describe('3. signing in with a second factor', () => {
  let secret: string;
  let recoveryCodes: string[];
  const signIn = (code?: string, secretWord = password) =>
    tryToSignIn(api, 'quantri.tinh', { secret: secretWord, ...(code === undefined ? {} : { code }) });

  beforeAll(async () => {
    ({ secret, recoveryCodes } = await enrolled('quantri.tinh'));
  });
  beforeEach(() => api.clock.advance({ minutes: 20 }));

  it('asks for the code only whoever knows the password', async () => {
    expect(refusal(await signIn())).toEqual(REQUIRED);
    expect(refusal(await signIn(undefined, 'wrong'))).toEqual([401, 'identity.sign-in-failed']);
    expect(refusal(await signIn(codeOf(api, secret), 'wrong'))).toEqual([401, 'identity.sign-in-failed']);
    const opened = await signIn(codeOf(api, secret));
    expect(opened).toMatchObject({ status: 201, body: { doFirst: null } });
    expect((await get('/administration/accounts', opened.body.accessToken)).status).toBe(200);
  });

  it('takes a code once, and none before it', async () => {
    const code = codeOf(api, secret);
    expect((await signIn(code)).status).toBe(201);
    expect(refusal(await signIn(code))).toEqual(WRONG);
    expect(refusal(await signIn(codeOf(api, secret, -1)))).toEqual(WRONG);
    api.clock.advance({ seconds: 30 });
    expect((await signIn(codeOf(api, secret))).status).toBe(201);
  });

  it('takes a code of which two requests make use at the same instant from one of them', async () => {
    const code = codeOf(api, secret);
    const answers = await Promise.all([signIn(code), signIn(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it.each([
    [-2, 401],
    [-1, 201],
    [1, 201],
    [2, 401],
  ])('takes a code %i half-minutes away with %i', async (steps, status) => {
    expect((await signIn(codeOf(api, secret, steps))).status).toBe(status);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const [first, second] = recoveryCodes as [string, string];
    expect((await signIn(first)).status).toBe(201);
    expect(refusal(await signIn(first))).toEqual(WRONG);
    expect((await signIn(second.toUpperCase().replaceAll('-', ' '))).status).toBe(201);
    expect(refusal(await signIn('abcd-efgh-abcd-efgh-abcd-efgh'))).toEqual(WRONG);
    expect((await audited(api, 'quantri.tinh')).map(({ action }) => action)).toContain(
      'identity.recovery-code-used',
    );
  });

  it('slows down who guesses codes, though they know the password and leave codes out in between', async () => {
    api.clock.advance({ days: 2 });
    const seen: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      seen.push((await signIn('000000')).status, (await signIn()).status);
    }
    expect(seen.slice(0, 6)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(seen).toContain(429);
    expect(refusal(await signIn(codeOf(api, secret)))).toEqual([429, 'identity.too-many-failures']);
  });
});

describe('3. the secret of a second factor', () => {
  beforeAll(async () => {
    await api.database.query(sql`
      with officer as (
             insert into organization.officer (username, full_name)
             values ('quantri2.tinh', 'Mẫu Thị Hai') returning id),
           account as (
             insert into identity.account (username, password_hash, officer_id)
             select 'quantri2.tinh', (select min(password_hash) from identity.account), id from officer)
      insert into organization.position (officer_id, agency_id, role, title)
      select officer.id, a.id, 'administrator', 'Quản trị' from officer, organization.agency a where a.code = 'H99'`);
  });

  it('is unreadable at rest, as the recovery codes are', async () => {
    const { secret, recoveryCodes } = await enrolled('lanhdao.xaydung');
    const [stored] = await api.database.query<{ row: string }>(sql`
      select string_agg(encode(f.secret_sealed, 'escape') || f::text || coalesce(c::text, ''), '') as row
      from identity.second_factor f left join identity.recovery_code c using (account_id)`);
    expect(stored!.row).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored!.row).not.toContain(code.replaceAll('-', ''));
  });

  it('is taken away by another administrator, with a reason; the sessions end', async () => {
    const { token } = await enrolled('lanhdao.yte');
    const administrator = await enrolled('quantri2.tinh');
    const reset = (id: number, reason: string) =>
      post(`/administration/accounts/${id}/second-factor-reset`, { reason }, administrator.token);
    const reason = 'Mất điện thoại, giấy đề nghị số 12';
    expect((await reset(await accountId(api, 'lanhdao.yte'), reason)).status).toBe(204);
    expect((await get('/sessions/current', token)).body.code).toBe('identity.session-ended');
    expect((await tryToSignIn(api, 'lanhdao.yte')).body.doFirst).toBe('second-factor-enrolment');
    expect(await audited(api, 'lanhdao.yte')).toContainEqual(
      expect.objectContaining({
        actor: 'quantri2.tinh',
        action: 'identity.second-factor-reset',
        details: expect.objectContaining({ reason }),
      }),
    );
    expect(refusal(await reset(await accountId(api, 'quantri2.tinh'), reason))).toEqual([
      409,
      'identity.own-account',
    ]);
  });
});

describe('3. a session another provider vouched for', () => {
  const CLIENT = { address: '127.0.0.1', userAgent: '' };
  const open = async (username: string, secondFactor: boolean) =>
    api.app
      .get(OpenSession)
      .execute(await accountId(api, username), { method: 'sign-on', secondFactor }, CLIENT);

  it('needs no code here when the provider had a second factor', async () => {
    const { accessToken, confinement } = await open('lanhdao.noivu', true);
    expect(confinement).toBeNull();
    expect((await get('/dossiers', accessToken)).status).toBe(200);
  });

  it('without one proves the factor kept here first', async () => {
    const { secret } = await enrolled('lanhdao.tuphap');
    const { accessToken } = await open('lanhdao.tuphap', false);
    expect(refusal(await get('/dossiers', accessToken))).toEqual(ENROL_FIRST);
    const prove = (code: string) => post('/account/second-factor/proof', { code }, accessToken);
    expect(refusal(await prove(codeOf(api, secret, 9)))).toEqual([
      403,
      'identity.second-factor-code-refused',
    ]);
    expect((await prove(codeOf(api, secret))).status).toBe(204);
    expect((await get('/dossiers', accessToken)).status).toBe(200);
  });
});
