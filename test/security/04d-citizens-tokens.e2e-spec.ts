import { sql } from '#platform/database';
import { bearer, citizenSessionOf } from '../support/citizens.ts';
import type { Answer } from '../support/officer.ts';
import { sessionOf } from '../support/posts.ts';
import { serviceKeyOf } from '../support/service-keys.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

const OFFICER = 'thuly.hoaban';
const OVER = [401, 'identity.citizen-session-over'];

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const signOn = () => citizenSessionOf(api, '099000000041');
const mine = (token: string) => api.anyone.get('/tracking/mine', bearer(token));
const signOut = (token: string) =>
  api.anyone.send('DELETE', '/citizen-sessions/current', undefined, bearer(token));
const refusal = ({ status, body }: Answer) => [status, body.code];

describe('4 a citizen’s token', () => {
  it.each(['/sessions/current', '/dossiers', '/tasks', '/metrics', '/administration/accounts'])(
    'opens nothing of officers: %s',
    async (path) => {
      const token = await signOn();
      expect(refusal(await api.anyone.get(path, bearer(token)))).toEqual([403, 'identity.not-for-citizens']);
    },
  );

  it('is refused there, and the refusal is traced to the session', async () => {
    expect((await api.anyone.get('/dossiers', bearer(await signOn()))).status).toBe(403);
    const [trace] = await api.database.query<{ actor: string }>(sql`
      select actor from audit.entry where action = 'access.refuse' order by id desc limit 1`);
    expect(trace?.actor).toMatch(/^citizen:[\da-f-]{36}$/);
  });

  it('is no refresh token', async () => {
    const token = await signOn();
    expect((await api.anyone.post('/sessions/refresh', { refreshToken: token })).status).toBe(401);
    expect((await mine(token)).status).toBe(200);
  });

  it.each([
    ['of another kind', `mcc_${'x'.repeat(43)}`, OVER],
    ['without its beginning', 'x'.repeat(43), [401, 'identity.sign-in-required']],
    ['cut short', 'mcc_x', [401, 'identity.sign-in-required']],
  ])('%s opens nothing', async (_what, token, expected) => {
    expect(refusal(await mine(token))).toEqual(expected);
  });

  it('is what citizens’ endpoints take alone: neither an officer’s session nor a service’s key', async () => {
    const officer = await sessionOf(api, OFFICER);
    const service = await serviceKeyOf(api, 'H99.41');
    for (const token of [officer, service]) {
      expect(refusal(await mine(token))).toEqual([403, 'identity.citizens-only']);
      expect(refusal(await signOut(token))).toEqual([403, 'identity.citizens-only']);
    }
    expect(refusal(await api.anyone.get('/tracking/mine'))).toEqual([401, 'identity.sign-in-required']);
  });
});
