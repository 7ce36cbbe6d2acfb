import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { KeptExchanges } from '../../spec/kept-exchanges.ts';
import { MapiClient } from './mapi-client.ts';
import { MapiPortal } from './mapi.portal.ts';
import { MapiSessions } from './mapi-sessions.ts';
import { MapiTransport } from './mapi-transport.ts';

const { username, password, agency, dstcode } = demoAccounts.portal;

describe('the mapi adapter, asked for the national catalogue', () => {
  let simulators: Simulators;
  let portal: MapiPortal;

  const deadline = (milliseconds = 10_000) => AbortSignal.timeout(milliseconds);
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'portal', ...fault });
  const logIns = () => simulators.portal.requests().filter(({ service }) => service === 'login').length;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const config = testConfig({
      PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`,
      PORTAL_USERNAME: username,
      PORTAL_PASSWORD: password,
      PORTAL_AGENCY: agency,
      PORTAL_DSTCODE: dstcode,
    });
    const transport = new MapiTransport(config);
    portal = new MapiPortal(
      new MapiClient(transport, new MapiSessions(transport, config), new KeptExchanges(), config),
    );
  });
  afterEach(() => simulators.close());

  it('lists its codes and names, and describes each, in one session', async () => {
    const listed = await portal.listProcedures(deadline());
    expect(listed).toMatchObject({
      kind: 'listed',
      lines: expect.arrayContaining([{ code: '1.001193', name: 'Thủ tục đăng ký khai sinh' }]),
    });
    expect(await portal.describeProcedure('1.000656', deadline())).toMatchObject({
      kind: 'described',
      procedure: {
        MATTHC: '1.000656',
        CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: [{ THOIGIANGIAIQUYET: 1, PHILEPHI: [{ SOTIEN: 0 }] }] }],
        CANCUPHAPLY: [{ SOVANBAN: '60/2014/QH13', NGAYBANHANH: '2014-11-20' }],
      },
    });
    expect(logIns()).toBe(1);
  });

  it('knows nothing of a procedure the catalogue does not have', async () => {
    expect(await portal.describeProcedure('9.999999', deadline())).toEqual({
      kind: 'described',
      procedure: null,
    });
  });

  it('reads figures and dates in every form the portal writes them, and empty fields', async () => {
    const bare = { MATTHC: '2.000001', TENTTHC: 'Thử' };
    simulators.portal.procedures.publish([
      {
        ...bare,
        TRANGTHAI: 1,
        CACHTHUCTHUCHIEN: [{ KENH: 2, THOIGIAN: [{ THOIGIANGIAIQUYET: 0.5, PHILEPHI: null }] }],
        CANCUPHAPLY: [{ SOVANBAN: '1', NGAYBANHANH: '20260131000000', NGAYHIEULUC: '2026-02-01T00:00:00' }],
        KETQUATHUCHIEN: null,
      },
    ]);
    expect(await portal.describeProcedure('2.000001', deadline())).toMatchObject({
      procedure: {
        ...{ TRANGTHAI: '1', YEUCAU: '', KETQUATHUCHIEN: [], THANHPHANHOSO: [] },
        CACHTHUCTHUCHIEN: [
          { KENH: '2', THOIGIAN: [{ THOIGIANGIAIQUYET: 0.5, DONVITINH: '', PHILEPHI: [] }] },
        ],
        CANCUPHAPLY: [{ NGAYBANHANH: '2026-01-31', NGAYHIEULUC: '2026-02-01' }],
      },
    });
  });

  it('names the fields of an answer that is not the protocol’s', async () => {
    simulators.portal.procedures.publish([
      {
        ...{ MATTHC: '2.000001', TENTTHC: 'Thử', CAPTHUCHIEN: 'Cấp Xã' },
        CANCUPHAPLY: [{ SOVANBAN: '1', NGAYBANHANH: '31/02/2026' }],
      },
    ]);
    const outcome = await portal.describeProcedure('2.000001', deadline());
    expect(outcome).toMatchObject({
      kind: 'garbled',
      faults: [{ pointer: '/CAPTHUCHIEN' }, { pointer: '/CANCUPHAPLY/0/NGAYBANHANH', vi: 'Ngày không đúng' }],
    });
  });

  it('logs in again when the session was refused, and asks once more', async () => {
    await portal.listProcedures(deadline());
    misbehave({ kind: 'expire-session', service: 'LayThuTuc' });
    expect(await portal.describeProcedure('1.001193', deadline())).toMatchObject({ kind: 'described' });
    expect(logIns()).toBe(2);
  });

  it.each<[string, Omit<FaultRequest, 'target'>]>([
    ['a proxy’s page', { kind: 'break-schema' }],
    ['an overload', { kind: 'refuse', afterMs: 2000 }],
    ['a broken connection', { kind: 'drop-before' }],
    ['a lost answer', { kind: 'lose-answer' }],
    ['slowness beyond the deadline', { kind: 'slow', afterMs: 3_000 }],
  ])('says that it may be tried again after %s: nothing was to be written', async (_, fault) => {
    await portal.listProcedures(deadline());
    misbehave(fault);
    expect(await portal.listProcedures(deadline(500))).toMatchObject({ kind: 'unavailable' });
    misbehave(fault);
    expect(await portal.describeProcedure('1.001193', deadline(500))).toMatchObject({ kind: 'unavailable' });
  });

  it('hands on why the portal refuses, in its own words', async () => {
    misbehave({ kind: 'reject', message: 'Tài khoản không có quyền' });
    expect(await portal.listProcedures(deadline())).toMatchObject({
      kind: 'rejected',
      message: 'Tài khoản không có quyền',
    });
  });
});
