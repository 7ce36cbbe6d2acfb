import { createHash, randomBytes } from 'node:crypto';
import { sql } from '#platform/database';
import { type Simulators, startSimulators, visit } from '#simulators';
import { createTestApi, type TestApi } from '../support/test-api.ts';

let simulators: Simulators;
let api: TestApi;

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  await Promise.all([simulators.signOn.provider(), simulators.citizenSignOn.provider()]);
  api = await createTestApi({
    SIGN_ON_ISSUER: simulators.signOn.issuer,
    SIGN_ON_CLIENT_ID: 'mot-cua',
    SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
    SIGN_ON_RETURN_URL: 'https://client.saomai.example/sign-on',
    SIGN_ON_LINK_BY: 'username',
    CITIZEN_SIGN_ON_ISSUER: simulators.citizenSignOn.issuer,
    CITIZEN_SIGN_ON_CLIENT_ID: 'mot-cua',
    CITIZEN_SIGN_ON_CLIENT_SECRET: 'mot-cua-local',
    CITIZEN_SIGN_ON_RETURN_URL: 'https://cong-dan.saomai.example/dang-nhap',
  });
});
afterAll(async () => {
  await api.close();
  await simulators.close();
});

const newSecret = () => randomBytes(32).toString('base64url');
const DOORS = [
  { door: 'sign-on', session: '/sessions/sign-on', username: 'thuly.hoaban' },
  { door: 'citizen-sign-on', session: '/citizen-sessions', username: '099000000041' },
];

/** @returns what the provider sends the browser back with */
async function atProvider(door: string, username: string, secret: string): Promise<string> {
  const challenge = createHash('sha256').update(secret).digest('base64url');
  const { headers } = await api.anyone.get(`/${door}?challenge=${challenge}`);
  return (await visit(headers['location']!, { username })).search;
}

const comeBack = async (door: string, query: string) => {
  const { headers } = await api.anyone.get(`/${door}/callback${query}`);
  return new URLSearchParams(new URL(headers['location']!).hash.slice(1));
};
const traces = async () => {
  const rows = await api.database.query<{ details: object }>(sql`
    select details from audit.entry where subject_type in ('sign-on', 'handover') order by id`);
  return rows.map(({ details }) => details);
};

describe.each(DOORS)('4 the trail of $door', ({ door, session, username }) => {
  it('is filled by nobody with states and codes they make up', async () => {
    const before = await traces();
    for (let n = 0; n < 3; n += 1) {
      const told = await comeBack(door, `?code=abc&state=${newSecret()}`);
      expect(told.get('problem')).toMatch(/sign-on-over$/);
      const { status } = await api.anyone.post(session, { handover: newSecret(), secret: newSecret() });
      expect(status).toBe(401);
    }
    expect(await traces()).toEqual(before);
  });

  it('tells of a state of ours that came back too late', async () => {
    const before = await traces();
    const query = await atProvider(door, username, newSecret());
    api.clock.advance({ minutes: 10 });
    await comeBack(door, query);
    expect((await traces()).slice(before.length)).toEqual([
      { refusal: expect.stringMatching(/sign-on-over$/), because: 'state' },
    ]);
    await comeBack(door, query);
    expect(await traces()).toHaveLength(before.length + 1);
  });

  it('tells in as many words as it keeps what the browser says went wrong', async () => {
    const before = await traces();
    const query = new URLSearchParams(await atProvider(door, username, newSecret()));
    query.delete('code');
    query.set('error', `${'x'.repeat(99)}😀`);
    const told = await comeBack(door, `?${query.toString()}`);
    expect(told.get('problem')).toMatch(/sign-on/);
    expect((await traces()).slice(before.length)).toEqual([
      { refusal: told.get('problem'), because: `${'x'.repeat(99)}\ufffd` },
    ]);
  });

  it('tells of a code of ours in another client’s hands', async () => {
    const before = await traces();
    const told = await comeBack(door, await atProvider(door, username, newSecret()));
    const stolen = { handover: told.get('handover'), secret: newSecret() };
    expect((await api.anyone.post(session, stolen)).status).toBe(401);
    expect((await api.anyone.post(session, stolen)).status).toBe(401);
    expect((await traces()).slice(before.length)).toEqual([{ late: false }]);
  });
});
