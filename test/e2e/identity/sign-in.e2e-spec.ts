import { sql } from '#platform/database';
import { type Answer, type Officer, password } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const USERNAME = 'thuly.hoaban';

const signIn = (body: unknown): Promise<Answer> => api.anyone.post('/sessions', body);
const whoAmI = (credentials: string, scheme = 'Bearer'): Promise<Answer> =>
  api.anyone.get('/sessions/current', { authorization: `${scheme} ${credentials}` });

async function token(username = USERNAME): Promise<string> {
  const { status, body } = await signIn({ username, password });
  expect(status).toBe(201);
  return body.token;
}

const refusal = ({ status, body }: Answer) => [status, body.code];
const SIGN_IN_REQUIRED = [401, 'identity.sign-in-required'];

describe('signing in', () => {
  it('tells the officer’s posts and how long the session lasts', async () => {
    const { status, body } = await signIn({ username: 'lanhdao.hoaban', password });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      expiresAt: '2026-03-04T18:00:00.000+07:00',
      officer: { fullName: 'Vũ Văn Thử Dũng' },
    });
    expect(
      body.officer.positions.map(({ role, agency }: Answer['body']) => [role, agency.code]).sort(),
    ).toEqual([
      ['agency-leader', 'H99.41'],
      ['supervisor', 'H99.41'],
    ]);
  });

  it('leaves an audit row and no trace of the password', async () => {
    await token();
    const rows = await api.database.query(
      sql`select e::text as row from audit.entry e where action = 'identity.sign-in'`,
    );
    expect(JSON.stringify(rows)).toContain(USERNAME);
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it('answers a wrong password, an unknown name and a disabled account alike', async () => {
    await api.database.query(sql`
      update identity.account set disabled_at = '2026-01-01T00:00:00Z' where username = 'vanthu.taichinh'`);
    const answers = [
      await signIn({ username: USERNAME, password: 'wrong' }),
      await signIn({ username: 'nobody.nowhere', password }),
      await signIn({ username: 'vanthu.taichinh', password }),
      await signIn({ username: "' or true --", password }),
      await signIn({ username: USERNAME.toUpperCase(), password }),
    ];
    for (const { status, body } of answers) {
      const { correlationId: _id, ...rest } = body;
      const { correlationId: _first, ...first } = answers[0]!.body;
      expect([status, rest]).toEqual([401, first]);
    }
    expect(answers[0]!.body.code).toBe('identity.sign-in-failed');
  });

  it.each([
    ['no password', { username: USERNAME }, '/password'],
    ['an empty name', { username: '', password }, '/username'],
    ['a password as long as a book', { username: USERNAME, password: 'x'.repeat(201) }, '/password'],
    ['a list for a name', { username: [USERNAME], password }, '/username'],
    ['more than asked', { username: USERNAME, password, role: 'administrator' }, '/role'],
  ])('is refused with %s', async (_what, body, pointer) => {
    const answer = await signIn(body);
    expect(refusal(answer)).toEqual([400, 'request.invalid']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect(JSON.stringify(answer.body)).not.toContain(password);
  });
});

describe('a session', () => {
  it('is recognised by its token', async () => {
    expect(await whoAmI(await token())).toMatchObject({ status: 200, body: { username: USERNAME } });
  });

  it.each([
    ['no token', ''],
    ['a token of another shape', 'abc'],
    ['a made-up token', 'A'.repeat(43)],
    ['an SQL fragment', "x' or true --"],
  ])('is refused for %s', async (_what, made) => {
    expect(refusal(await whoAmI(made))).toEqual(SIGN_IN_REQUIRED);
  });

  it('is refused under another scheme', async () => {
    expect(refusal(await whoAmI(await token(), 'Token'))).toEqual(SIGN_IN_REQUIRED);
  });

  it('ends with its time, to the second', async () => {
    api.clock.set('2026-03-04T08:00:00+07:00');
    const own = await token();
    api.clock.set('2026-03-04T17:59:59+07:00');
    expect((await whoAmI(own)).status).toBe(200);
    api.clock.set('2026-03-04T18:00:00+07:00');
    expect(refusal(await whoAmI(own))).toEqual(SIGN_IN_REQUIRED);
  });

  it('ends by signing out, that one alone', async () => {
    const [here, elsewhere] = [await token(), await token()];
    const out = await api.anyone.send('DELETE', '/sessions/current', undefined, {
      authorization: `Bearer ${here}`,
    });
    expect(out.status).toBe(204);
    expect(refusal(await whoAmI(here))).toEqual(SIGN_IN_REQUIRED);
    expect((await whoAmI(elsewhere)).status).toBe(200);
  });

  it('ends when it is revoked in the database', async () => {
    const own = await token('thuly2.hoaban');
    await api.database.query(sql`
      update identity.session set revoked_at = created_at
      where account_id = (select id from identity.account where username = 'thuly2.hoaban')`);
    expect(refusal(await whoAmI(own))).toEqual(SIGN_IN_REQUIRED);
  });

  it('ends when its account is disabled', async () => {
    const own = await token('thuly2.taichinh');
    await api.database.query(sql`
      update identity.account set disabled_at = '2026-01-01T00:00:00Z' where username = 'thuly2.taichinh'`);
    expect(refusal(await whoAmI(own))).toEqual(SIGN_IN_REQUIRED);
  });

  it('is kept as a hash: the database holds nothing that signs anyone in', async () => {
    const own = await token();
    const rows = await api.database.query<{ hash: Buffer }>(sql`
      select token_hash as hash, s::text as row from identity.session s`);
    expect(rows.every(({ hash }) => hash.length === 32)).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(own);
    for (const { hash } of rows) {
      for (const copied of [hash.toString('hex'), hash.toString('base64url'), hash.toString('base64')]) {
        expect((await whoAmI(copied)).status).toBe(401);
      }
    }
  });

  it('keeps passwords as Argon2id', async () => {
    const rows = await api.database.query<{ algorithm: string }>(sql`
      select distinct left(password_hash, 10) as algorithm from identity.account`);
    expect(rows).toEqual([{ algorithm: '$argon2id$' }]);
  });
});

describe('posts', () => {
  const withdraw = (username: string, role: string) =>
    api.database.query(sql`
      delete from organization.position
      where role = ${role} and officer_id = (select id from organization.officer where username = ${username})`);

  it('taken away work at once, in sessions that are open', async () => {
    const leader: Officer = await api.signIn('truongphong2.hoaban');
    expect((await leader.get('/supervision/board')).status).toBe(200);
    await withdraw('truongphong2.hoaban', 'unit-head');
    expect(refusal(await leader.get('/supervision/board'))).toEqual([403, 'identity.role-required']);
    expect((await leader.get('/dossiers')).body.items).toEqual([]);
  });

  it('given work at once', async () => {
    const officer = await api.signIn('cutru.hoaban');
    expect((await officer.get('/operations/outbox')).status).toBe(403);
    await api.database.query(sql`
      insert into organization.position (officer_id, agency_id, role, title)
      select o.id, a.id, 'administrator', 'Quản trị' from organization.officer o, organization.agency a
      where o.username = 'cutru.hoaban' and a.code = 'H99'`);
    expect((await officer.get('/operations/outbox')).status).toBe(200);
  });
});
