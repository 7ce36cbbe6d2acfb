import type { OutwardFile } from '#dossier';
import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import type { GivenDossier } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { FollowExpiredLinks } from './follow-expired-links.ts';
import { OpenRepublications } from './open-republications.ts';
import { ListExpiredLinks } from './queries/list-expired-links.ts';
import { RenewLinks } from './renew-links.ts';

const VERSION = '01958000-0000-7000-8000-00000000000a';
const DAY_MS = 24 * 60 * 60 * 1000;

describe('links the portal was given', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;
  let files: OutwardFile[];

  const publish = ({ id }: GivenDossier) => world.worker().execute(id);
  const linkOf = ({ code }: GivenDossier) =>
    simulators.portal.dossier(code)?.item.TaiLieuNop!.map((paper) => paper.DuongDanTaiTepTin);

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
    files = [];
    world.files.add({ of: () => Promise.resolve(files) });
    await test.database.query(sql`delete from portal_sync.republication`);
    await test.database.query(sql`delete from portal_sync.link_term`);
    await test.database.query(sql`delete from portal_sync.expired_link`);
  });
  afterEach(() => simulators.close());

  const linked = (dossierId: string, days = 30) => {
    files = [
      {
        ...{ dossierId, id: VERSION, documentId: VERSION, kind: 'component', name: 'to-khai.pdf' },
        ...{ component: '000.00.00.G15-KQ003204', href: `https://mot-cua.example/${clock.now().getTime()}` },
        until: new Date(clock.now().getTime() + days * DAY_MS),
      },
    ];
  };
  const told = async () => {
    const dossier = await world.dossier({ status: 'received' });
    linked(dossier.id);
    await publish(dossier);
    return dossier;
  };
  const round = async (dossier: GivenDossier, kept = world.config.PORTAL_LINKS_KEPT_DAYS) => {
    const config = { ...world.config, PORTAL_LINKS_KEPT_DAYS: kept };
    await new RenewLinks(test.database, clock, config).sweep();
    const opened = await new OpenRepublications(test.database, clock).sweep();
    linked(dossier.id);
    await publish(dossier);
    return opened.length;
  };
  const fetched = ({ id }: GivenDossier, times = 1) => {
    const payload = { versionId: VERSION, expiredAt: clock.now().toISOString() };
    const message = { id: '1', name: 'document.portal-link-expired.v1', subjectId: id, payload };
    const heard = { ...message, correlationId: 'spec', occurredAt: clock.now() };
    const follow = new FollowExpiredLinks(clock);
    return test.database.transaction((tx) => follow.handle(Array(times).fill(heard), tx));
  };
  const listed = async () => {
    const { items } = await new ListExpiredLinks(test.database).execute(undefined, { limit: 50 });
    return items.map(({ state, times }) => [state, times]);
  };

  it('are renewed three days before they expire, once, by one call that writes no row of progress', async () => {
    const dossier = await told();
    const first = linkOf(dossier);
    clock.advance({ days: 26 });
    expect(await round(dossier)).toBe(0);
    clock.advance({ days: 1 });
    expect([await round(dossier), await round(dossier)]).toEqual([1, 0]);
    expect(world.calls()).toEqual(['insert', 'CapNhatTienDoHoSoMC', 'update']);
    expect(linkOf(dossier)).not.toEqual(first);
    clock.advance({ days: 27 });
    expect(await round(dossier)).toBe(1);
  });

  it('are left to expire where nothing has changed for long, and are renewed when the portal comes', async () => {
    const dossier = await told();
    clock.advance({ days: 31 });
    expect(await round(dossier, 20)).toBe(0);
    await fetched(dossier, 2);
    expect(await listed()).toEqual([['renewing', 2]]);
    expect(await round(dossier, 20)).toBe(0);
    clock.advance({ minutes: 1 });
    expect(await round(dossier, 20)).toBe(1);
    expect(await listed()).toEqual([['renewed', 2]]);
  });

  it('are not renewed for an old address, once the portal has a good one', async () => {
    const dossier = await told();
    clock.advance({ days: 28 });
    expect(await round(dossier)).toBe(1);
    clock.advance({ days: 5 });
    await fetched(dossier);
    clock.advance({ minutes: 1 });
    expect(await round(dossier)).toBe(0);
    expect(await listed()).toEqual([['renewed', 1]]);
  });

  it('wait for a person where the portal refuses to be told again, with its words', async () => {
    const dossier = await told();
    clock.advance({ days: 31 });
    await fetched(dossier);
    clock.advance({ minutes: 1 });
    world.misbehave({ kind: 'reject', service: 'DongBoHoSoMC', message: 'Tệp không tải được' });
    await round(dossier, 0);
    const { items } = await new ListExpiredLinks(test.database).execute('refused', { limit: 50 });
    expect(items).toMatchObject([
      {
        state: 'refused',
        reason: 'Tệp không tải được',
        version: VERSION,
        owner: { code: expect.any(String) },
      },
    ]);
  });

  it('are not given of a dossier that was made secret, which the list tells', async () => {
    const dossier = await told();
    clock.advance({ days: 31 });
    await test.database.query(sql`
      update dossier.dossier set secrecy = 'confidential' where id = ${dossier.id}`);
    await fetched(dossier);
    expect(await listed()).toEqual([['secret', 1]]);
  });
});
