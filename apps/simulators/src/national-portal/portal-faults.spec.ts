import { PortalClient } from '../testing/portal-client.ts';
import { dossier, dossierCode, progressRow } from '../testing/samples.ts';
import { until } from '../testing/until.ts';
import type { FaultRequest } from '../faults/fault.ts';
import { type Simulators, startSimulators } from '../simulators.ts';

describe('a misbehaving national portal', () => {
  let simulators: Simulators;
  let client: PortalClient;

  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'portal', ...fault });
  const holding = () => simulators.faults.list().reduce((calls, fault) => calls + fault.holding, 0);
  const lastRequest = () => simulators.portal.requests().at(-1);

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    client = new PortalClient(simulators.url);
    await client.logIn();
  });
  afterEach(() => simulators.close());

  it('answers slowly', async () => {
    misbehave({ kind: 'slow', afterMs: 40 });
    const startedAt = performance.now();
    expect(await client.insert(dossier())).toMatchObject({ error_code: 0 });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
  });

  it('finishes slow work for a client that has gone', async () => {
    misbehave({ kind: 'slow', afterMs: 60_000 });
    const gone = new AbortController();
    const call = client.call('DongBoHoSoMC', { isUpdating: 'False', data: [dossier()] }, gone.signal);
    await until(() => holding() === 1);
    gone.abort();
    await expect(call).rejects.toThrow('aborted');
    expect(simulators.portal.dossiers()).toEqual([]);
    simulators.faults.clear();
    await until(() => simulators.portal.dossiers().length === 1);
  });

  it('holds a call until the fault is cleared', async () => {
    misbehave({ kind: 'hold' });
    const call = client.insert(dossier());
    await until(() => holding() === 1);
    expect(simulators.portal.dossiers()).toEqual([]);
    simulators.faults.clear();
    expect(await call).toMatchObject({ error_code: 0 });
  });

  it('forgets a held call whose client has gone', async () => {
    misbehave({ kind: 'hold' });
    const gone = new AbortController();
    const call = client.call('DongBoHoSoMC', { isUpdating: 'False', data: [dossier()] }, gone.signal);
    await until(() => holding() === 1);
    gone.abort();
    await expect(call).rejects.toThrow('aborted');
    await until(() => holding() === 0);
    expect(simulators.portal.dossiers()).toEqual([]);
    expect(lastRequest()).toMatchObject({ answer: null, fault: 'hold' });
  });

  it('refuses for the time being with 503 and Retry-After', async () => {
    misbehave({ kind: 'refuse', afterMs: 2500 });
    const response = await client.request('DongBoHoSoMC', { isUpdating: 'False', data: [dossier()] });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3']);
    expect(lastRequest()).toMatchObject({ answer: null, fault: 'refuse', stored: [] });
    expect(await client.insert(dossier())).toMatchObject({ error_code: 0 });
  });

  it('refuses with the status it is told', async () => {
    misbehave({ kind: 'refuse', status: 429 });
    expect((await client.request('TraCuuHoSo')).status).toBe(429);
  });

  it('refuses for good in its own words', async () => {
    misbehave({ kind: 'reject', message: 'Thủ tục chưa được ánh xạ' });
    expect(await client.insert(dossier())).toEqual({
      error_code: '-1',
      message: 'Thủ tục chưa được ánh xạ',
      result: [],
    });
    expect(simulators.portal.dossiers()).toEqual([]);
  });

  it('drops the connection without doing the work', async () => {
    misbehave({ kind: 'drop-before' });
    await expect(client.insert(dossier())).rejects.toThrow('fetch failed');
    expect(simulators.portal.dossiers()).toEqual([]);
    expect(lastRequest()).toMatchObject({ answer: null, fault: 'drop-before' });
  });

  it('does the work and loses the answer', async () => {
    misbehave({ kind: 'lose-answer' });
    await expect(client.insert(dossier())).rejects.toThrow('fetch failed');
    expect((await client.insert(dossier())).message).toContain('đã tồn tại');
  });

  it('does the work twice', async () => {
    await client.insert(dossier());
    misbehave({ kind: 'duplicate', service: 'CapNhatTienDoHoSoMC' });
    await client.progress(progressRow());
    expect(simulators.portal.dossier(dossierCode)?.progress.map((row) => row.duplicate)).toEqual([
      false,
      true,
    ]);
  });

  it('answers that all is well and forgets', async () => {
    misbehave({ kind: 'forget' });
    expect(await client.insert(dossier())).toMatchObject({ error_code: 0 });
    expect((await client.lookUp(dossierCode)).result).toEqual([]);
  });

  describe('in the middle of a list', () => {
    const codes = [1, 2, 3, 4, 5].map((number) => `H99.41.01-261121-000${number}`);
    const list = codes.map((MaHoSo) => dossier({ MaHoSo }));
    const rows = codes.map((MaHoSo) => progressRow({ MaHoSo }));
    const held = () => simulators.portal.dossiers().map(({ code }) => code);

    it('stores some elements and refuses the others, each in its row', async () => {
      misbehave({ kind: 'refuse-some', first: 3, code: '-9', message: 'Hệ thống đang bận' });
      const answer = await client.insert(...list);
      expect(answer).toMatchObject({ error_code: '-9', message: 'Hệ thống đang bận' });
      expect(answer.result.map((row) => row.error_code)).toEqual(['0', '0', '0', '-9', '-9']);
      expect(held()).toEqual(codes.slice(0, 3));
      expect(lastRequest()).toMatchObject({ stored: [0, 1, 2], fault: 'refuse-some' });
    });

    it('stores half of it and refuses it as a whole, without a word of what was stored', async () => {
      await client.insert(...list);
      misbehave({ kind: 'store-some', service: 'CapNhatTienDoHoSoMC' });
      expect(await client.progress(...rows)).toEqual({
        error_code: '-1',
        message: 'Cổng Dịch vụ công Quốc gia từ chối dữ liệu',
        result: [],
      });
      const progress = simulators.portal.dossiers().map((one) => one.progress.length);
      expect(progress).toEqual([1, 1, 0, 0, 0]);
    });

    it('stores all of it and refuses it all the same', async () => {
      misbehave({ kind: 'store-some', first: 5 });
      expect(await client.insert(...list)).toMatchObject({ error_code: '-1', result: [] });
      expect(held()).toEqual(codes);
    });

    it('ends the session when some of it is stored', async () => {
      misbehave({ kind: 'expire-session', first: 2 });
      expect(await client.insert(...list)).toMatchObject({ error_code: '-2', result: [] });
      expect(held()).toEqual(codes.slice(0, 2));
      expect(await client.insert(...list)).toMatchObject({ error_code: '-2' });
      expect(held()).toEqual(codes.slice(0, 2));
    });

    it('takes ten at a time', async () => {
      const many = Array.from({ length: 11 }, (_, number) =>
        dossier({ MaHoSo: `H99.41.01-261121-${String(number).padStart(4, '0')}` }),
      );
      expect(await client.insert(...many)).toMatchObject({ error_code: '-1', result: [] });
      expect(await client.insert(...many.slice(1))).toMatchObject({ error_code: 0 });
    });
  });

  it('does the work and sends half of the JSON', async () => {
    misbehave({ kind: 'cut-answer' });
    const response = await client.request('DongBoHoSoMC', { isUpdating: 'False', data: [dossier()] });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
    expect(simulators.portal.dossiers()).toHaveLength(1);
  });

  it('tells error codes as numbers', async () => {
    misbehave({ kind: 'number-codes', times: 2 });
    const bad = dossier({ TrangThaiHoSo: '11' });
    expect(await client.insert(bad)).toMatchObject({ error_code: -1, result: [{ error_code: -1 }] });
    expect(await client.insert(dossier())).toMatchObject({ error_code: 0, result: [{ error_code: 0 }] });
  });

  it('limits the rate with and without saying for how long, and in its own words', async () => {
    misbehave({ kind: 'refuse', status: 429, bare: true });
    const bare = await client.request('TraCuuHoSo');
    expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
    misbehave({ kind: 'reject', code: '429', message: 'Vượt quá số lượng yêu cầu cho phép' });
    expect(await client.lookUp(dossierCode)).toMatchObject({ error_code: '429' });
  });

  it('expires the session of one call', async () => {
    misbehave({ kind: 'expire-session' });
    expect(await client.insert(dossier())).toMatchObject({ error_code: '-2' });
    expect(await client.insert(dossier())).toMatchObject({ error_code: '-2' });
    await client.logIn();
    expect(await client.insert(dossier())).toMatchObject({ error_code: 0 });
  });

  it('answers with a page instead of JSON', async () => {
    misbehave({ kind: 'break-schema' });
    const response = await client.request('DongBoHoSoMC', { isUpdating: 'False', data: [dossier()] });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<html>');
    expect(simulators.portal.dossiers()).toEqual([]);
  });

  it('is down until cleared, its own pages staying up', async () => {
    misbehave({ kind: 'down' });
    await expect(client.logIn()).rejects.toThrow('fetch failed');
    await expect(client.insert(dossier())).rejects.toThrow('fetch failed');
    expect((await fetch(`${simulators.url}/portal`)).status).toBe(200);
    simulators.faults.clear('portal');
    expect(await client.insert(dossier())).toMatchObject({ error_code: 0 });
  });

  it('spares log-in from faults of the work that do not name it', async () => {
    misbehave({ kind: 'reject' });
    expect(await client.logIn()).toMatchObject({ error_code: 0 });
    expect(await client.insert(dossier())).toMatchObject({ error_code: '-1' });
    misbehave({ kind: 'reject', service: 'login' });
    expect(await client.logIn()).toMatchObject({ error_code: '-1' });
  });

  it('strikes only the named service, as often as told, in the order set', async () => {
    misbehave({ kind: 'refuse', service: 'CapNhatTienDoHoSoMC', times: 2 });
    misbehave({ kind: 'reject', service: 'CapNhatTienDoHoSoMC' });
    await client.insert(dossier());
    const send = async () => (await client.request('CapNhatTienDoHoSoMC', { data: [progressRow()] })).text();
    expect([await send(), await send()]).toEqual([
      expect.stringContaining('<html>'),
      expect.stringContaining('<html>'),
    ]);
    expect(await send()).toContain('"error_code":"-1"');
    expect(await send()).toContain('Thành công');
  });

  it('keeps striking until cleared when times is 0', async () => {
    misbehave({ kind: 'refuse', times: 0 });
    const statuses = [await client.request('TraCuuHoSo'), await client.request('TraCuuHoSo')].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([503, 503]);
    simulators.faults.clear();
    expect((await client.request('TraCuuHoSo')).status).toBe(200);
  });

  it('lets the simulators close while it holds a call', async () => {
    misbehave({ kind: 'hold' });
    const call = client.insert(dossier()).catch(() => 'gone');
    await until(() => holding() === 1);
    await simulators.close();
    expect(await call).toBe('gone');
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
});
