import type { FaultRequest } from '#simulators';
import { adaptersTo, platformSettings, reachedPlatform } from '../../spec/reached-platform.ts';

const query = {
  ...{ owner: '001090000001', officerName: 'Trần Thị Tiếp Nhận', procedure: '1.001193' },
  results: ['KQ.G15.000031'],
};
const nobody = {
  ...{ fullName: 'Nguyễn Văn Ví Dụ', identityNumber: '001090000001', yearOfBirth: undefined },
  ...{ procedure: '1.001193', officer: 'tiepnhan.hoaban' },
};

describe('access to the shared platform', () => {
  let platform: Awaited<ReturnType<typeof reachedPlatform>>;
  const logIns = () => platform.simulators.sharedPlatform.calls('token').length;
  const failing = (fault: Omit<FaultRequest, 'target'>) =>
    platform.simulators.faults.set({ target: 'shared-platform', ...fault });

  beforeEach(async () => {
    platform = await reachedPlatform();
  });
  afterEach(() => platform.simulators.close());

  it('logs in once, however many ask at the same time, and again shortly before the token ends', async () => {
    const { store, population, clock } = platform;
    const all = await Promise.all([store.papers(query), population.check(nobody), store.papers(query)]);
    expect(all.map(({ kind }) => kind)).toEqual(['papers', 'differs', 'papers']);
    expect(logIns()).toBe(1);
    clock.advance({ minutes: 58 });
    await store.papers(query);
    expect(logIns()).toBe(1);
    clock.advance({ minutes: 1, seconds: 1 });
    await store.papers(query);
    expect(logIns()).toBe(2);
  });

  it('renews a token that was ended there, once within the call', async () => {
    await platform.store.papers(query);
    platform.simulators.sharedPlatform.revokeTokens();
    expect(await platform.store.papers(query)).toEqual({ kind: 'papers', papers: [] });
    expect(logIns()).toBe(2);
  });

  it('asks nothing when it is not let in, and does not keep that', async () => {
    failing({ kind: 'reject', service: 'token' });
    expect(await platform.store.papers(query)).toEqual({ kind: 'unavailable', reason: 'HTTP 401' });
    expect(platform.simulators.sharedPlatform.calls('papers')).toEqual([]);
    expect(await platform.store.papers(query)).toMatchObject({ kind: 'papers' });
  });

  it('is refused with a wrong secret', async () => {
    const settings = platformSettings(platform.simulators.url);
    const { population } = adaptersTo({ ...settings, SHARED_PLATFORM_SECRET: 'another' });
    expect(await population.check(nobody)).toEqual({ kind: 'unavailable', reason: 'HTTP 401' });
  });

  it.each<[string, Omit<FaultRequest, 'target'>, object]>([
    [
      'throttled',
      { kind: 'refuse', status: 429, afterMs: 7000 },
      { reason: 'HTTP 429', retryAfterSeconds: 7 },
    ],
    ['overloaded', { kind: 'refuse', bare: true }, { reason: 'HTTP 503' }],
    ['broken behind', { kind: 'refuse', status: 502, bare: true }, { reason: 'HTTP 502' }],
    ['silent', { kind: 'hold' }, { reason: 'no answer in time' }],
    ['cut', { kind: 'drop-before' }, { reason: 'UND_ERR_SOCKET' }],
    ['cut after its work', { kind: 'lose-answer' }, { reason: 'UND_ERR_SOCKET' }],
    ['a page of some proxy', { kind: 'break-schema' }, { reason: 'the answer is not one of the store' }],
  ])('says what it is when the platform is %s', async (_, fault, told) => {
    await platform.population.check(nobody);
    failing({ ...fault, service: 'papers' });
    expect(await platform.store.papers(query)).toEqual({ kind: 'unavailable', ...told });
  });

  it('says so when the log-in is answered with something else, or not at all', async () => {
    failing({ kind: 'break-schema', service: 'token' });
    const reason = 'the answer is not one of /token';
    expect(await platform.store.papers(query)).toEqual({ kind: 'unavailable', reason });
    failing({ kind: 'hold', service: 'token' });
    expect(await platform.store.papers(query)).toMatchObject({ reason: 'no answer in time' });
  });

  it('speaks to nobody who is not who the certificate says, and to nobody who is not there', async () => {
    const { url } = platform.simulators;
    const secure = adaptersTo({ ...platformSettings(url.replace('http:', 'https:')) });
    expect(await secure.store.papers(query)).toMatchObject({ kind: 'unavailable' });
    const away = adaptersTo(platformSettings('http://127.0.0.1:9'));
    expect(await away.store.papers(query)).toMatchObject({ kind: 'unavailable' });
    expect(platform.simulators.sharedPlatform.calls()).toEqual([]);
  });
});
