import { createHash, randomBytes } from 'node:crypto';
import { ForgetSignIns } from '#identity';
import { sql } from '#platform/database';
import {
  type FaultKind,
  type FaultRequest,
  type Person,
  type Simulators,
  startSimulators,
  visit,
} from '#simulators';
import { bearer, citizenSessionOf } from '../support/citizens.ts';
import type { Answer } from '../support/officer.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

const CLIENT = 'https://cong-dan.saomai.example/dang-nhap';
const OFFICERS_CLIENT = 'https://client.saomai.example/sign-on';
const NUMBER = '099000000041';
const OFFICER = 'thuly.hoaban';

let simulators: Simulators;
let api: TestApi;

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  await simulators.citizenSignOn.provider();
  api = await createTestApi({
    SIGN_ON_ISSUER: simulators.signOn.issuer,
    SIGN_ON_CLIENT_ID: 'mot-cua',
    SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
    SIGN_ON_RETURN_URL: OFFICERS_CLIENT,
    SIGN_ON_LINK_BY: 'username',
    CITIZEN_SIGN_ON_ISSUER: simulators.citizenSignOn.issuer,
    CITIZEN_SIGN_ON_CLIENT_ID: 'mot-cua',
    CITIZEN_SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
    CITIZEN_SIGN_ON_RETURN_URL: CLIENT,
  });
});
afterAll(async () => {
  await api.close();
  await simulators.close();
});
afterEach(() => simulators.faults.clear());

const newSecret = () => randomBytes(32).toString('base64url');
const challengeOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');
const misbehave = (kind: FaultKind, more: Partial<FaultRequest> = {}) =>
  simulators.faults.set({ target: 'citizen-sign-on', kind, ...more });

type Door = 'citizen-sign-on' | 'sign-on';

/** The client begins. @returns where it sends the browser */
async function begin(secret: string, door: Door = 'citizen-sign-on'): Promise<string> {
  const { status, headers } = await api.anyone.get(`/${door}?challenge=${challengeOf(secret)}`);
  expect(status).toBe(302);
  return headers['location']!;
}

const comeBack = (query: string, door: Door = 'citizen-sign-on'): Promise<Answer> =>
  api.anyone.get(`/${door}/callback${query}`);

/** What the client is told by the address the browser comes back to it with. */
const toldBy = ({ status, headers }: Answer, client = CLIENT): Record<string, string> => {
  expect(status).toBe(302);
  const url = new URL(headers['location']!);
  expect(url.href.replace(url.hash, '')).toBe(client);
  return Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
};

async function travel(
  secret: string,
  person: Person = { username: NUMBER },
): Promise<Record<string, string>> {
  const { search } = await visit(await begin(secret), person);
  return toldBy(await comeBack(search));
}

const fetchSession = (handover: string | undefined, secret: string, door = '/citizen-sessions') =>
  api.anyone.post(door, { handover, secret });

async function signOn(): Promise<string> {
  const secret = newSecret();
  const { handover } = await travel(secret);
  const { status, body } = await fetchSession(handover, secret);
  expect(status).toBe(201);
  return body.accessToken;
}

const refusal = ({ status, body }: Answer) => [status, body.code];
const problem = (name: string) => ({ problem: `identity.citizen-sign-on-${name}` });
const REFUSED = [401, 'identity.citizen-handover-refused'];
const OVER = [401, 'identity.citizen-session-over'];

const mine = (token: string) => api.anyone.get('/tracking/mine', bearer(token));
const signOut = (token: string) =>
  api.anyone.send('DELETE', '/citizen-sessions/current', undefined, bearer(token));

describe('4 a citizen', () => {
  it('signs on with an electronic identity, for half an hour at most', async () => {
    const secret = newSecret();
    const { handover } = await travel(secret);
    const { status, body } = await fetchSession(handover, secret);
    expect([status, Object.keys(body)]).toEqual([201, ['accessToken', 'expiresAt']]);
    expect(refusal(await fetchSession(handover, secret))).toEqual(REFUSED);
    expect((await mine(body.accessToken)).body).toEqual({ items: [], next: null });
    const left = new Date(body.expiresAt).getTime() - api.clock.now().getTime();
    expect(left).toBe(30 * 60_000);
    api.clock.advance({ minutes: 30 });
    expect(refusal(await mine(body.accessToken))).toEqual(OVER);
  });

  it('signs out, and nothing of the session stays but its traces', async () => {
    const token = await signOn();
    expect((await signOut(token)).status).toBe(204);
    expect(refusal(await mine(token))).toEqual(OVER);
    expect(refusal(await signOut(token))).toEqual(OVER);
    const access = createHash('sha256').update(token).digest();
    expect(
      await api.database.query(sql`select 1 from identity.citizen_session where access_hash = ${access}`),
    ).toEqual([]);
    const traces = await api.database.query<{ action: string; actor: string; details: object }>(sql`
      select action, actor, details from audit.entry where subject_type = 'citizen-session' order by id desc limit 2`);
    expect(traces.map(({ action, details }) => [action, details])).toEqual([
      ['identity.citizen-sign-out', {}],
      ['identity.citizen-sign-in', {}],
    ]);
    expect(new Set(traces.map(({ actor }) => actor)).size).toBe(1);
  });

  it('is kept by no name and no number, in no table of the sign-on and in no trace', async () => {
    await signOn();
    await begin(newSecret());
    await travel(newSecret());
    const rows = await api.database.query(sql`
      select s::text as row from identity.sign_on s union all select h::text from identity.handover h
      union all select c::text from identity.citizen_session c union all select e::text from audit.entry e`);
    expect(rows.length).toBeGreaterThan(4);
    expect(JSON.stringify(rows)).not.toContain(NUMBER);
    expect(JSON.stringify(rows)).not.toContain(simulators.citizenSignOn.subjectOf(NUMBER));
  });

  it('is forgotten by the clean-up when the session is over', async () => {
    await signOn();
    api.clock.advance({ minutes: 31 });
    await new ForgetSignIns(api.database, api.clock).execute();
    expect(await api.database.query(sql`select 1 from identity.citizen_session`)).toEqual([]);
  });
});

describe('4 the state of a citizen’s sign-on', () => {
  it('is used up by the first who comes back with it', async () => {
    const { search } = await visit(await begin(newSecret()), { username: NUMBER });
    expect(toldBy(await comeBack(search))).toHaveProperty('handover');
    expect(toldBy(await comeBack(search))).toEqual(problem('over'));
  });

  it('of two who come back with it at once lets one through', async () => {
    const { search } = await visit(await begin(newSecret()), { username: NUMBER });
    const told = (await Promise.all([comeBack(search), comeBack(search)])).map((one) => toldBy(one));
    expect(told.filter(({ handover }) => handover)).toHaveLength(1);
    expect(told).toContainEqual(problem('over'));
  });

  it('is worthless after ten minutes, and to another browser’s code', async () => {
    const { search } = await visit(await begin(newSecret()), { username: NUMBER });
    api.clock.advance({ minutes: 10 });
    expect(toldBy(await comeBack(search))).toEqual(problem('over'));
    const stolen = await visit(await begin(newSecret()), { username: '099000000042' });
    const own = await visit(await begin(newSecret()), { username: NUMBER });
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(toldBy(await comeBack(own.search))).toEqual(problem('declined'));
  });

  it('is worth nothing at the door of officers, nor theirs at the door of citizens', async () => {
    const citizen = await visit(await begin(newSecret()), { username: NUMBER });
    expect(toldBy(await comeBack(citizen.search, 'sign-on'), OFFICERS_CLIENT)).toEqual({
      problem: 'identity.sign-on-over',
    });
    const officer = await visit(await begin(newSecret(), 'sign-on'), { username: OFFICER });
    expect(toldBy(await comeBack(officer.search))).toEqual(problem('over'));
  });
});

describe('4 the handover of a citizen’s sign-on', () => {
  it('is worth nothing to whoever stole the callback, and nothing to anybody after that', async () => {
    const secret = newSecret();
    const { handover } = await travel(secret);
    expect(refusal(await fetchSession(handover, newSecret()))).toEqual(REFUSED);
    expect(refusal(await fetchSession(handover, secret))).toEqual(REFUSED);
  });

  it('is worth nothing after a minute', async () => {
    const secret = newSecret();
    const { handover } = await travel(secret);
    api.clock.advance({ seconds: 60 });
    expect(refusal(await fetchSession(handover, secret))).toEqual(REFUSED);
  });

  it('opens no officer’s session, nor an officer’s a citizen’s; the attempt uses it up', async () => {
    const secret = newSecret();
    const { handover } = await travel(secret);
    expect(refusal(await fetchSession(handover, secret, '/sessions/sign-on'))).toEqual([
      401,
      'identity.handover-refused',
    ]);
    expect(refusal(await fetchSession(handover, secret))).toEqual(REFUSED);
    const { search } = await visit(await begin(secret, 'sign-on'), { username: OFFICER });
    const officers = toldBy(await comeBack(search, 'sign-on'), OFFICERS_CLIENT);
    expect(officers).toHaveProperty('handover');
    expect(refusal(await fetchSession(officers['handover'], secret))).toEqual(REFUSED);
    expect(refusal(await fetchSession(officers['handover'], secret, '/sessions/sign-on'))).toEqual([
      401,
      'identity.handover-refused',
    ]);
  });
});

describe('4 what the electronic identity says', () => {
  it.each<[FaultKind, string, Partial<FaultRequest>]>([
    ['wrong-issuer', 'untrusted', {}],
    ['wrong-audience', 'untrusted', {}],
    ['wrong-nonce', 'untrusted', {}],
    ['expired-token', 'untrusted', {}],
    ['unsigned', 'untrusted', {}],
    ['foreign-key', 'untrusted', {}],
    ['unknown-subject', 'untrusted', {}],
    ['another-subject', 'untrusted', { service: 'me' }],
    ['no-number', 'unknown', { service: 'me' }],
    ['old-number', 'unknown', { service: 'me' }],
    ['drop-before', 'unavailable', { service: 'me' }],
  ])('opens nothing with the fault %s, and leaves a trace: %s', async (kind, name, more) => {
    misbehave(kind, more);
    expect(await travel(newSecret())).toEqual(problem(name));
    const [row] = await api.database.query<{ details: object; outcome: string }>(sql`
      select details, outcome from audit.entry where action = 'identity.citizen-sign-on' order by id desc limit 1`);
    expect(row).toMatchObject({ outcome: 'refused', details: { refusal: problem(name).problem } });
  });

  it.each(['09900000004', '0990000000411', '09900000004a', '０９９０００００００４１'])(
    'is no number of a citizen: %s',
    async (username) => {
      expect(await travel(newSecret(), { username })).toEqual(problem('unknown'));
    },
  );

  it('comes from another issuer (RFC 9207) for nothing', async () => {
    const back = await visit(await begin(newSecret()), { username: NUMBER });
    back.searchParams.set('iss', simulators.signOn.issuer);
    expect(toldBy(await comeBack(back.search))).toEqual(problem('untrusted'));
  });

  it('or the person may be a no', async () => {
    expect(await travel(newSecret(), 'refuses')).toEqual(problem('declined'));
  });

  it('is missed while it is away, at the end; open sessions go on', async () => {
    const token = await citizenSessionOf(api, NUMBER);
    const { search } = await visit(await begin(newSecret()), { username: NUMBER });
    misbehave('down');
    expect(toldBy(await comeBack(search))).toEqual(problem('unavailable'));
    expect((await mine(token)).status).toBe(200);
  });
});

describe('4 a system whose electronic identity is away from the start', () => {
  it('says so, and officers sign in as ever', async () => {
    const fresh = await createTestApi({
      CITIZEN_SIGN_ON_ISSUER: 'http://127.0.0.1:9/citizen-sign-on',
      CITIZEN_SIGN_ON_CLIENT_ID: 'mot-cua',
      CITIZEN_SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
      CITIZEN_SIGN_ON_RETURN_URL: CLIENT,
    });
    try {
      const answer = await fresh.anyone.get(`/citizen-sign-on?challenge=${challengeOf(newSecret())}`);
      expect(refusal(answer)).toEqual([503, 'identity.citizen-sign-on-unavailable']);
      expect((await (await fresh.signIn(OFFICER)).get('/sessions/current')).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });
});
