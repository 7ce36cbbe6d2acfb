import { sql } from '#platform/database';
import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { KeptExchanges } from '../../spec/kept-exchanges.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from '../payload/dossier-item.ts';
import type { PortalDossier } from '../payload/portal-dossier.ts';
import { progressItem } from '../payload/progress-item.ts';
import { StoredForeignNames } from '../persistence/stored-foreign-names.ts';
import { MinistryClient } from './ministry-client.ts';
import { MinistryFiles } from './ministry-files.ts';
import { MinistryTokens } from './ministry-tokens.ts';
import { MinistryPortal } from './ministry.portal.ts';

const { clientId, clientSecret, agency } = demoAccounts.ministry;
const FILE = '01a21b29-54ce-74bc-a887-db0d05c0e08e';
const progress = progressItem(snapshot(), surroundings());

describe('a ministry’s platform as the portal', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let log: KeptExchanges;
  let portal: MinistryPortal;

  const deadline = (milliseconds = 10_000) => AbortSignal.timeout(milliseconds);
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'ministry', ...fault });
  const connect = (settings: Record<string, string> = {}) => {
    const config = testConfig({
      ...{ PORTAL_DIALECT: 'ministry', PORTAL_URL: `${simulators.url}/ministry`, PORTAL_AGENCY: agency },
      ...{ PORTAL_USERNAME: clientId, PORTAL_PASSWORD: clientSecret, ...settings },
    });
    const client = new MinistryClient(new MinistryTokens(config, clock), log, config);
    const names = new StoredForeignNames(test.database, clock);
    return new MinistryPortal(client, new MinistryFiles(client, names), names, config);
  };
  /** The dossier, with a file behind each of its papers. */
  const dossier = (more: Partial<PortalDossier> = {}): PortalDossier => {
    const item = dossierItem(snapshot(), surroundings());
    const [paper] = item.TaiLieuNop;
    const filed = { ...paper!, TepDinhKemId: FILE, DuongDanTaiTepTin: `${simulators.url}/` };
    return { ...item, TaiLieuNop: [filed], ...more };
  };
  const insert = (more: Partial<PortalDossier> = {}) =>
    portal.synchronise(dossier(more), 'insert', deadline());
  const update = (more: Partial<PortalDossier> = {}) =>
    portal.synchronise(dossier(more), 'update', deadline());
  const record = () => portal.recordProgress(progress, deadline());
  const services = () => log.kept.map(({ service }) => service);

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.database.query(sql`delete from portal_sync.reserved_number`);
    await test.database.query(sql`delete from portal_sync.uploaded_file`);
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    log = new KeptExchanges();
    portal = connect();
  });
  afterEach(() => simulators.close());

  it('is handed a dossier under the number it gave out, with the file it was brought', async () => {
    expect(await insert()).toEqual({ kind: 'accepted' });
    expect(services()).toEqual(['GetNextValue', 'UploadFile', 'NopHoSo']);
    const [held] = simulators.ministry.dossiers();
    expect(held?.submission).toMatchObject({
      ...{ MaHoSo: expect.stringMatching(/^G09\.20-\d{8}-0000001$/), LoaiDoiTuong: '0' },
      ...{ MaDonViTiepNhan: agency, NgayTiepNhan: '2026-03-04 08:30:00' },
      ThanhPhanHoSo: [{ LoaiBan: '2', SoLuong: '1', GiayToDinhKem: [{ TenGiayTo: expect.any(String) }] }],
    });
  });

  it('is told course and status, fees and results only with the statuses they belong to', async () => {
    await insert();
    expect(await record()).toEqual({ kind: 'accepted' });
    for (const TrangThaiHoSo of ['4', '5', '9', '10'] as const) {
      expect(await update({ TrangThaiHoSo })).toEqual({ kind: 'accepted' });
    }
    const [held] = simulators.ministry.dossiers();
    expect(held?.course).toMatchObject([{ TrangThai: '2', ThoiDiemXuLy: '2026-03-04 08:30:00' }]);
    expect(held?.standing).toMatchObject({ TrangThai: '10' });
  });

  it('is told the status at once where the dossier has come further than its reception', async () => {
    expect(await insert({ TrangThaiHoSo: '4' })).toEqual({ kind: 'accepted' });
    expect(simulators.ministry.dossiers()[0]?.standing).toMatchObject({ TrangThai: '4' });
  });

  it('is what it said it took, for it can be asked nothing', async () => {
    const { MaHoSo } = dossier();
    expect(await portal.lookUp(MaHoSo)).toEqual({ kind: 'found', held: null });
    await insert();
    expect(await portal.lookUp(MaHoSo)).toEqual({
      ...{ kind: 'found', held: { status: null, fields: {}, progress: null } },
    });
  });

  it('has no code for an agency, and is not told a wrong one', async () => {
    expect(await insert({ LoaiDoiTuong: '3' })).toMatchObject({ kind: 'rejected', because: 'other' });
    expect(services()).toEqual([]);
  });

  it('knows a dossier it was never handed as one it lacks', async () => {
    expect(await update()).toMatchObject({ kind: 'rejected', because: 'not-held' });
    expect(await record()).toMatchObject({ kind: 'rejected', because: 'not-held' });
  });

  describe('on a bad day', () => {
    it('that refuses the client is away, not wrong', async () => {
      portal = connect({ PORTAL_PASSWORD: 'sai' });
      expect(await insert()).toEqual({
        ...{ kind: 'unavailable', reason: 'Không lấy được mã truy cập: Cổng trả lời HTTP 401' },
      });
    });

    it('that no longer takes a token is called with a new one', async () => {
      await insert();
      misbehave({ kind: 'expire-session', service: 'CapNhatTrangThai' });
      expect(await update({ TrangThaiHoSo: '4' })).toEqual({ kind: 'accepted' });
      misbehave({ kind: 'expire-session', service: 'CapNhatTrangThai', times: 2 });
      expect(await update({ TrangThaiHoSo: '4' })).toMatchObject({ kind: 'unavailable' });
    });

    it('fetches a new token before the old one ends', async () => {
      await insert();
      clock.advance({ minutes: 9, seconds: 45 });
      simulators.ministry.forgetTokens();
      expect(await update()).toEqual({ kind: 'accepted' });
      expect(simulators.ministry.calls.filter(({ status }) => status === 401)).toEqual([]);
    });

    it('that is overloaded says when to come again', async () => {
      misbehave({ kind: 'refuse', status: 429, afterMs: 7000 });
      expect(await insert()).toEqual({
        ...{ kind: 'unavailable', reason: 'Cổng trả lời HTTP 429', retryAfterSeconds: 7 },
      });
    });

    it('that keeps silent may still be at work', async () => {
      await insert();
      misbehave({ kind: 'slow', afterMs: 60_000 });
      expect(await portal.recordProgress(progress, deadline(60))).toMatchObject({
        ...{ kind: 'uncertain', stillWorking: true },
      });
    });

    it('that took a dossier and lost its answer is handed it under the same number, and says it has it', async () => {
      misbehave({ kind: 'lose-answer', service: 'NopHoSo' });
      expect(await insert()).toMatchObject({ kind: 'uncertain', stillWorking: false });
      expect(await insert()).toMatchObject({ kind: 'rejected', because: 'already-held' });
      expect(await update()).toEqual({ kind: 'accepted' });
      expect(simulators.ministry.counts).toEqual({ numbers: 1, files: 1 });
      expect(simulators.ministry.dossiers()).toHaveLength(1);
    });

    it('loses a number whose giving out nobody heard of, and nothing else', async () => {
      misbehave({ kind: 'lose-answer', service: 'GetNextValue' });
      expect(await insert()).toMatchObject({ kind: 'unavailable' });
      expect(await insert()).toEqual({ kind: 'accepted' });
      expect(simulators.ministry.counts.numbers).toBe(2);
    });

    it('keeps what it was brought before it went away', async () => {
      misbehave({ kind: 'drop-before', service: 'NopHoSo' });
      expect(await insert()).toMatchObject({ kind: 'uncertain' });
      expect(await insert()).toEqual({ kind: 'accepted' });
      expect(services()).toEqual(['GetNextValue', 'UploadFile', 'NopHoSo', 'NopHoSo']);
    });

    it('that answers a page in place of the protocol leaves it open what it did', async () => {
      await insert();
      misbehave({ kind: 'break-schema' });
      expect(await record()).toMatchObject({ kind: 'uncertain', stillWorking: false });
    });

    it('that refuses says why, in its own words', async () => {
      misbehave({ kind: 'reject', service: 'NopHoSo', message: 'Thủ tục chưa được công bố' });
      expect(await insert()).toEqual({
        ...{ kind: 'rejected', message: 'Thủ tục chưa được công bố', because: 'other' },
      });
    });

    it('whose certificate is none is away', async () => {
      portal = connect({ PORTAL_URL: `${simulators.url.replace('http:', 'https:')}/ministry` });
      expect(await insert()).toMatchObject({ kind: 'unavailable' });
    });

    it('gets no dossier whose file cannot be read here', async () => {
      const [paper] = dossier().TaiLieuNop;
      const TaiLieuNop = [{ ...paper!, DuongDanTaiTepTin: `${simulators.url}/nowhere` }];
      expect(await insert({ TaiLieuNop })).toMatchObject({ kind: 'unavailable' });
      expect(simulators.ministry.dossiers()).toEqual([]);
    });
  });

  it('is told every change of a dossier by the sender all dialects share, in order', async () => {
    const world = new PortalWorld(test.database, clock, simulators);
    const told = await world.dossier(
      { status: 'received' },
      { status: 'processing' },
      { status: 'completed' },
    );
    await world.worker(portal).execute(told.id);
    expect(await world.states(told)).toEqual(['sent', 'sent', 'sent']);
    const [held] = simulators.ministry.dossiers();
    expect(held?.course.map(({ TrangThai }) => TrangThai)).toEqual(['2', '4', '9']);
    expect(held?.standing?.TrangThai).toBe('9');
  });
});
