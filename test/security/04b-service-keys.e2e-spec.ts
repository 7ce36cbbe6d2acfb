import { sql } from '#platform/database';
import { SERVICE_SCOPES } from '#platform/http';
import type { Answer, Officer } from '../support/officer.ts';
import { declaredEndpoints } from '../support/routes.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { receive } from '../support/walk.ts';

const ACCOUNTS = '/administration/service-accounts';
/** The ward whose desk receives the dossier, and one that has no part in it. */
const OWN = 'H99.41';
const ANOTHER = 'H99.46';

let api: TestApi;
let administrator: Officer;
let dossier: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
  dossier = await receive(await api.signIn('tiepnhan.hoaban'));
  await open('warehouse', OWN);
  await open('elsewhere', ANOTHER);
});
afterAll(() => api.close());

const open = (name: string, agency: string, more: object = {}): Promise<Answer> =>
  administrator.post(ACCOUNTS, {
    name,
    agency,
    purpose: 'Kho dữ liệu dùng chung',
    owner: 'lanhdao.hoaban',
    ...more,
  });

const issue = (name: string, scopes: readonly string[] = SERVICE_SCOPES, days = 30): Promise<Answer> =>
  administrator.post(`${ACCOUNTS}/${name}/keys`, { scopes, days });

async function keyOf(name: string, scopes?: readonly string[], days?: number): Promise<Answer['body']> {
  const { status, body } = await issue(name, scopes, days);
  expect(status).toBe(201);
  return body;
}

const rotate = (name: string, id: string, oldKeyDays: number): Promise<Answer> =>
  administrator.post(`${ACCOUNTS}/${name}/keys/${id}/rotation`, { days: 365, oldKeyDays });
const revoke = (name: string, id: string): Promise<Answer> =>
  administrator.send('DELETE', `${ACCOUNTS}/${name}/keys/${id}`, undefined, {});

const read = (key: string, path = '/dossiers'): Promise<Answer> =>
  api.anyone.get(path, { authorization: `Bearer ${key}` });
const refusal = ({ status, body }: Answer) => [status, body.code];
const KEY_REFUSED = [401, 'identity.service-key-refused'];

describe('4 a service key', () => {
  it('reads what its agency may see: lists, a dossier, its history, deadline, messages and publications', async () => {
    const { key } = await keyOf('warehouse');
    const { body } = await read(key);
    expect(body.items.map(({ code }: Answer['body']) => code)).toContain(dossier.code);
    for (const part of ['', '/history', '/deadline', '/deliveries', '/publications']) {
      expect([part, (await read(key, `/dossiers/${dossier.id}${part}`)).status]).toEqual([part, 200]);
    }
    expect((await read(key, `/dossiers/${dossier.id}`)).body.actions).toEqual([]);
    expect((await read(key, '/supervision/board')).body.lines).toEqual([
      expect.objectContaining({ agency: expect.objectContaining({ code: OWN }) }),
    ]);
  });

  it('of another agency is told that the dossier does not exist, and finds it in no list', async () => {
    const { key } = await keyOf('elsewhere');
    for (const part of ['', '/history', '/deadline', '/deliveries', '/publications']) {
      expect([part, (await read(key, `/dossiers/${dossier.id}${part}`)).status]).toEqual([part, 404]);
    }
    expect(JSON.stringify((await read(key)).body)).not.toContain(dossier.code);
    expect((await read(key, '/supervision/board')).body.lines).toEqual([]);
    expect((await read(key, '/supervision/dossiers?state=late')).body.items).toEqual([]);
  });

  it('without the scope of an endpoint is refused there, and the refusal is written down', async () => {
    const { key, id } = await keyOf('warehouse', ['publications:read']);
    expect(refusal(await read(key))).toEqual([403, 'identity.scope-required']);
    expect((await read(key, `/dossiers/${dossier.id}/publications`)).status).toBe(200);
    const [row] = await api.database.query(sql`
      select actor, outcome, details from audit.entry where subject_type = 'service-key' and subject_id = ${id}`);
    expect(row).toEqual({
      actor: 'service:warehouse',
      outcome: 'refused',
      details: { scope: 'dossiers:read' },
    });
  });

  it('does nothing that officers do, whatever its scopes', async () => {
    const { key } = await keyOf('warehouse');
    const authorization = `Bearer ${key}`;
    const officersOnly = [403, 'identity.officers-only'];
    expect(refusal(await read(key, '/tasks'))).toEqual(officersOnly);
    expect(refusal(await read(key, ACCOUNTS))).toEqual(officersOnly);
    expect(refusal(await read(key, '/sessions/current'))).toEqual(officersOnly);
    const act = await api.anyone.post(
      `/dossiers/${dossier.id}/actions`,
      { step: 'reception', action: 'hand-over' },
      { authorization, 'if-match': '"1"' },
    );
    expect(refusal(act)).toEqual(officersOnly);
  });

  it('has scopes that each open something, and no endpoint asks for one that does not exist', () => {
    const asked = [...declaredEndpoints(api.app).values()].flatMap((contract) => contract?.scope ?? []);
    expect([...new Set(asked)].sort()).toEqual([...SERVICE_SCOPES].sort());
  });

  it('is read from the header alone', async () => {
    const { key } = await keyOf('warehouse');
    for (const query of [`?key=${key}`, `?access_token=${key}`, `?authorization=Bearer%20${key}`]) {
      expect((await api.anyone.get(`/sessions/current${query}`)).status).toBe(401);
    }
    for (const header of ['x-api-key', 'cookie', 'proxy-authorization']) {
      expect((await api.anyone.get('/dossiers', { [header]: key })).status).toBe(401);
    }
    expect((await api.anyone.get('/dossiers', { authorization: `Basic ${key}` })).status).toBe(401);
  });

  it('that is changed in any part opens nothing', async () => {
    const { key, id } = await keyOf('warehouse');
    const { key: another } = await keyOf('elsewhere');
    const secret = key.slice(-43);
    const mixed = `mck_${id}_${another.slice(-43)}`;
    expect(refusal(await read(mixed))).toEqual(KEY_REFUSED);
    expect(refusal(await read(`mck_000000000000_${secret}`))).toEqual(KEY_REFUSED);
    for (const typed of [
      secret,
      `mck_${id}_`,
      `mck_${id}`,
      `${key}x`,
      key.toUpperCase(),
      `mck_${id}'_${secret}`,
    ]) {
      expect([typed, (await read(typed)).status]).toEqual([typed, 401]);
    }
  });

  it('is kept as a hash, shown once, and found by scanners for secrets', async () => {
    const { key, id } = await keyOf('warehouse');
    expect(key).toMatch(/^mck_[0-9a-f]{12}_[\w-]{43}$/);
    const kept = await api.database.query(sql`
      select k::text as row from identity.service_key k
      union all select e::text from audit.entry e where subject_type = 'service-account'
      union all select i::text from platform.idempotency_key i`);
    expect(JSON.stringify(kept)).toContain(id);
    expect(JSON.stringify(kept)).not.toContain(key.slice(-43));
    expect(JSON.stringify((await administrator.get(ACCOUNTS)).body)).not.toContain(key.slice(-43));
  });

  it('says when it was used, once a minute', async () => {
    const { key, id } = await keyOf('warehouse');
    const used = async () => {
      const { body } = await administrator.get(ACCOUNTS);
      const keys = body.items.flatMap((account: Answer['body']) => account.keys);
      return keys.find((one: Answer['body']) => one.id === id).lastUsedAt;
    };
    expect(await used()).toBeNull();
    await read(key);
    const first = await used();
    api.clock.advance({ seconds: 59 });
    await read(key);
    expect(await used()).toBe(first);
    api.clock.advance({ seconds: 1 });
    await read(key);
    expect(await used()).not.toBe(first);
  });
});

describe('4 the end of a service key', () => {
  it('comes by itself', async () => {
    const { key } = await keyOf('warehouse', SERVICE_SCOPES, 1);
    expect((await read(key)).status).toBe(200);
    api.clock.advance({ hours: 24 });
    expect(refusal(await read(key))).toEqual(KEY_REFUSED);
  });

  it('comes at once when it is revoked; revoking it again changes nothing', async () => {
    const { key, id } = await keyOf('warehouse');
    expect((await revoke('warehouse', id)).status).toBe(204);
    expect(refusal(await read(key))).toEqual(KEY_REFUSED);
    expect((await revoke('warehouse', id)).status).toBe(204);
    const traces = await api.database.query(sql`
      select 1 from audit.entry where action = 'identity.service-key-revoke' and details ->> 'key' = ${id}`);
    expect(traces).toHaveLength(1);
    expect(refusal(await revoke('elsewhere', id))).toEqual([404, 'identity.service-key-unknown']);
  });

  it('comes later when it is replaced: the old one goes on for the days it was given', async () => {
    const old = await keyOf('warehouse', ['dossiers:read']);
    const { status, body } = await rotate('warehouse', old.id, 2);
    expect([status, body.scopes]).toEqual([201, ['dossiers:read']]);
    expect([(await read(old.key)).status, (await read(body.key)).status]).toEqual([200, 200]);
    api.clock.advance({ hours: 48 });
    expect([(await read(old.key)).status, (await read(body.key)).status]).toEqual([401, 200]);
  });

  it('is never put off by replacing it', async () => {
    const old = await keyOf('warehouse', SERVICE_SCOPES, 1);
    expect((await rotate('warehouse', old.id, 30)).status).toBe(201);
    api.clock.advance({ hours: 24 });
    expect(refusal(await read(old.key))).toEqual(KEY_REFUSED);
  });

  it('comes by one of two who replace it at the same time', async () => {
    const { id } = await keyOf('warehouse');
    const answers = await Promise.all([rotate('warehouse', id, 0), rotate('warehouse', id, 0)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect(refusal(await rotate('warehouse', id, 0))).toEqual([404, 'identity.service-key-unknown']);
  });

  it('comes with the end of its account', async () => {
    await open('short-lived', OWN);
    const { key, id } = await keyOf('short-lived');
    expect((await administrator.post(`${ACCOUNTS}/short-lived/disabling`)).status).toBe(204);
    expect(refusal(await read(key))).toEqual(KEY_REFUSED);
    const gone = [404, 'identity.service-account-unknown'];
    expect(refusal(await administrator.post(`${ACCOUNTS}/short-lived/disabling`))).toEqual(gone);
    expect(refusal(await issue('short-lived'))).toEqual(gone);
    expect(refusal(await rotate('short-lived', id, 0))).toEqual([404, 'identity.service-key-unknown']);
    expect(refusal(await open('short-lived', OWN))).toEqual([409, 'identity.service-name-taken']);
  });
});

describe('4 a service account', () => {
  it.each([
    ['of an agency that does not exist', { agency: 'H99.999' }, [422, 'identity.service-agency-unknown']],
    ['nobody answers for', { owner: 'nobody.nowhere' }, [422, 'identity.service-owner-unknown']],
    ['with a name that is no name', { name: 'Kho dữ liệu' }, [400, 'request.invalid']],
    ['without a purpose', { purpose: ' ' }, [400, 'request.invalid']],
  ])('is not opened %s', async (_what, wrong, expected) => {
    expect(refusal(await open('misfit', OWN, wrong))).toEqual(expected);
  });

  it.each([
    ['an unknown scope', { scopes: ['dossiers:write'], days: 1 }],
    ['no scope', { scopes: [], days: 1 }],
    ['more than a year', { scopes: ['dossiers:read'], days: 366 }],
    ['no time at all', { scopes: ['dossiers:read'], days: 0 }],
  ])('gets no key with %s', async (_what, wish) => {
    expect(refusal(await administrator.post(`${ACCOUNTS}/warehouse/keys`, wish))).toEqual([
      400,
      'request.invalid',
    ]);
  });

  it('keeps no old key for more than 30 days', async () => {
    const { id } = await keyOf('warehouse');
    expect(refusal(await rotate('warehouse', id, 31))).toEqual([400, 'request.invalid']);
  });
});

describe('4 a system without a provider of single sign-on', () => {
  it('says so', async () => {
    for (const path of [`/sign-on?challenge=${'x'.repeat(43)}`, '/sign-on/callback?state=x']) {
      expect(refusal(await api.anyone.get(path))).toEqual([404, 'identity.sign-on-off']);
    }
  });
});
