import { sql } from '#platform/database';
import { type Answer, password } from '../../support/officer.ts';
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
  return body.accessToken;
}

const refusal = ({ status, body }: Answer) => [status, body.code];
const SIGN_IN_REQUIRED = [401, 'identity.sign-in-required'];

describe('signing in', () => {
  it('tells the officer’s posts and how long the session lasts', async () => {
    const { status, body } = await signIn({ username: 'lanhdao.hoaban', password });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      expiresAt: '2026-03-04T08:10:00.000+07:00',
      refreshExpiresAt: '2026-03-04T08:30:00.000+07:00',
      doFirst: null,
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
    ['a password as long as a book', { username: USERNAME, password: 'x'.repeat(129) }, '/password'],
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
});
