import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { givenDossier } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { SweepPublications } from './sweep-publications.ts';

const received = { status: 'received' } as const;
const processing = { status: 'processing' } as const;
const STALE = 600;

describe('sweeping up publications whose job is lost', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;

  const sweep = () => new SweepPublications(test.database, world.publications, clock).sweep(STALE);
  const jobs = async () => (await sweep()).map(({ id }) => id);

  beforeAll(async () => {
    test = await createTestDatabase();
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterAll(async () => {
    await simulators.close();
    await test.close();
  });
  beforeEach(async () => {
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators, 30);
    await test.database.query(sql`delete from portal_sync.publication`);
  });

  it('queues one job a dossier, however many of its changes are unsent', async () => {
    const dossier = await world.dossier(received, processing, processing);
    clock.advance({ seconds: STALE });
    expect(await sweep()).toEqual([
      {
        queue: 'publish-dossier',
        id: `publish-${dossier.id}-1-1`,
        payload: { dossierId: dossier.id },
        correlationId: 'spec-correlation',
        // Behind what happens now.
        priority: 1,
      },
    ]);
  });

  it('leaves what was touched a moment ago alone', async () => {
    await world.dossier(received);
    clock.advance({ seconds: STALE - 1 });
    expect(await sweep()).toEqual([]);
  });

  it('comes back under a new job id only after the same time again', async () => {
    const dossier = await world.dossier(received, processing);
    clock.advance({ seconds: STALE });
    await sweep();
    expect(await sweep()).toEqual([]);
    clock.advance({ seconds: STALE });
    expect(await jobs()).toEqual([`publish-${dossier.id}-1-2`]);
  });

  it('goes on from the first change that is not sent', async () => {
    const dossier = await world.dossier(received, processing);
    const next = await world.publications.claimNext(dossier.id);
    if (next.kind === 'claimed') {
      await world.publications.markSent(next.claim, { digest: 'aa', linksUntil: null });
    }
    clock.advance({ seconds: STALE });
    expect(await jobs()).toEqual([`publish-${dossier.id}-2-1`]);
  });

  it('stirs up neither what was set aside nor what waits behind it', async () => {
    const dossier = await world.dossier(received, processing);
    const next = await world.publications.claimNext(dossier.id);
    if (next.kind === 'claimed') await world.publications.setAside(next.claim, 'từ chối');
    clock.advance({ days: 1 });
    expect(await sweep()).toEqual([]);
  });

  it('leaves a change alone whose predecessor has not been recorded yet', async () => {
    const dossier = await givenDossier(test.database, [received, processing]);
    await world.record(dossier, 2);
    clock.advance({ days: 1 });
    expect(await sweep()).toEqual([]);
  });

  it('does not disturb a sender that is alive, though everything counts as stale after a start', async () => {
    const dossier = await world.dossier(received);
    await world.publications.claimNext(dossier.id);
    clock.advance({ seconds: 59 });
    const afterStart = new SweepPublications(test.database, world.publications, clock).sweep(0);
    expect(await afterStart).toEqual([]);
    expect(await world.states(dossier)).toEqual(['sending']);
  });

  it('releases what a dead sender has left behind', async () => {
    const dossier = await world.dossier(received);
    await world.publications.claimNext(dossier.id);
    clock.advance({ seconds: STALE });
    expect(await jobs()).toEqual([`publish-${dossier.id}-1-1`]);
    expect(await world.states(dossier)).toEqual(['pending']);
  });

  it('shares the work with a sweeper of another process', async () => {
    const dossiers = await Promise.all([1, 2, 3, 4].map(() => world.dossier(received)));
    clock.advance({ seconds: STALE });
    const [one, other] = await Promise.all([jobs(), jobs()]);
    expect([...one, ...other].sort()).toEqual(dossiers.map(({ id }) => `publish-${id}-1-1`).sort());
  });
});
