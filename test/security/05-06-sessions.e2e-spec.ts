import { ForgetSignIns } from '#identity';
import { sql } from '#platform/database';
import { accountId, audited, bearer, refusal, tryToSignIn } from '../support/credentials.ts';
import { countStatements } from '../support/statements.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { createTestWorker } from '../support/test-worker.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

const EXPIRED: [number, string] = [401, 'identity.access-expired'];
const ENDED: [number, string] = [401, 'identity.session-ended'];
const UNKNOWN: [number, string] = [401, 'identity.sign-in-required'];
const OK: [number, undefined] = [200, undefined];

async function opened(username = 'thuly.hoaban'): Promise<Tokens> {
  const { status, body } = await tryToSignIn(api, username);
  expect(status).toBe(201);
  return body as Tokens;
}

const whoAmI = async ({ accessToken }: Tokens) =>
  refusal(await api.anyone.get('/sessions/current', bearer(accessToken)));
const refresh = (refreshToken: string) => api.anyone.post('/sessions/refresh', { refreshToken });

async function refreshed({ refreshToken }: Tokens): Promise<Tokens> {
  const { status, body } = await refresh(refreshToken);
  expect(status).toBe(200);
  return body as Tokens;
}

describe('5. an access token', () => {
  it('is good for ten minutes, to the second, and then exchanged', async () => {
    const first = await opened();
    api.clock.advance({ minutes: 9, seconds: 59 });
    expect(await whoAmI(first)).toEqual(OK);
    api.clock.advance({ seconds: 1 });
    expect(await whoAmI(first)).toEqual(EXPIRED);
    const second = await refreshed(first);
    expect(await whoAmI(second)).toEqual(OK);
    expect(await whoAmI(first)).toEqual(UNKNOWN);
  });

  it.each([
    ['no token', ''],
    ['a token of another shape', 'abc'],
    ['a made-up token', 'A'.repeat(43)],
    ['a refresh token', undefined],
  ])('is not %s', async (_what, made) => {
    const { refreshToken } = await opened();
    expect(await whoAmI({ accessToken: made ?? refreshToken, refreshToken })).toEqual(UNKNOWN);
  });

  it('is kept as a hash: the database holds nothing that signs anyone in', async () => {
    const tokens = await refreshed(await opened());
    const rows = await api.database.query<{ access: Buffer; refresh: Buffer; row: string }>(sql`
      select access_hash as access, refresh_hash as refresh, s::text as row from identity.session s`);
    const kept = JSON.stringify(rows);
    for (const token of Object.values(tokens)) expect(kept).not.toContain(token);
    for (const { access, refresh: refreshHash } of rows.slice(-2)) {
      expect([access.length, refreshHash.length]).toEqual([32, 32]);
      const copied = { accessToken: access.toString('base64url'), refreshToken: '' };
      expect(await whoAmI(copied)).toEqual(UNKNOWN);
      expect((await refresh(refreshHash.toString('base64url'))).status).toBe(401);
    }
  });

  it('is recognised in one round trip, also when its use is noted', async () => {
    const { accessToken } = await opened();
    const ask = () => api.anyone.get('/sessions/current', bearer(accessToken));
    expect(await countStatements(ask)).toBe(1);
    api.clock.advance({ minutes: 2 });
    expect(await countStatements(ask)).toBe(1);
    const [row] = await api.database.query<{ at: Date }>(sql`
      select last_used_at as at from identity.session order by id desc limit 1`);
    expect(row!.at).toEqual(api.clock.now());
  });
});

describe('5. a refresh token', () => {
  it('that comes a second time ends the session for whoever holds a token of it, and is audited', async () => {
    const first = await opened('thuly2.hoaban');
    const second = await refreshed(first);
    const third = await refreshed(second);
    expect(refusal(await refresh(first.refreshToken))).toEqual([401, 'identity.refresh-replayed']);
    expect(await whoAmI(third)).toEqual(ENDED);
    expect(refusal(await refresh(third.refreshToken))).toEqual(ENDED);
    expect((await audited(api, 'thuly2.hoaban')).at(-1)).toMatchObject({
      actor: 'stranger',
      action: 'identity.refresh-replayed',
    });
  });

  it('sent twice at the same instant is exchanged once, and taken for copied', async () => {
    const first = await opened();
    const answers = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const winner = answers.find(({ status }) => status === 200)!.body as Tokens;
    expect(await whoAmI(winner)).toEqual(ENDED);
  });

  it('of another session is left alone by that', async () => {
    const [here, elsewhere] = [await opened(), await opened()];
    await refreshed(here);
    await refresh(here.refreshToken);
    expect(await whoAmI(elsewhere)).toEqual(OK);
    await refreshed(elsewhere);
  });

  it.each([
    ['of another shape', 'abc'],
    ['nobody was given', 'B'.repeat(43)],
  ])('%s is refused', async (_what, made) => {
    expect(refusal(await refresh(made))).toEqual([401, 'identity.refresh-unknown']);
  });

  it('is refused to an account out of use, and an access token with it', async () => {
    const tokens = await opened('vanthu.taichinh');
    await api.database.query(sql`
      update identity.account set disabled_at = ${api.clock.now()} where username = 'vanthu.taichinh'`);
    expect(await whoAmI(tokens)).toEqual(ENDED);
    expect(refusal(await refresh(tokens.refreshToken))).toEqual(ENDED);
  });
});

describe('6. a session', () => {
  it('ends when nobody has used it for half an hour, though its tokens were exchanged meanwhile', async () => {
    let tokens = await opened();
    for (let minutes = 0; minutes < 27; minutes += 9) {
      api.clock.advance({ minutes: 9 });
      tokens = await refreshed(tokens);
    }
    api.clock.advance({ minutes: 2, seconds: 59 });
    const { body } = await refresh(tokens.refreshToken);
    expect(body.refreshExpiresAt).toBe('2026-03-04T08:30:00.000+07:00');
    api.clock.advance({ seconds: 1 });
    expect(await whoAmI(body as Tokens)).toEqual(ENDED);
    expect(refusal(await refresh(body.refreshToken as string))).toEqual(ENDED);
  });

  it('ends after a working day however busy it is', async () => {
    let tokens = await opened();
    for (let minutes = 0; minutes < 590; minutes += 10) {
      api.clock.advance({ minutes: 10 });
      tokens = await refreshed(tokens);
      expect(await whoAmI(tokens)).toEqual(OK);
    }
    api.clock.advance({ minutes: 9, seconds: 59 });
    expect(await whoAmI(tokens)).toEqual(OK);
    const last = await refreshed(tokens);
    api.clock.advance({ seconds: 1 });
    expect(await whoAmI(last)).toEqual(ENDED);
    expect(refusal(await refresh(last.refreshToken))).toEqual(ENDED);
  });

  it('is shown to its officer with where it was opened, and ended by itself', async () => {
    const officer = 'thuly.congthuong';
    const here = await opened(officer);
    const elsewhere = (await tryToSignIn(api, officer, { from: '203.0.113.20' })).body as Tokens;
    const list = async () =>
      (await api.anyone.get('/sessions', bearer(here.accessToken))).body.items as {
        id: string;
        current: boolean;
        address: string;
      }[];
    const items = await list();
    expect(items).toHaveLength(2);
    const other = items.find(({ current }) => !current)!;
    expect(other).toMatchObject({
      address: '203.0.113.20',
      method: 'password',
      openedAt: expect.any(String),
    });
    const end = (id: string, as: Tokens) =>
      api.anyone.send('DELETE', `/sessions/${id}`, undefined, bearer(as.accessToken));
    expect(refusal(await end(other.id, await opened('thuly.giaoduc')))).toEqual([
      404,
      'identity.session-unknown',
    ]);
    expect(await whoAmI(elsewhere)).toEqual(OK);
    expect((await end(other.id, here)).status).toBe(204);
    expect(await whoAmI(elsewhere)).toEqual(ENDED);
    expect((await end(other.id, here)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });

  it('ends by signing out, that one alone; its tokens are of no use any more', async () => {
    const [here, elsewhere] = [await opened(), await opened()];
    const out = await api.anyone.send('DELETE', '/sessions/current', undefined, bearer(here.accessToken));
    expect(out.status).toBe(204);
    expect(await whoAmI(here)).toEqual(ENDED);
    expect(refusal(await refresh(here.refreshToken))).toEqual(ENDED);
    expect(await whoAmI(elsewhere)).toEqual(OK);
  });

  it('ends with all others by signing out everywhere, or by an administrator’s word', async () => {
    const username = 'thuly.yte';
    const [here, elsewhere] = [await opened(username), await opened(username)];
    await api.anyone.send('DELETE', '/sessions', undefined, bearer(here.accessToken));
    expect([await whoAmI(here), await whoAmI(elsewhere)]).toEqual([ENDED, ENDED]);
    const again = await opened(username);
    const administrator = await api.signIn('quantri.tinh');
    const path = `/administration/accounts/${await accountId(api, username)}/sessions/end`;
    expect((await administrator.post(path, { reason: 'Mất máy tính' })).status).toBe(204);
    expect(await whoAmI(again)).toEqual(ENDED);
  });

  it('ends at once when a person of a provider is no longer its officer, and only then', async () => {
    const username = 'truongphong.hoaban';
    const administrator = await api.signIn('quantri.tinh');
    const links = (of: string) => `/administration/accounts/${of}/external-identities`;
    const identity = { issuer: 'https://sso.saomai.example', subject: 'p-1' };
    const { id } = (await administrator.post(links(username), identity)).body;
    const remove = (of: string) => administrator.send('DELETE', `${links(of)}/${id}`, undefined, {});
    const tokens = await opened(username);
    // Of another account it is not.
    expect((await remove('thuly.hoaban')).status).toBe(404);
    expect(await whoAmI(tokens)).toEqual(OK);
    expect((await remove(username)).status).toBe(204);
    expect(await whoAmI(tokens)).toEqual(ENDED);
  });

  it('is forgotten a day after its time, with what was counted for its officer', async () => {
    await opened();
    await tryToSignIn(api, 'thuly.hoaban', { secret: 'wrong' });
    const worker = await createTestWorker(api);
    try {
      const left = async () => {
        await worker.get(ForgetSignIns, { strict: false }).execute();
        const [row] = await api.database.query<{ sessions: number; failures: number }>(sql`
          select (select count(*)::int from identity.session) as sessions,
                 (select count(*)::int from identity.failed_attempt) as failures`);
        return row!;
      };
      expect((await left()).sessions).toBeGreaterThan(0);
      expect((await left()).failures).toBeGreaterThan(0);
      api.clock.advance({ days: 2 });
      expect(await left()).toEqual({ sessions: 0, failures: 0 });
    } finally {
      await worker.close();
    }
  });
});
