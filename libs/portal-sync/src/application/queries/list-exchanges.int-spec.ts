import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { PortalWorld } from '../../../spec/portal-world.ts';
import { ForgetExchanges } from '../forget-exchanges.ts';
import { ListExchanges } from './list-exchanges.ts';

const received = { status: 'received' } as const;

describe('exchanges with the portal', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;
  let listing: ListExchanges;

  beforeEach(async () => {
    test = await createTestDatabase();
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
    listing = new ListExchanges(test.database);
  });
  afterEach(async () => {
    await simulators.close();
    await test.close();
  });

  /** A dossier the portal took, and one it refused. */
  const given = async () => {
    const taken = await world.dossier(received);
    await world.worker().execute(taken.id);
    const refused = await world.dossier(received);
    world.misbehave({ kind: 'reject', message: 'Không nhận' });
    await world.worker().execute(refused.id);
    return { taken, refused };
  };
  const services = async (filter = {}) =>
    (await listing.execute(filter, { limit: 10 })).items.map(({ service, outcome }) => [service, outcome]);

  it('are listed from the latest on, all or those that went wrong', async () => {
    await given();
    expect(await services()).toEqual([
      ['DongBoHoSoMC', 'refused'],
      ['CapNhatTienDoHoSoMC', 'accepted'],
      ['DongBoHoSoMC', 'accepted'],
    ]);
    expect(await services({ failed: true })).toEqual([['DongBoHoSoMC', 'refused']]);
  });

  it('are found by the code of a dossier', async () => {
    const { refused } = await given();
    expect(await services({ code: refused.code })).toEqual([['DongBoHoSoMC', 'refused']]);
    expect(await services({ code: 'H99.41.01-260304-9999' })).toEqual([]);
  });

  it('go on from a cursor', async () => {
    await given();
    const first = await listing.execute({}, { limit: 2 });
    const rest = await listing.execute({}, { limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['3', '2', '1']);
    expect(rest.next).toBeNull();
  });

  it('show nothing of the person a refused dossier is of', async () => {
    const { refused } = await given();
    const kept = await test.database.query(
      sql`select * from portal_sync.exchange where ${refused.code} = any (codes)`,
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/Người Dân Mẫu|099099000001|Thôn Mẫu/);
  });

  it('are forgotten after days, those that went wrong after a month', async () => {
    await given();
    clock.advance({ days: 3 });
    await new ForgetExchanges(test.database, clock).execute();
    expect(await services()).toEqual([['DongBoHoSoMC', 'refused']]);
    clock.advance({ days: 27 });
    await new ForgetExchanges(test.database, clock).execute();
    expect(await services()).toEqual([]);
  });

  it('that cannot be kept change nothing of what is sent', async () => {
    await test.database.query(sql`alter table portal_sync.exchange add check (service <> 'DongBoHoSoMC')`);
    const dossier = await world.dossier(received);
    await world.worker().execute(dossier.id);
    expect(await world.states(dossier)).toEqual(['sent']);
    expect(await services()).toEqual([['CapNhatTienDoHoSoMC', 'accepted']]);
  });
});
