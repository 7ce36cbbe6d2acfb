import { createHash, randomBytes } from 'node:crypto';
import { sql } from '#platform/database';
import { type FaultKind, type Person, type Simulators, startSimulators, visit } from '#simulators';
import { type Answer, type Officer, password } from '../support/officer.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

/** Where the client lives; the addresses that lead back there. */
const CLIENT = 'https://client.saomai.example/sign-on';
const USERNAME = 'thuly.hoaban';

let simulators: Simulators;
let api: TestApi;
let administrator: Officer;

const providerSettings = () => ({
  SIGN_ON_ISSUER: simulators.signOn.issuer,
  SIGN_ON_CLIENT_ID: 'mot-cua',
  SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
  SIGN_ON_RETURN_URL: CLIENT,
});

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  await simulators.signOn.provider();
  api = await createTestApi({ ...providerSettings(), SIGN_ON_SECOND_FACTOR: 'mfa' });
  administrator = await api.signIn('quantri.tinh');
  await link(USERNAME);
});
afterAll(async () => {
  await api.close();
  await simulators.close();
});
afterEach(() => simulators.faults.clear());

const link = (username: string, subject = simulators.signOn.subjectOf(username)): Promise<Answer> =>
  administrator.post(`/administration/accounts/${username}/external-identities`, {
    issuer: simulators.signOn.issuer,
    subject,
  });

const newSecret = () => randomBytes(32).toString('base64url');
const challengeOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

/** The client begins. @returns where it sends the browser */
async function begin(secret: string): Promise<string> {
  const { status, headers } = await api.anyone.get(`/sign-on?challenge=${challengeOf(secret)}`);
  expect(status).toBe(302);
  return headers['location']!;
}

/** What the client is told by the address the browser comes back to it with. */
const toldBy = ({ status, headers }: Answer): Record<string, string> => {
  expect(status).toBe(302);
  const url = new URL(headers['location']!);
  expect(url.href.replace(url.hash, '')).toBe(CLIENT);
  return Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
};

const comeBack = (query: string): Promise<Answer> => api.anyone.get(`/sign-on/callback${query}`);

/** The browser goes to the provider and back. @param tamper with the address it is sent to */
async function travel(
  secret: string,
  person: Person = { username: USERNAME },
  tamper: (address: string) => string = (address) => address,
): Promise<Record<string, string>> {
  const back = await visit(tamper(await begin(secret)), person);
  return toldBy(await comeBack(back.search));
}

const fetchSession = (handover: string | undefined, secret: string): Promise<Answer> =>
  api.anyone.post('/sessions/sign-on', { handover, secret });

const refusal = ({ status, body }: Answer) => [status, body.code];
const problem = (name: string) => ({ problem: `identity.${name}` });
const REFUSED = [401, 'identity.handover-refused'];

describe('4 single sign-on', () => {
  it('opens a session for the client that began, and says so in the audit trail', async () => {
    const secret = newSecret();
    const { handover } = await travel(secret, { username: USERNAME, secondFactor: true });
    const { status, body } = await fetchSession(handover, secret);
    expect([status, body.officer.username]).toEqual([201, USERNAME]);
    const whoAmI = await api.anyone.get('/sessions/current', { authorization: `Bearer ${body.accessToken}` });
    expect(whoAmI.body.username).toBe(USERNAME);
    const [row] = await api.database.query<{ details: object }>(sql`
      select details from audit.entry where action = 'identity.sign-in' order by id desc limit 1`);
    expect(row?.details).toMatchObject({ method: 'sign-on', secondFactor: true });
  });

  it('keeps nothing that would let somebody in: states and handover codes as hashes only', async () => {
    const secret = newSecret();
    const address = await begin(secret);
    const { handover } = await travel(secret);
    const rows = await api.database.query(sql`
      select s::text as row from identity.sign_on s union all select h::text from identity.handover h`);
    expect(rows.length).toBeGreaterThan(1);
    for (const known of [new URL(address).searchParams.get('state')!, handover!, secret]) {
      expect(JSON.stringify(rows)).not.toContain(known);
    }
  });

  it.each([
    ['no challenge', ''],
    ['a challenge too short', '?challenge=abc'],
  ])('does not begin with %s', async (_what, query) => {
    expect(refusal(await api.anyone.get(`/sign-on${query}`))).toEqual([400, 'request.invalid']);
  });
});

describe('4 the state', () => {
  it('is used up by the first who comes back with it', async () => {
    const { search } = await visit(await begin(newSecret()), { username: USERNAME });
    expect(toldBy(await comeBack(search))).toHaveProperty('handover');
    expect(toldBy(await comeBack(search))).toEqual(problem('sign-on-over'));
  });

  it('of two who come back with it at once lets one through', async () => {
    const { search } = await visit(await begin(newSecret()), { username: USERNAME });
    const told = (await Promise.all([comeBack(search), comeBack(search)])).map(toldBy);
    expect(told.filter(({ handover }) => handover)).toHaveLength(1);
    expect(told).toContainEqual(problem('sign-on-over'));
  });

  it('is demanded, and must be one of ours', async () => {
    const back = await visit(await begin(newSecret()), { username: USERNAME });
    back.searchParams.set('state', newSecret());
    expect(toldBy(await comeBack(back.search))).toEqual(problem('sign-on-over'));
    back.searchParams.append('state', 'another');
    expect(refusal(await comeBack(back.search))).toEqual([400, 'request.invalid']);
    back.searchParams.delete('state');
    expect(refusal(await comeBack(back.search))).toEqual([400, 'request.invalid']);
  });

  it('of one browser does not take the code of another: PKCE and nonce belong to the state', async () => {
    const stolen = await visit(await begin(newSecret()), { username: 'lanhdao.hoaban' });
    const own = await visit(await begin(newSecret()), { username: USERNAME });
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(toldBy(await comeBack(own.search))).toEqual(problem('sign-on-declined'));
  });

  it('is worthless after ten minutes', async () => {
    const { search } = await visit(await begin(newSecret()), { username: USERNAME });
    api.clock.advance({ minutes: 10 });
    expect(toldBy(await comeBack(search))).toEqual(problem('sign-on-over'));
  });
});

describe('4 PKCE', () => {
  it.each([
    ['is taken out of the request', ['code_challenge', 'code_challenge_method']],
    ['is made plain', ['code_challenge_method']],
  ])('does not let the browser in when it %s', async (_how, names) => {
    const without = (address: string) => {
      const url = new URL(address);
      for (const name of names) url.searchParams.delete(name);
      return url.href;
    };
    expect(await travel(newSecret(), undefined, without)).toEqual(problem('sign-on-declined'));
  });
});

describe('4 an ID token', () => {
  it.each<[FaultKind, string]>([
    ['wrong-audience', 'sign-on-untrusted'],
    ['wrong-issuer', 'sign-on-untrusted'],
    ['wrong-nonce', 'sign-on-untrusted'],
    ['expired-token', 'sign-on-untrusted'],
    ['unsigned', 'sign-on-untrusted'],
    ['confused-key', 'sign-on-untrusted'],
    ['foreign-key', 'sign-on-untrusted'],
    ['unknown-subject', 'sign-on-unknown'],
  ])('%s opens nothing, and leaves a trace', async (kind, name) => {
    simulators.faults.set({ target: 'sign-on', kind });
    expect(await travel(newSecret())).toEqual(problem(name));
    const [row] = await api.database.query<{ details: object; outcome: string }>(sql`
      select details, outcome from audit.entry where action = 'identity.sign-on' order by id desc limit 1`);
    expect(row).toMatchObject({ outcome: 'refused', details: { refusal: `identity.${name}` } });
  });
});

describe('4 the handover', () => {
  it('is worth one session', async () => {
    const secret = newSecret();
    const { handover } = await travel(secret);
    const answers = await Promise.all([fetchSession(handover, secret), fetchSession(handover, secret)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(refusal(await fetchSession(handover, secret))).toEqual(REFUSED);
  });

  it('is worth nothing to another client, and nothing to anybody after that', async () => {
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

  it.each([
    ['a code nobody made', { handover: 'x'.repeat(43), secret: 'y'.repeat(43) }, REFUSED],
    ['a code that cannot be one', { handover: "' or true --", secret: 'y'.repeat(43) }, REFUSED],
    ['no secret', { handover: 'x'.repeat(43) }, [400, 'request.invalid']],
    ['a short secret', { handover: 'x'.repeat(43), secret: 'guess' }, [400, 'request.invalid']],
  ])('is refused with %s', async (_what, body, expected) => {
    expect(refusal(await api.anyone.post('/sessions/sign-on', body))).toEqual(expected);
  });
});

describe('4 whose account it is', () => {
  it('is not decided by a user name the provider happens to give', async () => {
    expect(await travel(newSecret(), { username: 'giamsat.tinh' })).toEqual(problem('sign-on-unknown'));
  });

  it('is nobody’s when the account is disabled, before the sign-on or in the middle of it', async () => {
    await link('vanthu.hoaban');
    const secret = newSecret();
    const { handover } = await travel(secret, { username: 'vanthu.hoaban' });
    await api.database.query(sql`
      update identity.account set disabled_at = ${api.clock.now()} where username = 'vanthu.hoaban'`);
    expect(refusal(await fetchSession(handover, secret))).toEqual([401, 'identity.sign-in-failed']);
    expect(await travel(newSecret(), { username: 'vanthu.hoaban' })).toEqual(problem('sign-on-unknown'));
  });

  it('is linked and unlinked by an administrator, one person of a provider to one account', async () => {
    const links = '/administration/accounts/lanhdao.hoaban/external-identities';
    const { status, body } = await link('lanhdao.hoaban');
    expect(status).toBe(201);
    expect(refusal(await link('lanhdao.hoaban', 'another'))).toEqual([
      409,
      'identity.external-identity-taken',
    ]);
    const taken = await link('clerk.nobody', simulators.signOn.subjectOf('lanhdao.hoaban'));
    expect(refusal(taken)).toEqual([404, 'identity.account-unknown']);
    expect((await administrator.get(links)).body.items).toEqual([
      expect.objectContaining({ id: body.id, subject: simulators.signOn.subjectOf('lanhdao.hoaban') }),
    ]);
    expect((await administrator.send('DELETE', `${links}/${body.id}`, undefined, {})).status).toBe(204);
    expect(refusal(await administrator.send('DELETE', `${links}/${body.id}`, undefined, {}))).toEqual([
      404,
      'identity.external-identity-unknown',
    ]);
    expect(await travel(newSecret(), { username: 'lanhdao.hoaban' })).toEqual(problem('sign-on-unknown'));
  });
});

describe('4 a provider', () => {
  it('that goes away while the browser is there is said so', async () => {
    const { search } = await visit(await begin(newSecret()), { username: USERNAME });
    simulators.faults.set({ target: 'sign-on', kind: 'down' });
    expect(toldBy(await comeBack(search))).toEqual(problem('sign-on-unavailable'));
  });

  it('or a person that says no is taken at its word', async () => {
    expect(await travel(newSecret(), 'refuses')).toEqual(problem('sign-on-declined'));
  });
});

describe('4 a system that takes the provider’s user names', () => {
  let byName: TestApi;

  beforeAll(async () => {
    byName = await createTestApi({ ...providerSettings(), SIGN_ON_LINK_BY: 'username' });
  });
  afterAll(() => byName.close());

  const arrive = async (username: string) => {
    const { headers } = await byName.anyone.get(`/sign-on?challenge=${challengeOf(newSecret())}`);
    const { search } = await visit(headers['location']!, { username });
    return toldBy(await byName.anyone.get(`/sign-on/callback${search}`));
  };

  it('says at the start that the provider is away; passwords still open sessions', async () => {
    simulators.faults.set({ target: 'sign-on', kind: 'down' });
    const answer = await byName.anyone.get(`/sign-on?challenge=${challengeOf(newSecret())}`);
    expect(refusal(answer)).toEqual([503, 'identity.sign-on-unavailable']);
    expect((await byName.anyone.post('/sessions', { username: USERNAME, password })).status).toBe(201);
  });

  it('links at the first sign-on, once for two at the same time', async () => {
    const told = await Promise.all([arrive('lanhdao.hoaban'), arrive('lanhdao.hoaban')]);
    expect(told.map((one) => Object.keys(one))).toEqual([['handover'], ['handover']]);
    const [{ links, traces } = {}] = await byName.database.query<{ links: number; traces: number }>(sql`
      select (select count(*)::int from identity.external_identity) as links,
             (select count(*)::int from audit.entry where action = 'identity.external-identity-link') as traces`);
    expect([links, traces]).toEqual([1, 1]);
  });

  it('refuses a name the provider has given to somebody else since, and one nobody has here', async () => {
    await byName.database.query(sql`
      update identity.external_identity set subject = 'who had the name before'`);
    expect(await arrive('lanhdao.hoaban')).toEqual(problem('sign-on-unknown'));
    expect(await arrive('nobody.nowhere')).toEqual(problem('sign-on-unknown'));
  });
});
