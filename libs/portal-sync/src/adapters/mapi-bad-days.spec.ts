import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { KeptExchanges } from '../../spec/kept-exchanges.ts';
import { snapshot, surroundings } from '../../spec/snapshots.ts';
import { dossierItem } from '../payload/dossier-item.ts';
import { progressItem } from '../payload/progress-item.ts';
import { MapiClient } from './mapi-client.ts';
import { MapiPortal } from './mapi.portal.ts';
import { MapiSessions } from './mapi-sessions.ts';
import { MapiTransport } from './mapi-transport.ts';

const { username, password, agency, dstcode } = demoAccounts.portal;

const codeOf = (number: number) => `H99.41.01-260304-${String(number).padStart(4, '0')}`;
const dossierOf = (number: number) => ({
  ...dossierItem(snapshot(), surroundings()),
  MaHoSo: codeOf(number),
});
const progressOf = (number: number) => ({
  ...progressItem(snapshot(), surroundings()),
  MaHoSo: codeOf(number),
});

describe('the mapi adapter on the worse days of the portal', () => {
  let simulators: Simulators;
  let portal: MapiPortal;

  const deadline = () => AbortSignal.timeout(10_000);
  const insert = (...numbers: number[]) =>
    Promise.all(numbers.map((number) => portal.synchronise(dossierOf(number), 'insert', deadline())));
  const record = (...numbers: number[]) =>
    Promise.all(numbers.map((number) => portal.recordProgress(progressOf(number), deadline())));
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'portal', ...fault });
  const callsOf = (service: string) => simulators.portal.calls(service);
  const held = (...numbers: number[]) =>
    numbers.map((number) => simulators.portal.dossier(codeOf(number))?.progress.length ?? null);

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const config = testConfig({
      ...{ PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`, PORTAL_DSTCODE: dstcode },
      ...{ PORTAL_USERNAME: username, PORTAL_PASSWORD: password, PORTAL_AGENCY: agency },
    });
    const transport = new MapiTransport(config);
    portal = new MapiPortal(
      new MapiClient(transport, new MapiSessions(transport, config), new KeptExchanges(), config),
    );
  });
  afterEach(() => simulators.close());

  it('waits for a limit of the rate that names no time', async () => {
    misbehave({ kind: 'refuse', status: 429, bare: true, service: 'DongBoHoSoMC' });
    expect(await insert(1)).toEqual([{ kind: 'unavailable', reason: 'Cổng trả lời HTTP 429' }]);
  });

  it.each([
    'Vượt quá số lượng yêu cầu cho phép trong một phút',
    'Hệ thống đang bận, vui lòng thử lại sau',
    'Hệ thống đang bảo trì',
    'Too Many Requests',
  ])('takes “%s” for a busy portal, and asks nothing more of it at once', async (message) => {
    await insert(1, 2);
    misbehave({ kind: 'reject', code: '429', message, times: 2 });
    const unavailable = { kind: 'unavailable', reason: message };
    expect(await insert(3, 4)).toEqual([unavailable, unavailable]);
    expect(await record(1, 2)).toEqual([unavailable, unavailable]);
    expect([callsOf('DongBoHoSoMC'), callsOf('CapNhatTienDoHoSoMC')]).toEqual([2, 1]);
  });

  it('tells the elements that were taken from those that a busy portal refused, and from those it will never take', async () => {
    misbehave({ kind: 'refuse-some', first: 2, code: '-9', message: 'Hệ thống quá tải' });
    const busy = { kind: 'unavailable', reason: 'Hệ thống quá tải' };
    expect(await insert(1, 2, 3)).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }, busy]);
    misbehave({ kind: 'refuse-some', first: 1, message: 'Mã lĩnh vực không hợp lệ' });
    expect(await insert(3, 4)).toEqual([
      { kind: 'accepted' },
      { kind: 'rejected', message: 'Mã lĩnh vực không hợp lệ', because: 'other' },
    ]);
    expect(held(1, 2, 3, 4)).toEqual([0, 0, 0, null]);
  });

  it('writes dossiers again, each alone, that were refused as a whole with some of them stored', async () => {
    misbehave({ kind: 'store-some', first: 1 });
    expect(await insert(1, 2, 3)).toMatchObject([
      { kind: 'rejected', because: 'already-held' },
      { kind: 'accepted' },
      { kind: 'accepted' },
    ]);
    expect(held(1, 2, 3)).toEqual([0, 0, 0]);
  });

  it('does not know of rows of progress that were refused as a whole with some of them stored', async () => {
    await insert(1, 2, 3);
    misbehave({ kind: 'store-some', first: 1 });
    const unsure = expect.objectContaining({ kind: 'uncertain', canAskAtOnce: true });
    expect(await record(1, 2, 3)).toEqual([unsure, unsure, unsure]);
    expect(held(1, 2, 3)).toEqual([1, 0, 0]);
  });

  it('sends no row of progress twice whose session ended on the way', async () => {
    await insert(1, 2);
    misbehave({ kind: 'expire-session', first: 1 });
    const unsure = {
      kind: 'uncertain',
      reason: 'Phiên làm việc với Cổng hết hạn giữa chừng',
      ...{ stillWorking: false, canAskAtOnce: true },
    };
    expect(await record(1, 2)).toEqual([unsure, unsure]);
    expect(held(1, 2)).toEqual([1, 0]);
    expect(callsOf('login')).toBe(1);
    expect(await record(2)).toEqual([{ kind: 'accepted' }]);
    expect(callsOf('login')).toBe(2);
  });

  it('writes dossiers again whose session ended on the way: they stay the same', async () => {
    misbehave({ kind: 'expire-session', first: 1 });
    expect(await insert(1, 2)).toMatchObject([
      { kind: 'rejected', because: 'already-held' },
      { kind: 'accepted' },
    ]);
    expect(held(1, 2)).toEqual([0, 0]);
  });

  it('is uncertain of work whose answer was cut in the middle', async () => {
    misbehave({ kind: 'cut-answer' });
    const reason = 'Cổng trả lời không đúng giao thức';
    expect(await insert(1)).toEqual([{ kind: 'uncertain', reason, stillWorking: false }]);
    expect(held(1)).toEqual([0]);
  });

  it('reads codes that are numbers, of the whole and of its elements', async () => {
    misbehave({ kind: 'number-codes', times: 0 });
    expect(await insert(1, 2)).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(await insert(2, 3)).toMatchObject([
      { kind: 'rejected', because: 'already-held' },
      { kind: 'accepted' },
    ]);
    expect(await record(4)).toMatchObject([{ kind: 'rejected', because: 'not-held' }]);
  });

  it.each(['3', '-3'])('takes the code %s for a dossier that is held, whatever the words', async (code) => {
    misbehave({ kind: 'reject', code, message: 'Trùng mã' });
    expect(await insert(1)).toEqual([{ kind: 'rejected', message: 'Trùng mã', because: 'already-held' }]);
  });

  it('gets nowhere at a portal that answers well and stores nothing, until that shows', async () => {
    misbehave({ kind: 'forget' });
    expect(await insert(1)).toEqual([{ kind: 'accepted' }]);
    expect(await record(1)).toMatchObject([{ kind: 'rejected', because: 'not-held' }]);
  });
});
