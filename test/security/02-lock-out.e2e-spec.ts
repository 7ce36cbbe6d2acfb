import { sql } from '#platform/database';
import { accountId, audited, refusal, tryToSignIn } from '../support/credentials.ts';
import { type Answer, password } from '../support/officer.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
// What one test failed at from its address does not slow the next one down.
beforeEach(() => api.clock.advance({ hours: 2 }));

const FAILED: [number, string] = [401, 'identity.sign-in-failed'];
const TOO_MANY: [number, string] = [429, 'identity.too-many-failures'];

const fail = (username: string, from?: string): Promise<Answer> =>
  tryToSignIn(api, username, { secret: 'wrong', ...(from ? { from } : {}) });

const waitOf = ({ headers }: Answer): number => Number(headers['retry-after']);

/** Fails so many times, each as soon as it may. @returns the waits in between, in seconds */
async function failTimes(username: string, times: number): Promise<number[]> {
  const waits: number[] = [];
  for (let failures = 0; failures < times;) {
    const answer = await fail(username);
    if (answer.status === 401) failures += 1;
    else {
      expect(refusal(answer)).toEqual(TOO_MANY);
      waits.push(waitOf(answer));
      api.clock.advance({ seconds: waitOf(answer) });
    }
  }
  return waits;
}

describe('2. failed sign-ins', () => {
  it('cost nothing three times, then a wait that doubles, then a quarter of an hour each', async () => {
    expect(await failTimes('thuly.hoaban', 12)).toEqual([2, 4, 8, 16, 32, 64, 900, 900]);
  });

  it('keep the right password waiting too, and are forgotten when it comes in time', async () => {
    await failTimes('thuly2.hoaban', 4);
    const refused = await tryToSignIn(api, 'thuly2.hoaban');
    expect([refusal(refused), waitOf(refused)]).toEqual([TOO_MANY, 2]);
    api.clock.advance({ seconds: 1 });
    expect(waitOf(await tryToSignIn(api, 'thuly2.hoaban'))).toBe(1);
    api.clock.advance({ seconds: 1 });
    expect((await tryToSignIn(api, 'thuly2.hoaban')).status).toBe(201);
    expect(await failTimes('thuly2.hoaban', 3)).toEqual([]);
    expect((await tryToSignIn(api, 'thuly2.hoaban')).status).toBe(201);
  });

  it('are forgotten after a day without one', async () => {
    await failTimes('thuly.taichinh', 10);
    api.clock.advance({ days: 1, seconds: 1 });
    expect(await failTimes('thuly.taichinh', 3)).toEqual([]);
  });

  it('keep nobody waiting for a time that a clock put back had shown', async () => {
    await failTimes('truongphong.hoaban', 10);
    api.clock.advance({ days: -30 });
    expect((await tryToSignIn(api, 'truongphong.hoaban')).status).toBe(201);
    api.clock.advance({ days: 30 });
  });

  it('of a name nobody has are answered word for word as those of an account', async () => {
    const told = async (username: string) => {
      const seen: unknown[] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        const { status, headers, body } = await fail(username);
        const { correlationId: _id, ...rest } = body;
        seen.push([status, headers['retry-after'], rest]);
        if (status === 429) api.clock.advance({ seconds: waitOf({ status, headers, body }) });
      }
      return seen;
    };
    expect(await told('nobody.nowhere')).toEqual(await told('vanthu.hoaban'));
  });

  it('at the same instant do not slip through side by side', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fail('vanthu.taichinh')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(16);
  });

  it('are audited, and the lock with them; what was typed for a name is kept nowhere', async () => {
    await failTimes('thuly2.taichinh', 10);
    const entries = await audited(api, 'thuly2.taichinh');
    expect(entries.filter(({ action }) => action === 'identity.sign-in-failed')).toHaveLength(10);
    expect(entries.filter(({ action }) => action === 'identity.lock')).toHaveLength(1);
    await fail('hunter2-typed-into-the-wrong-field');
    const rows = await api.database.query(sql`
      select f::text as row from identity.failed_attempt f union all select e::text from audit.entry e`);
    expect(rows.length).toBeGreaterThan(10);
    expect(JSON.stringify(rows)).not.toContain('hunter2');
  });

  it('are forgotten by an administrator’s word, with a reason', async () => {
    await failTimes('cutru.hoaban', 10);
    expect(refusal(await tryToSignIn(api, 'cutru.hoaban'))).toEqual(TOO_MANY);
    const administrator = await api.signIn('quantri.tinh');
    const locked = await administrator.get('/administration/accounts?name=cutru.hoaban');
    expect(locked.body.items).toMatchObject([{ lockedUntil: expect.stringContaining('+07:00') }]);
    const id = await accountId(api, 'cutru.hoaban');
    const reason = 'Cán bộ gõ nhầm, đã gọi điện xác nhận';
    expect((await administrator.post(`/administration/accounts/${id}/unlocking`, { reason })).status).toBe(
      204,
    );
    expect((await tryToSignIn(api, 'cutru.hoaban')).status).toBe(201);
    expect(await audited(api, 'cutru.hoaban')).toContainEqual(
      expect.objectContaining({
        actor: 'quantri.tinh',
        action: 'identity.unlock',
        details: expect.objectContaining({ reason }),
      }),
    );
  });
});

describe('2. an address', () => {
  const failures = (subject: string, count: number) =>
    api.database.query(sql`
      insert into identity.failed_attempt (kind, subject, failures, last_at, next_at)
      values ('address', ${subject}, ${count}, ${api.clock.now()}, ${api.clock.now()})`);

  it('with fifty failures behind it waits, whatever name it tries next; others do not', async () => {
    await failures('203.0.113.7', 50);
    expect(refusal(await fail('name.one', '203.0.113.7'))).toEqual(FAILED);
    const answer = await tryToSignIn(api, 'truongca.hoaban', { from: '203.0.113.7' });
    expect([refusal(answer), waitOf(answer)]).toEqual([TOO_MANY, 2]);
    expect((await tryToSignIn(api, 'truongca.hoaban', { from: '203.0.113.8' })).status).toBe(201);
  });

  it('is not cleared by whoever has one account of their own', async () => {
    await failures('203.0.113.9', 50);
    expect((await tryToSignIn(api, 'truongca.hoaban', { from: '203.0.113.9' })).status).toBe(201);
    expect(refusal(await fail('name.two', '203.0.113.9'))).toEqual(FAILED);
    expect(refusal(await fail('name.three', '203.0.113.9'))).toEqual(TOO_MANY);
  });

  it('of IPv6 counts with its whole network, one of IPv4 by itself however it is written', async () => {
    await failures('2001:db8:7:7::/64', 59);
    expect(refusal(await fail('name.four', '2001:db8:7:7:1::1'))).toEqual(FAILED);
    expect(waitOf(await fail('name.five', '2001:db8:7:7:ffff::2'))).toBe(300);
    expect(refusal(await fail('name.six', '2001:db8:7:8::1'))).toEqual(FAILED);
    await failures('198.51.100.4', 59);
    expect(refusal(await fail('name.seven', '::ffff:198.51.100.4'))).toEqual(FAILED);
    expect(refusal(await fail('name.eight', '198.51.100.4'))).toEqual(TOO_MANY);
  });
});

describe('2. a password tried from within a session', () => {
  it('is counted as one tried at the door', async () => {
    const officer = await api.signIn('tiepnhan.hoaban');
    const wrong = () =>
      officer.post('/account/password', { present: 'wrong', wanted: 'mười hai con giáp vàng' });
    for (let tries = 0; tries < 4; tries += 1) {
      expect(refusal(await wrong())).toEqual([403, 'identity.present-password-wrong']);
    }
    expect(refusal(await wrong())).toEqual(TOO_MANY);
    expect(refusal(await tryToSignIn(api, 'tiepnhan.hoaban', { secret: password }))).toEqual(TOO_MANY);
  });
});
