import type { Principal } from '#identity';
import { sql } from '#platform/database';
import { Problem } from '#platform/problem';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { PortalWorld } from '../../spec/portal-world.ts';
import { PausePublishing } from './pause-publishing.ts';
import { PortalLag } from './queries/portal-lag.ts';
import { SweepPublications } from './sweep-publications.ts';

const received = { status: 'received' } as const;
const processing = { status: 'processing' } as const;
const STALE = 600;

const operator: Principal = {
  ...{ kind: 'officer', accountId: 1, username: 'quan.tri', officerId: 1, fullName: 'Quản Trị Mẫu' },
  positions: [],
};

describe('publications that are held back', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;
  let pausing: PausePublishing;

  const sweep = async () =>
    (await new SweepPublications(test.database, world.publications, clock).sweep(STALE)).map(({ id }) => id);
  const pause = () => pausing.pause(operator, 'Cổng bảo trì');

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
    world = new PortalWorld(test.database, clock, simulators);
    pausing = new PausePublishing(test.database, clock);
    await test.database.query(sql`delete from portal_sync.publication`);
    await test.database.query(sql`delete from portal_sync.pause`);
  });

  it('stay where they are, and their jobs end at once', async () => {
    const dossier = await world.dossier(received, processing);
    await pause();
    await world.worker().execute(dossier.id);
    expect(await world.states(dossier)).toEqual(['pending', 'pending']);
    expect(world.progress(dossier)).toEqual([]);
  });

  it('are not stirred up by the sweeper, however long it takes', async () => {
    await world.dossier(received);
    await pause();
    clock.advance({ days: 3 });
    expect(await sweep()).toEqual([]);
  });

  it('finish the call that was under way', async () => {
    const dossier = await world.dossier(received, processing);
    const next = await world.publications.claimNext(dossier.id);
    await pause();
    expect(
      next.kind === 'claimed' &&
        (await world.publications.markSent(next.claim, { digest: 'aa', linksUntil: null })),
    ).toBe(true);
    expect(await world.states(dossier)).toEqual(['sent', 'pending']);
  });

  it('go out in their order when they are let go, without waiting until they count as stale', async () => {
    const dossier = await world.dossier(received);
    await pause();
    await world.worker().execute(dossier.id);
    clock.advance({ seconds: 5 });
    await pausing.resume(operator);
    clock.advance({ seconds: 1 });
    expect(await sweep()).toEqual([`publish-${dossier.id}-1-1`]);
    expect(await sweep()).toEqual([]);
    await world.worker().execute(dossier.id);
    expect(await world.states(dossier)).toEqual(['sent']);
    expect(world.progress(dossier)).toEqual(['2']);
  });

  it('are held back once, and let go once, by somebody who is named', async () => {
    await expect(pausing.resume(operator)).rejects.toMatchObject({ code: 'portal-sync.not-paused' });
    const outcomes = await Promise.allSettled([pause(), pause()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(pause()).rejects.toThrow(Problem);
    expect(await new PortalLag(test.database, clock).ofLast(1)).toMatchObject({
      pause: { reason: 'Cổng bảo trì', pausedAt: clock.now() },
    });
    await pausing.resume(operator);
    const audited = await test.database.query(sql`
      select actor, action, details from audit.entry where subject_id = 'national-portal' order by id`);
    expect(audited.slice(-2)).toEqual([
      { actor: 'quan.tri', action: 'portal-sync.pause', details: { reason: 'Cổng bảo trì' } },
      { actor: 'quan.tri', action: 'portal-sync.resume', details: { since: clock.now().toISOString() } },
    ]);
  });
});

describe('how far the portal is behind', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;

  const lag = (hours = 1) => new PortalLag(test.database, clock).ofLast(hours);

  beforeEach(async () => {
    test = await createTestDatabase();
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
  });
  afterEach(async () => {
    await simulators.close();
    await test.close();
  });

  it('is nothing where nothing happened', async () => {
    expect(await lag()).toMatchObject({
      ...{ waiting: 0, oldest: null, setAside: 0, acknowledged: 0, delay: { p50: null, p99: null } },
    });
  });

  it('is what waits, since when, what was refused, and how soon changes were told', async () => {
    const changedAt = clock.now();
    await world.worker().execute((await world.dossier({ ...received, at: changedAt })).id);
    clock.advance({ seconds: 30 });
    await world.worker().execute((await world.dossier({ ...received, at: changedAt })).id);
    world.misbehave({ kind: 'reject', message: 'Không nhận' });
    await world.worker().execute((await world.dossier(received, processing)).id);
    const recordedAt = clock.now();
    await world.dossier(received);
    clock.advance({ minutes: 5 });
    await world.dossier(received);
    expect(await lag()).toMatchObject({
      ...{ waiting: 3, oldest: recordedAt, setAside: 1, acknowledged: 2 },
      delay: { p50: 15, p99: expect.closeTo(29.7, 5) },
    });
  });

  it('counts a change when the portal first had it, not when it is told again', async () => {
    const dossier = await world.dossier({ ...received, at: clock.now() });
    await world.worker().execute(dossier.id);
    clock.advance({ hours: 30 });
    await test.database.query(sql`update portal_sync.publication set state = 'pending'`);
    await world.worker().execute(dossier.id);
    expect(await lag(1)).toMatchObject({ acknowledged: 0 });
    expect(await lag(48)).toMatchObject({ acknowledged: 1, delay: { p99: 0 } });
  });
});
