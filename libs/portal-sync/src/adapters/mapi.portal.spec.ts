import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { KeptExchanges } from '../../spec/kept-exchanges.ts';
import { change, procedure, snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from '../payload/dossier-item.ts';
import { progressItem } from '../payload/progress-item.ts';
import { MapiClient } from './mapi-client.ts';
import { MapiPortal } from './mapi.portal.ts';
import { MapiSessions } from './mapi-sessions.ts';
import { MapiTransport } from './mapi-transport.ts';

const dossier = dossierItem(snapshot(), surroundings());
const progress = progressItem(snapshot(), surroundings());
const { username, password, agency, dstcode } = demoAccounts.portal;

const connect = (settings: Record<string, string>): MapiPortal => {
  const config = testConfig({
    PORTAL_USERNAME: username,
    PORTAL_PASSWORD: password,
    PORTAL_AGENCY: agency,
    PORTAL_DSTCODE: dstcode,
    ...settings,
  });
  const transport = new MapiTransport(config);
  return new MapiPortal(
    new MapiClient(transport, new MapiSessions(transport, config), new KeptExchanges(), config),
  );
};

describe('the mapi adapter', () => {
  let simulators: Simulators;
  let portal: MapiPortal;

  const deadline = () => AbortSignal.timeout(10_000);
  const insert = () => portal.synchronise(dossier, 'insert', deadline());
  const update = () => portal.synchronise(dossier, 'update', deadline());
  const record = () => portal.recordProgress(progress, deadline());
  const lookUp = () => portal.lookUp(dossier.MaHoSo, deadline());
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'portal', ...fault });
  const requestsOf = (service: string) =>
    simulators.portal.requests().filter((request) => request.service === service);
  const addressOf = (url: string) => `${url}/XrdAdapter/RestService/forward`;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    portal = connect({ PORTAL_URL: addressOf(simulators.url) });
  });
  afterEach(() => simulators.close());

  it('stores a dossier and its progress, and finds both again', async () => {
    expect(await insert()).toEqual({ kind: 'accepted' });
    expect(await record()).toEqual({ kind: 'accepted' });
    const { MaHoSo: _code, TrangThaiHoSo: status, ...fields } = dossier;
    expect(await lookUp()).toEqual({
      kind: 'found',
      held: {
        ...{ status, fields },
        progress: [
          { status: '2', at: '20260304083000', officer: progress.NguoiXuLy, wording: 'Tiếp nhận hồ sơ' },
        ],
      },
    });
    expect(simulators.portal.dossier(dossier.MaHoSo)?.item).toEqual(dossier);
  });

  it('writes over the dossier held', async () => {
    await insert();
    expect(await portal.synchronise({ ...dossier, TrangThaiHoSo: '4' }, 'update', deadline())).toEqual({
      kind: 'accepted',
    });
    expect(simulators.portal.dossier(dossier.MaHoSo)?.status).toBe('4');
  });

  it('takes 0, "0" and "00" for success', async () => {
    const outcomes = [await insert(), await update(), await record()];
    expect(outcomes).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }, { kind: 'accepted' }]);
    const codes = simulators.portal.requests().map(({ answer }) => answer?.['error_code']);
    expect(codes).toEqual([0, 0, '0', '00']);
  });

  it('finds nothing of a dossier the portal does not hold', async () => {
    expect(await lookUp()).toEqual({ kind: 'found', held: null });
  });

  it('tells which books differ when the portal holds the dossier already or not yet', async () => {
    expect(await update()).toMatchObject({ kind: 'rejected', because: 'not-held' });
    expect(await record()).toMatchObject({ kind: 'rejected', because: 'not-held' });
    await insert();
    expect(await insert()).toMatchObject({ kind: 'rejected', because: 'already-held' });
  });

  it('hands on why the portal refuses, in its own words', async () => {
    misbehave({ kind: 'reject', message: 'Thủ tục 1.001193 không tồn tại' });
    expect(await update()).toEqual({
      kind: 'rejected',
      message: 'Thủ tục 1.001193 không tồn tại',
      because: 'other',
    });
  });

  it('takes a refused look-up for a refusal', async () => {
    misbehave({ kind: 'reject', message: 'Đơn vị chưa được cấp quyền' });
    expect(await lookUp()).toMatchObject({ kind: 'rejected', because: 'other' });
  });

  it.each([503, 429] as const)('takes HTTP %i for unavailable, for as long as it says', async (status) => {
    misbehave({ kind: 'refuse', status, afterMs: 7000, service: 'DongBoHoSoMC' });
    expect(await insert()).toEqual({
      kind: 'unavailable',
      reason: `Cổng trả lời HTTP ${status}`,
      retryAfterSeconds: 7,
    });
  });

  it('leaves the wait to the queue when the portal names none', async () => {
    misbehave({ kind: 'refuse', afterMs: 0, service: 'DongBoHoSoMC' });
    expect(await insert()).toEqual({ kind: 'unavailable', reason: 'Cổng trả lời HTTP 503' });
  });

  it.each([
    [500, false],
    [502, false],
    [504, true],
  ] as const)('takes HTTP %i for uncertain', async (status, stillWorking) => {
    misbehave({ kind: 'refuse', status, service: 'DongBoHoSoMC' });
    const reason = `Cổng trả lời HTTP ${status}`;
    expect(await insert()).toEqual({ kind: 'uncertain', reason, stillWorking });
  });

  it('gives up at the deadline, with the portal perhaps still at work', async () => {
    await lookUp();
    misbehave({ kind: 'slow', afterMs: 60_000, service: 'DongBoHoSoMC' });
    const outcome = await portal.synchronise(dossier, 'insert', AbortSignal.timeout(200));
    expect(outcome).toMatchObject({ kind: 'uncertain', stillWorking: true });
  });

  it('is uncertain when the work was done and the answer lost', async () => {
    misbehave({ kind: 'lose-answer' });
    expect(await insert()).toMatchObject({ kind: 'uncertain', stillWorking: false });
    expect(await lookUp()).toMatchObject({ kind: 'found', held: { progress: [] } });
  });

  it('is as uncertain when nothing was done, because nobody can tell', async () => {
    misbehave({ kind: 'drop-before', service: 'DongBoHoSoMC' });
    expect(await insert()).toMatchObject({ kind: 'uncertain', stillWorking: false });
    expect(await lookUp()).toEqual({ kind: 'found', held: null });
  });

  it('is uncertain about a page of some proxy', async () => {
    misbehave({ kind: 'break-schema', service: 'DongBoHoSoMC' });
    expect(await insert()).toEqual({
      kind: 'uncertain',
      reason: 'Cổng trả lời không đúng giao thức',
      stillWorking: false,
    });
  });

  it('never calls a failed question uncertain: asking does nothing', async () => {
    await insert();
    misbehave({ kind: 'lose-answer' });
    expect(await lookUp()).toMatchObject({ kind: 'unavailable' });
    misbehave({ kind: 'break-schema' });
    expect(await lookUp()).toMatchObject({ kind: 'unavailable' });
  });

  it('knows that a refused connection has carried nothing', async () => {
    const { url } = simulators;
    await simulators.close();
    portal = connect({ PORTAL_URL: addressOf(url) });
    expect(await insert()).toEqual({
      kind: 'unavailable',
      reason: 'Không kết nối được tới Cổng (ECONNREFUSED)',
    });
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });

  it('does not follow a wrong address', async () => {
    portal = connect({ PORTAL_URL: `${simulators.url}/nowhere` });
    expect(await insert()).toEqual({ kind: 'unavailable', reason: 'Cổng trả lời HTTP 404' });
  });

  describe('keeping a session', () => {
    it('logs in once for any number of calls at the same time', async () => {
      await Promise.all([lookUp(), lookUp(), lookUp(), lookUp()]);
      await lookUp();
      expect(requestsOf('login')).toHaveLength(1);
      expect(requestsOf('TraCuuHoSo')).toHaveLength(5);
    });

    it('logs in again once and repeats the call when the session has expired', async () => {
      await lookUp();
      misbehave({ kind: 'expire-session' });
      expect(await insert()).toEqual({ kind: 'accepted' });
      expect(requestsOf('login')).toHaveLength(2);
      expect(requestsOf('DongBoHoSoMC')).toHaveLength(2);
    });

    it('logs in again once for all calls whose session has expired', async () => {
      await lookUp();
      misbehave({ kind: 'expire-session' });
      await Promise.all([lookUp(), lookUp(), lookUp()]);
      expect(requestsOf('login')).toHaveLength(2);
    });

    it('gives up for now on a portal that forgets every session', async () => {
      misbehave({ kind: 'expire-session', times: 2 });
      expect(await insert()).toEqual({
        kind: 'unavailable',
        reason: 'Cổng không giữ phiên làm việc vừa cấp',
      });
      expect(await insert()).toEqual({ kind: 'accepted' });
    });

    it('waits for someone to mend a wrong password, and sends no dossier meanwhile', async () => {
      portal = connect({ PORTAL_URL: addressOf(simulators.url), PORTAL_PASSWORD: 'sai' });
      expect(await insert()).toEqual({
        kind: 'unavailable',
        reason: 'Cổng từ chối đăng nhập: Sai tên đăng nhập hoặc mật khẩu',
      });
      expect(requestsOf('DongBoHoSoMC')).toEqual([]);
    });

    it.each(['refuse', 'drop-before', 'break-schema', 'reject'] as const)(
      'tries a log-in afresh after one that failed: %s',
      async (kind) => {
        misbehave({ kind, service: 'login' });
        expect(await insert()).toMatchObject({ kind: 'unavailable' });
        expect(await insert()).toEqual({ kind: 'accepted' });
      },
    );

    it('lets a log-in take no longer than the call it is for', async () => {
      misbehave({ kind: 'slow', afterMs: 60_000, service: 'login' });
      const outcome = await portal.synchronise(dossier, 'insert', AbortSignal.timeout(30));
      expect(outcome).toMatchObject({ kind: 'unavailable' });
    });
  });

  it('sends every field of a full dossier under a name the portal knows', async () => {
    const request = { supplement: { items: ['Bản sao hộ chiếu'], reason: 'Thiếu' } };
    const full = snapshot({
      result: { number: '12/2026/KS', name: 'Giấy khai sinh', signer: 'Lãnh Đạo Mẫu' },
      completedAt: change().at,
      suspensions: [
        {
          ...{ reason: 'supplement', startedAt: '2026-03-04T02:00:00Z', endedAt: null, request },
          ...{ openedIn: 1, endedIn: null, paper: null },
        },
      ],
    });
    const charged = procedure({
      methods: [{ channel: 'direct', limit: null, fees: [{ name: 'Lệ phí', amount: 8000 }] }],
    });
    const item = dossierItem(full, surroundings({ procedure: charged }));
    expect(await portal.synchronise(item, 'insert', deadline())).toEqual({ kind: 'accepted' });
  });
});
