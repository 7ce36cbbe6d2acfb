import { type Simulators, startSimulators } from '../simulators.ts';

describe('the fault script', () => {
  let simulators: Simulators;

  const request = async (method: string, path: string, body?: object) => {
    const response = await fetch(simulators.url + path, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      body: response.status === 204 ? null : await response.json(),
    };
  };

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  it('arms, lists and lifts faults', async () => {
    const armed = { target: 'portal', kind: 'slow', afterMs: 5, service: 'TraCuuHoSo' };
    expect(await request('POST', '/faults', armed)).toEqual({
      status: 201,
      body: { id: 1, ...armed, times: 1, struck: 0, remaining: 1, holding: 0 },
    });
    await request('POST', '/faults', { target: 'sms', kind: 'down' });
    expect((await request('GET', '/faults')).body).toMatchObject([{ id: 1 }, { id: 2, remaining: null }]);
    expect((await request('DELETE', '/faults?target=sms')).status).toBe(204);
    expect((await request('GET', '/faults')).body).toMatchObject([{ id: 1 }]);
    await request('DELETE', '/faults');
    expect((await request('GET', '/faults')).body).toEqual([]);
  });

  it('no longer lists a fault that has struck as often as told', () => {
    simulators.faults.set({ target: 'sms', kind: 'refuse', times: 2 });
    simulators.faults.take({ target: 'sms' });
    expect(simulators.faults.list()).toMatchObject([{ struck: 1, remaining: 1 }]);
    simulators.faults.take({ target: 'sms' });
    expect(simulators.faults.list()).toEqual([]);
    expect(simulators.faults.take({ target: 'sms' })).toBeUndefined();
  });

  describe('by share and by turns', () => {
    const struck = (fault: object, calls = 400) => {
      simulators.faults.set({ target: 'portal', kind: 'refuse', ...fault });
      const hits = Array.from({ length: calls }, (_, call) =>
        simulators.faults.take({ target: 'portal' }) ? call + 1 : 0,
      );
      simulators.faults.clear();
      return hits.filter((call) => call > 0);
    };

    it('strikes about that part of the calls, the same ones for the same seed', () => {
      const hits = struck({ share: 0.1, seed: 7 });
      expect(hits.length).toBeGreaterThan(20);
      expect(hits.length).toBeLessThan(60);
      expect(struck({ share: 0.1, seed: 7 })).toEqual(hits);
      expect(struck({ share: 0.1, seed: 8 })).not.toEqual(hits);
    });

    it('strikes each so-manieth call until lifted, or as often as told', () => {
      expect(struck({ every: 100 })).toEqual([100, 200, 300, 400]);
      expect(struck({ every: 100, times: 2 })).toEqual([100, 200]);
    });

    it('leaves what it spares to the next', () => {
      simulators.faults.set({ target: 'portal', kind: 'refuse', every: 2 });
      simulators.faults.set({ target: 'portal', kind: 'reject', times: 0 });
      const kinds = [1, 2, 3, 4].map(() => simulators.faults.take({ target: 'portal' })?.settings.kind);
      expect(kinds).toEqual(['reject', 'refuse', 'reject', 'refuse']);
    });
  });

  it.each([
    ['a share beyond all', { target: 'portal', kind: 'refuse', share: 1.5 }],
    ['chance and turns at once', { target: 'portal', kind: 'refuse', share: 0.5, every: 2 }],
    ['a part of a list where there are none', { target: 'sms', kind: 'store-some' }],
    ['an unknown target', { target: 'bank', kind: 'down' }],
    ['an unknown kind', { target: 'sms', kind: 'sulk' }],
    ['slowness of no length', { target: 'sms', kind: 'slow' }],
    ['the session of a gateway that has none', { target: 'sms', kind: 'expire-session' }],
    ['a misspelt field', { target: 'sms', kind: 'refuse', time: 2 }],
    ['a number of times below zero', { target: 'sms', kind: 'refuse', times: -1 }],
  ])('refuses %s', async (_what, body) => {
    expect(await request('POST', '/faults', body)).toMatchObject({
      status: 400,
      body: {
        code: 'simulators.malformed-request',
        messages: { vi: expect.any(String), en: expect.any(String) },
      },
    });
    expect(simulators.faults.list()).toEqual([]);
  });
});
