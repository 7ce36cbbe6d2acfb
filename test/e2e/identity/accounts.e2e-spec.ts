import { sql } from '#platform/database';
import { accountId, audited, refusal, tryToSignIn } from '../../support/credentials.ts';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterAll(() => api.close());

const PATH = '/administration/accounts';
const REASON = { reason: 'Giấy đề nghị số 7' };

async function act(username: string, what: string, by = administrator) {
  return by.post(`${PATH}/${await accountId(api, username)}/${what}`, REASON);
}

const newOfficer = (username: string) =>
  api.database.query(sql`
    insert into organization.officer (username, full_name)
    values (${username}, 'Mẫu Thị Mới')`);

/** Makes an officer an administrator, with an account. */
async function newAdministrator(username: string): Promise<Officer> {
  await newOfficer(username);
  await api.database.query(sql`
    with account as (
      insert into identity.account (username, password_hash, officer_id)
      select username, (select password_hash from identity.account where username = 'quantri.tinh'), id
      from organization.officer where username = ${username})
    insert into organization.position (officer_id, agency_id, role, title)
    select o.id, a.id, 'administrator', 'Quản trị' from organization.officer o, organization.agency a
    where o.username = ${username} and a.code = 'H99'`);
  return api.signIn(username);
}

describe('the list of accounts', () => {
  it('is read page by page, by user name, each once', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { status, body } = await administrator.get(`${PATH}?limit=50${cursor}`);
      expect(status).toBe(200);
      seen.push(...body.items.map(({ username }: { username: string }) => username));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    const all = await api.database.query<{ username: string }>(sql`
      select username from identity.account order by username`);
    expect(seen).toEqual(all.map(({ username }) => username));
  });

  it('of an agency, or by a part of a name, shows posts, second factor and open sessions', async () => {
    await api.signIn('lanhdao.hoaban');
    const { body } = await administrator.get(`${PATH}?agency=H99.41&name=${encodeURIComponent('thử dũng')}`);
    expect(body).toEqual({
      items: [
        {
          id: await accountId(api, 'lanhdao.hoaban'),
          username: 'lanhdao.hoaban',
          fullName: 'Vũ Văn Thử Dũng',
          positions: [
            expect.objectContaining({
              role: 'agency-leader',
              agency: expect.objectContaining({ code: 'H99.41' }),
            }),
            expect.objectContaining({ role: 'supervisor' }),
          ],
          disabledAt: null,
          lockedUntil: null,
          secondFactor: false,
          oneTimePasswordUntil: null,
          openSessions: 1,
        },
      ],
      next: null,
    });
    expect((await administrator.get(`${PATH}?agency=H99.46&name=hoaban`)).body.items).toEqual([]);
    expect((await administrator.get(`${PATH}?name=%25%25`)).body.items).toEqual([]);
  });
});

describe('an account', () => {
  it('is made for an officer, once, and its password told once', async () => {
    await newOfficer('an.moi');
    const create = (officer: string) => administrator.post(PATH, { officer });
    const { status, body } = await create('an.moi');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      username: 'an.moi',
      password: expect.stringMatching(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/),
    });
    expect((await tryToSignIn(api, 'an.moi', { secret: body.password })).status).toBe(201);
    expect(refusal(await create('an.moi'))).toEqual([409, 'identity.account-exists']);
    expect(refusal(await create('nobody.nowhere'))).toEqual([404, 'identity.officer-unknown']);
    const entries = await audited(api, 'an.moi');
    expect(entries[0]).toMatchObject({ actor: 'quantri.tinh', action: 'identity.account-create' });
    expect(JSON.stringify(entries)).not.toContain(body.password);
  });

  it('is taken out of use and let back, each with a reason', async () => {
    expect((await act('thuly.hoaban', 'disabling')).status).toBe(204);
    expect(refusal(await tryToSignIn(api, 'thuly.hoaban'))).toEqual([401, 'identity.sign-in-failed']);
    expect((await act('thuly.hoaban', 'disabling')).status).toBe(204);
    expect((await act('thuly.hoaban', 'enabling')).status).toBe(204);
    expect((await tryToSignIn(api, 'thuly.hoaban')).status).toBe(201);
    const acts = (await audited(api, 'thuly.hoaban')).filter(({ actor }) => actor === 'quantri.tinh');
    expect(acts.map(({ action }) => action)).toEqual(['identity.account-disable', 'identity.account-enable']);
    for (const { details } of acts) expect(details).toMatchObject(REASON);
  });

  it('gets a password that was forgotten replaced by a one-time one, and is unlocked by it', async () => {
    for (let tries = 0; tries < 4; tries += 1) await tryToSignIn(api, 'thuly2.hoaban', { secret: 'wrong' });
    const { status, body } = await act('thuly2.hoaban', 'password-reset');
    expect([status, body.validUntil]).toEqual([200, '2026-03-07T08:00:00.000+07:00']);
    const opened = await tryToSignIn(api, 'thuly2.hoaban', { secret: body.password });
    expect(opened).toMatchObject({ status: 201, body: { doFirst: 'password-change' } });
    expect((await tryToSignIn(api, 'thuly2.hoaban')).status).toBe(401);
  });

  it.each(['disabling', 'enabling', 'password-reset', 'second-factor-reset', 'unlocking', 'sessions/end'])(
    'that does not exist answers %s with 404, and none is done without a reason',
    async (what) => {
      expect(refusal(await administrator.post(`${PATH}/99999999/${what}`, REASON))).toEqual([
        404,
        'identity.account-unknown',
      ]);
      expect((await administrator.post(`${PATH}/1/${what}`, { reason: ' ' })).status).toBe(400);
      expect((await administrator.post(`${PATH}/99999999999/${what}`, REASON)).status).toBe(400);
    },
  );

  it('of one’s own does not get its password reset: a session alone would be enough to take it over', async () => {
    expect(refusal(await act('quantri.tinh', 'password-reset'))).toEqual([409, 'identity.own-account']);
  });
});

describe('administrators', () => {
  it('do not disable the last of them, be it themselves', async () => {
    expect(refusal(await act('quantri.tinh', 'disabling'))).toEqual([409, 'identity.last-administrator']);
    const other = await newAdministrator('quantri3.tinh');
    expect((await act('quantri3.tinh', 'disabling', other)).status).toBe(204);
    expect(refusal(await act('quantri.tinh', 'disabling'))).toEqual([409, 'identity.last-administrator']);
  });

  it('who disable each other at the same instant do not both succeed', async () => {
    const [one, other] = [await newAdministrator('quantri4.tinh'), await newAdministrator('quantri5.tinh')];
    await act('quantri.tinh', 'disabling', one);
    // Who is disabled first may be refused at the door.
    await Promise.allSettled([
      act('quantri5.tinh', 'disabling', one),
      act('quantri4.tinh', 'disabling', other),
    ]);
    const left = await api.database.query(sql`
      select a.username from identity.account a join organization.position p on p.officer_id = a.officer_id
      where p.role = 'administrator' and a.disabled_at is null`);
    expect(left).toHaveLength(1);
  });
});
