import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { KeptExchanges } from '../../spec/kept-exchanges.ts';
import { snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from '../payload/dossier-item.ts';
import { progressItem } from '../payload/progress-item.ts';
import { exchangeOf } from './exchange-of.ts';
import { MapiClient } from './mapi-client.ts';
import { MapiPortal } from './mapi.portal.ts';
import { MapiSessions } from './mapi-sessions.ts';
import { MapiTransport } from './mapi-transport.ts';

const { username, password, agency, dstcode } = demoAccounts.portal;
const dossier = dossierItem(snapshot(), surroundings());
const other = { ...dossier, MaHoSo: 'H99.41.01-260304-0777' };
const progress = progressItem(snapshot(), surroundings());

describe('what is kept of a call to the portal', () => {
  let simulators: Simulators;
  let log: KeptExchanges;
  let portal: MapiPortal;

  const deadline = (milliseconds = 10_000) => AbortSignal.timeout(milliseconds);
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'portal', ...fault });

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const config = testConfig({
      ...{ PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`, PORTAL_DSTCODE: dstcode },
      ...{ PORTAL_USERNAME: username, PORTAL_PASSWORD: password, PORTAL_AGENCY: agency },
    });
    const transport = new MapiTransport(config);
    log = new KeptExchanges();
    portal = new MapiPortal(new MapiClient(transport, new MapiSessions(transport, config), log, config));
  });
  afterEach(() => simulators.close());

  it('is whom it was about and how long it took, and nothing of the content, when it went well', async () => {
    await portal.synchronise(dossier, 'insert', deadline());
    expect(log.kept).toEqual([
      {
        ...{ service: 'DongBoHoSoMC', codes: [dossier.MaHoSo], outcome: 'accepted', message: null },
        ...{ refusals: [], tookMs: expect.any(Number), content: null },
      },
    ]);
  });

  it('names each element that was refused among others', async () => {
    await portal.synchronise(dossier, 'insert', deadline());
    await Promise.all([
      portal.synchronise(dossier, 'insert', deadline()),
      portal.synchronise(other, 'insert', deadline()),
    ]);
    expect(log.kept[1]).toMatchObject({
      ...{ codes: [dossier.MaHoSo, other.MaHoSo], outcome: 'partly' },
      refusals: [{ code: dossier.MaHoSo, message: expect.stringContaining('đã tồn tại') }],
    });
  });

  it('shows what was sent of a call that was refused, without a name, a number or an address', async () => {
    misbehave({ kind: 'reject', message: `Số giấy tờ ${dossier.SoGiayToChuHoSo} không hợp lệ` });
    await portal.synchronise(dossier, 'insert', deadline());
    const [exchange] = log.kept;
    expect(exchange).toMatchObject({
      outcome: 'refused',
      content: {
        isUpdating: 'False',
        data: [{ MaHoSo: dossier.MaHoSo, TrangThaiHoSo: dossier.TrangThaiHoSo }],
      },
    });
    const shown = JSON.stringify(exchange);
    const owned = [dossier.ChuHoSo, dossier.SoGiayToChuHoSo, dossier.SoDienThoai, dossier.Email].filter(
      Boolean,
    );
    expect(owned.length).toBeGreaterThan(2);
    expect(owned.filter((value) => shown.includes(value))).toEqual([]);
  });

  it('masks a field nobody has thought of', () => {
    const sent = { kind: 'unavailable', reason: 'Cổng trả lời HTTP 503' } as const;
    expect(
      exchangeOf('DongBoHoSoMC', { data: [{ MaHoSo: 'H99', TenMoi: 'Người Dân Mẫu' }] }, sent, 1.4),
    ).toEqual({
      ...{
        service: 'DongBoHoSoMC',
        codes: ['H99'],
        outcome: 'unavailable',
        message: 'Cổng trả lời HTTP 503',
      },
      ...{ refusals: [], tookMs: 1, content: { data: [{ MaHoSo: 'H99', TenMoi: '••• (13)' }] } },
    });
  });

  it('is there of calls that ended without an answer, and of each try', async () => {
    misbehave({ kind: 'lose-answer' });
    await portal.recordProgress(progress, deadline());
    misbehave({ kind: 'expire-session' });
    await portal.lookUp(dossier.MaHoSo, deadline());
    expect(log.kept.map(({ service, outcome }) => [service, outcome])).toEqual([
      ['CapNhatTienDoHoSoMC', 'uncertain'],
      ['TraCuuHoSo', 'refused'],
      ['TraCuuHoSo', 'accepted'],
    ]);
  });

  it('holds no session and no password', async () => {
    misbehave({ kind: 'reject', message: 'Không nhận' });
    await portal.synchronise(dossier, 'insert', deadline());
    expect(JSON.stringify(log.kept)).not.toMatch(/session|password|madonvi/);
  });
});
