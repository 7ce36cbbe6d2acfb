import type { Principal } from '#identity';
import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, silentLogger, testConfig, type TestDatabase } from '#testing';
import { PortalWorld } from '../../spec/portal-world.ts';
import { SHARED_CATALOGUES } from '../domain/shared-catalogue.ts';
import { ApplySharedCatalogue } from './apply-shared-catalogue.ts';
import { PullDueCatalogues } from './pull-due-catalogues.ts';
import { PullSharedCatalogue } from './pull-shared-catalogue.ts';
import { SharedCatalogues } from './queries/shared-catalogues.ts';

const administrator: Principal = {
  ...{ kind: 'officer', accountId: 1, username: 'quan.tri', officerId: 1, fullName: 'Quản Trị Mẫu' },
  positions: [],
};
const people = (...lines: [string, string][]) =>
  lines.map(([MADANTOC, TENDANTOC]) => ({ MADANTOC, TENDANTOC }));

describe('a catalogue the national portal shares', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;
  let pulling: PullSharedCatalogue;
  let applying: ApplySharedCatalogue;
  let catalogues: SharedCatalogues;

  const publish = (rows: Record<string, string>[]) =>
    simulators.portal.catalogues.publish('LayDanhMucDanToc', rows);
  const pull = () => pulling.execute('peoples', 1);
  const take = async () => applying.execute((await pull()).id, administrator);
  const held = async () => (await catalogues.entries('peoples', { limit: 50 })).items;
  const differences = async (id: string) =>
    (await catalogues.pull(id, { limit: 50 })).items.map(({ kind, code }) => `${kind} ${code}`);

  beforeAll(async () => {
    test = await createTestDatabase();
    clock = new FakeClock();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.database.query(sql`delete from portal_sync.catalogue_entry`);
    await test.database.query(sql`delete from portal_sync.catalogue_pull`);
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    world = new PortalWorld(test.database, clock, simulators);
    pulling = new PullSharedCatalogue(world.portal(), test.database, clock, world.config);
    applying = new ApplySharedCatalogue(test.database, clock);
    catalogues = new SharedCatalogues(test.database);
  });
  afterEach(() => simulators.close());

  it('changes nothing when it is pulled', async () => {
    expect(await pull()).toMatchObject({ added: 3, changed: 0, gone: 0 });
    expect(await held()).toEqual([]);
  });

  it('is taken over by somebody who is named', async () => {
    await take();
    expect(await held()).toEqual([
      { code: '01', name: 'Kinh', attributes: {} },
      { code: '02', name: 'Tày', attributes: {} },
      { code: '03', name: 'Thái', attributes: {} },
    ]);
    const [entry] = await test.database.query(sql`
      select actor, details ->> 'added' as added from audit.entry where action = 'portal-sync.apply-catalogue'`);
    expect(entry).toEqual({ actor: 'quan.tri', added: '3' });
  });

  it('shows what was added, renamed and dropped since, and keeps what was dropped, marked', async () => {
    await take();
    publish(people(['01', 'Kinh'], ['02', 'Tày (Thổ)'], ['04', 'Mường']));
    const { id, ...counts } = await pull();
    expect(counts).toEqual({ added: 1, changed: 1, gone: 1 });
    expect(await differences(id)).toEqual(['changed 02', 'gone 03', 'added 04']);
    await applying.execute(id, administrator);
    expect((await held()).map(({ name }) => name)).toEqual(['Kinh', 'Tày (Thổ)', 'Mường']);
    const gone = await test.database.query(sql`
      select code from portal_sync.catalogue_entry where gone_at is not null`);
    expect(gone).toEqual([{ code: '03' }]);
    publish(people(['01', 'Kinh'], ['02', 'Tày (Thổ)'], ['03', 'Thái'], ['04', 'Mường']));
    await take();
    expect(await held()).toHaveLength(4);
  });

  it('is taken over once, and only the newest pull of it', async () => {
    const first = await pull();
    const second = await pull();
    await expect(applying.execute(first.id, administrator)).rejects.toMatchObject({
      code: 'portal-sync.pull-settled',
    });
    const outcomes = await Promise.allSettled([1, 2].map(() => applying.execute(second.id, administrator)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { id } = await pull();
    expect((await catalogues.pull(id, { limit: 10 })).pull.state).toBe('equal');
  });

  it.each([
    ['a code twice', people(['01', 'Kinh'], ['01', 'Tày'])],
    ['a line without a name', [{ MADANTOC: '01' }]],
    ['nothing at all', []],
    ['columns of another catalogue', [{ MAQUOCGIA: 'VN', TENQUOCGIA: 'Việt Nam' }]],
  ])('is refused with %s', async (_, rows: Record<string, string>[]) => {
    publish(rows);
    await expect(pull()).rejects.toMatchObject({ code: 'portal-sync.catalogue-garbled' });
    expect(await catalogues.standings()).toEqual([]);
  });

  it('is not there when the portal is away', async () => {
    world.misbehave({ kind: 'refuse' });
    await expect(pull()).rejects.toMatchObject({ code: 'portal-sync.catalogue-unavailable' });
    world.misbehave({ kind: 'reject', message: 'Không có quyền' });
    await expect(pull()).rejects.toMatchObject({ code: 'portal-sync.catalogue-rejected' });
  });

  it('is pulled when its time has come, each by itself, and not before', async () => {
    const due = (days: number) => {
      const config = testConfig({ CATALOGUE_PULL_DAYS: days });
      return new PullDueCatalogues(pulling, test.database, clock, config, silentLogger()).execute();
    };
    world.misbehave({ kind: 'reject', service: 'LayDanhMucTonGiao', message: 'Lỗi' });
    await due(0);
    expect(world.calls()).toEqual([]);
    await due(7);
    const all = Object.keys(SHARED_CATALOGUES);
    expect((await catalogues.standings()).map(({ catalogue }) => catalogue).sort()).toEqual(
      all.filter((name) => name !== 'religions').sort(),
    );
    await due(7);
    expect(world.calls()).toHaveLength(all.length + 1);
    clock.advance({ days: 7 });
    await due(7);
    expect(world.calls()).toHaveLength(2 * all.length + 1);
  });
});
