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
