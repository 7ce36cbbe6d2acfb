import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { createDataSource, Database, sql } from '#platform/database';
import { administer, databaseUrl } from '#testing';
import { audited, bearer, refusal, tryToSignIn } from '../support/credentials.ts';
import { type Answer, password } from '../support/officer.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const change = (token: string, wanted: string, present = password): Promise<Answer> =>
  api.anyone.post('/account/password', { present, wanted }, bearer(token));

async function tokenOf(username: string, secret = password): Promise<string> {
  const { status, body } = await tryToSignIn(api, username, { secret });
  expect(status).toBe(201);
  return body.accessToken;
}

const storedHash = async (username: string): Promise<string> => {
  const [row] = await api.database.query<{ hash: string }>(sql`
    select password_hash as hash from identity.account where username = ${username}`);
  return row!.hash;
};

describe('1. a password', () => {
  it.each([
    ['eleven signs', 'ba con ngựa', 'identity.password-short'],
    ['the user name', 'xin.chao-ThuLy.HoaBan-94', 'identity.password-names-owner'],
    ['a list of leaked ones', '1Q2w3e4r5t6y', 'identity.password-breached'],
    ['a row of the same', 'aaaaaaaaaaaaaaaa', 'identity.password-guessable'],
    ['a common word and the year', 'password2026!', 'identity.password-guessable'],
    ['the name of this system', 'motcuamotcua', 'identity.password-guessable'],
  ])('made of %s is refused by name', async (_what, wanted, code) => {
    const answer = await change(await tokenOf('thuly.hoaban'), wanted);
    expect(refusal(answer)).toEqual([422, code]);
    expect(JSON.stringify(answer.body)).not.toContain(wanted);
  });

  it('with the officer’s own name, written without diacritics, is refused', async () => {
    const { body } = await tryToSignIn(api, 'lanhdao.hoaban');
    expect(body.officer.fullName).toBe('Vũ Văn Thử Dũng');
    expect(refusal(await change(body.accessToken, 'thich-ThuDung-uong-tra-6'))).toEqual([
      422,
      'identity.password-names-owner',
    ]);
  });

  it('is the same however a keyboard composes its letters', async () => {
    const sentence = 'bảy chiếc thuyền giấy';
    expect((await change(await tokenOf('truongca.hoaban'), sentence.normalize('NFD'))).status).toBe(204);
    expect((await tryToSignIn(api, 'truongca.hoaban', { secret: sentence.normalize('NFC') })).status).toBe(
      201,
    );
  });

  it('is changed by who knows the present one; other sessions end, this one goes on', async () => {
    const [here, elsewhere] = [await tokenOf('thuly2.hoaban'), await tokenOf('thuly2.hoaban')];
    const wanted = 'chín con trâu qua sông';
    expect(refusal(await change(here, wanted, 'wrong'))).toEqual([403, 'identity.present-password-wrong']);
    expect((await change(here, wanted)).status).toBe(204);
    expect((await api.anyone.get('/sessions/current', bearer(here))).status).toBe(200);
    expect(refusal(await api.anyone.get('/sessions/current', bearer(elsewhere)))).toEqual([
      401,
      'identity.session-ended',
    ]);
    expect((await tryToSignIn(api, 'thuly2.hoaban')).status).toBe(401);
    expect((await tryToSignIn(api, 'thuly2.hoaban', { secret: wanted })).status).toBe(201);
    const entries = await audited(api, 'thuly2.hoaban');
    expect(entries.map(({ action }) => action)).toContain('identity.password-change');
    expect(JSON.stringify(entries)).not.toContain(wanted);
  });

  it('is none of the last five, and may be the sixth before', async () => {
    const sentences = ['một', 'hai', 'ba', 'bốn', 'năm'].map((count) => `${count} chiếc lá rơi nghiêng`);
    const token = await tokenOf('thuly.taichinh');
    let present = password;
    for (const wanted of sentences) {
      expect((await change(token, wanted, present)).status).toBe(204);
      present = wanted;
    }
    for (const earlier of [sentences[4]!, sentences[0]!]) {
      expect(refusal(await change(token, earlier, present))).toEqual([422, 'identity.password-used-before']);
    }
    expect((await change(token, 'sáu chiếc lá rơi nghiêng', present)).status).toBe(204);
    expect((await change(token, sentences[0]!, 'sáu chiếc lá rơi nghiêng')).status).toBe(204);
  });

  it('changed twice at the same instant is changed once', async () => {
    const token = await tokenOf('vanthu.hoaban');
    const answers = await Promise.all([
      change(token, 'mưa rào trên phố cổ'),
      change(token, 'nắng vàng trên phố cổ'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
  });

  it('is kept as Argon2id with the parameters of today, and hashed anew where they are older', async () => {
    const weak = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await api.database.query(sql`
      update identity.account set password_hash = ${weak} where username = 'vanthu.taichinh'`);
    await tokenOf('vanthu.taichinh');
    expect(await storedHash('vanthu.taichinh')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await tokenOf('vanthu.taichinh');
    const kinds = await api.database.query(sql`
      select distinct left(password_hash, 30) as kind from identity.account`);
    expect(kinds).toEqual([{ kind: '$argon2id$v=19$m=19456,t=2,p=1' }]);
  });
});

describe('1. a one-time password', () => {
  const created = async (username: string) => {
    await api.database.query(sql`
      insert into organization.officer (username, full_name)
      values (${username}, 'Mẫu Thị Mới')`);
    const administrator = await api.signIn('quantri.tinh');
    const { status, body } = await administrator.post('/administration/accounts', { officer: username });
    expect(status).toBe(201);
    return body as { password: string; validUntil: string };
  };

  it('opens a session that may change it and nothing else', async () => {
    const { password: told } = await created('moi.motcua');
    const { body } = await tryToSignIn(api, 'moi.motcua', { secret: told });
    expect(body.doFirst).toBe('password-change');
    const token = body.accessToken as string;
    for (const path of ['/dossiers', '/tasks', '/sessions']) {
      expect(refusal(await api.anyone.get(path, bearer(token)))).toEqual([
        403,
        'identity.password-change-required',
      ]);
    }
    expect((await api.anyone.get('/sessions/current', bearer(token))).status).toBe(200);
    expect((await change(token, 'cầu tre lắc lẻo gập ghềnh', told)).status).toBe(204);
    expect((await api.anyone.get('/sessions', bearer(token))).status).toBe(200);
  });

  it('is good for three days', async () => {
    const { password: told, validUntil } = await created('tre.motcua');
    expect(validUntil).toBe('2026-03-07T08:00:00.000+07:00');
    api.clock.advance({ days: 3 });
    expect(refusal(await tryToSignIn(api, 'tre.motcua', { secret: told }))).toEqual([
      401,
      'identity.one-time-password-expired',
    ]);
    expect(refusal(await tryToSignIn(api, 'tre.motcua', { secret: 'wrong' }))).toEqual([
      401,
      'identity.sign-in-failed',
    ]);
  });
});

describe('1. a fresh system', () => {
  it('has no account at all', async () => {
    const name = `mot_cua_test_${randomBytes(6).toString('hex')}`;
    await administer(`create database ${name}`);
    const source = await createDataSource({
      url: databaseUrl(name),
      pool: 2,
      applicationName: 'mot-cua-test',
    }).initialize();
    try {
      await source.runMigrations();
      expect(await new Database(source).query(sql`select username from identity.account`)).toEqual([]);
    } finally {
      await source.destroy();
      await administer(`drop database ${name} with (force)`);
    }
  });
});
