import { TryAgain } from '#platform/queue';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import type { GivenDossier } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import type { Claim } from '../domain/publication.ts';

const received = { status: 'received' } as const;
const processing = { status: 'processing' } as const;

describe('claiming a publication', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators, 30);
  });
  afterEach(() => simulators.close());

  const claim = async ({ id }: GivenDossier): Promise<Claim> => {
    const next = await world.publications.claimNext(id);
    if (next.kind !== 'claimed') throw new Error(`nothing to claim: ${next.kind}`);
    return next.claim;
  };

  it('gives the lowest unsent one to one worker only', async () => {
    const dossier = await world.dossier(received, processing);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => world.publications.claimNext(dossier.id)),
    );
    expect(claims.filter(({ kind }) => kind === 'claimed')).toEqual([
      {
        kind: 'claimed',
        claim: { dossierId: dossier.id, sequence: 1, attempts: 1, progressBegun: false, again: null },
      },
    ]);
    expect(claims.filter(({ kind }) => kind === 'busy')).toHaveLength(7);
  });

  it('takes a publication from a sender only when two whole calls have passed without a sign of life', async () => {
    const dossier = await world.dossier(received);
    const lost = await claim(dossier);
    clock.advance({ seconds: 59 });
    expect(await world.publications.claimNext(dossier.id)).toEqual({ kind: 'busy' });
    clock.advance({ seconds: 1 });
    expect(await claim(dossier)).toEqual({ ...lost, attempts: 2 });
  });

  it('counts the time from the last sign of life', async () => {
    const dossier = await world.dossier(received);
    const held = await claim(dossier);
    clock.advance({ seconds: 59 });
    expect(await world.publications.renew(held)).toBe(true);
    clock.advance({ seconds: 59 });
    expect(await world.publications.claimNext(dossier.id)).toEqual({ kind: 'busy' });
  });

  it('finds nothing to do for a dossier without changes', async () => {
    expect(await world.publications.claimNext('01958000-0000-7000-8000-00000000ffff')).toEqual({
      kind: 'none',
    });
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('lets a sender that was overtaken record nothing %s its successor, at one time', async (_, last) => {
    const { publications } = world;
    const dossier = await world.dossier(received, processing);
    const lost = await claim(dossier);
    clock.advance({ minutes: 2 });
    const found = await claim(dossier);
    const late = () => publications.setAside(lost, 'muộn');
    const live = () => publications.renew(found);
    const told = await Promise.all(last ? [live(), late()] : [late(), live()]);
    expect(told).toEqual(last ? [true, false] : [false, true]);
    expect((await world.rows(dossier))[0]).toMatchObject({ state: 'sending', attempts: 2, lastError: null });
    await publications.markSent(found, null);
    const next = await claim(dossier);
    expect(next).toMatchObject({ sequence: 2, attempts: lost.attempts });
    expect(await Promise.all([publications.renew(lost), publications.renew(next)])).toEqual([false, true]);
  });

  it('lets a sender that was overtaken neither send nor record anything', async () => {
    const dossier = await world.dossier(received);
    const zombie = await claim(dossier);
    clock.advance({ minutes: 2 });
    await world.worker().execute(dossier.id);
    const content = await world.content(dossier, 1);
    await expect(world.sender().execute(zombie, content)).rejects.toThrow(TryAgain);
    expect(await world.publications.setAside(zombie, 'muộn')).toBe(false);
    expect(await world.publications.postpone(zombie, 'muộn')).toBe(false);
    expect(await world.publications.leaveUnsettled(zombie, 'muộn')).toBe(false);
    expect(await world.rows(dossier)).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }]);
    expect(world.calls()).toEqual(['insert', 'CapNhatTienDoHoSoMC']);
  });
});
