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

/** The dossier of this number, and its first row of progress. */
const numbered = (number: number) => {
  const code = `H99.41.01-260304-${String(number).padStart(4, '0')}`;
  return {
    dossier: { ...dossierItem(snapshot(), surroundings()), MaHoSo: code },
    progress: { ...progressItem(snapshot(), surroundings()), MaHoSo: code },
  };
};
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('what is told the portal of many dossiers at a time', () => {
  let simulators: Simulators;
  let portal: MapiPortal;

  const deadline = () => AbortSignal.timeout(10_000);
  const insert = (of: readonly number[]) =>
    Promise.all(of.map((number) => portal.synchronise(numbered(number).dossier, 'insert', deadline())));
  const record = (of: readonly number[], alone = false) =>
    Promise.all(of.map((number) => portal.recordProgress(numbered(number).progress, deadline(), alone)));
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'portal', ...fault });
  const sizesOf = (service: string) =>
    simulators.portal
      .requests()
      .filter((request) => request.service === service)
      .map(({ body }) => (body['data'] as unknown[]).length)
      // Calls are made beside each other, and come as they may.
      .sort((one, other) => other - one);
  const heldBy = (of: readonly number[]) =>
    of.map((number) => simulators.portal.dossier(numbered(number).dossier.MaHoSo)?.progress.length ?? null);

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

  it('goes out in calls of ten', async () => {
    expect(new Set((await insert(numbers(25))).map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(new Set((await record(numbers(25))).map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(sizesOf('DongBoHoSoMC')).toEqual([10, 10, 5]);
    expect(sizesOf('CapNhatTienDoHoSoMC')).toEqual([10, 10, 5]);
    expect(heldBy(numbers(25))).toEqual(Array.from({ length: 25 }, () => 1));
  });

  it('is refused of those the portal refuses only', async () => {
    await insert([2]);
    expect(await insert([1, 2, 3])).toMatchObject([
      { kind: 'accepted' },
      { kind: 'rejected', because: 'already-held' },
      { kind: 'accepted' },
    ]);
    expect(await record([1, 4, 3])).toMatchObject([
      { kind: 'accepted' },
      { kind: 'rejected', because: 'not-held' },
      { kind: 'accepted' },
    ]);
  });

  it('goes out alone where dossiers were refused together and nobody said which', async () => {
    misbehave({ kind: 'reject', message: 'Dữ liệu không hợp lệ' });
    expect(await insert([1, 2])).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(sizesOf('DongBoHoSoMC')).toEqual([2, 1, 1]);
  });

  it('is uncertain where rows of progress were refused together, and goes out alone when it is to', async () => {
    await insert([1, 2]);
    misbehave({ kind: 'reject', message: 'Dữ liệu không hợp lệ' });
    const together = { kind: 'uncertain', reason: 'Dữ liệu không hợp lệ', stillWorking: false };
    expect(await record([1, 2])).toEqual(
      Array.from({ length: 2 }, () => ({ ...together, canAskAtOnce: true })),
    );
    expect(await record([1, 2], true)).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(sizesOf('CapNhatTienDoHoSoMC')).toEqual([2, 1, 1]);
  });

  it('is as unsure for all of a call whose answer was lost', async () => {
    misbehave({ kind: 'lose-answer', service: 'DongBoHoSoMC' });
    expect(await insert([1, 2])).toMatchObject([{ kind: 'uncertain' }, { kind: 'uncertain' }]);
    expect(heldBy([1, 2])).toEqual([0, 0]);
  });
});
