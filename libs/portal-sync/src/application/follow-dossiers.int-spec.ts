import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { givenDossier } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';

describe('following the changes of dossiers', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let world: PortalWorld;

  beforeAll(async () => {
    test = await createTestDatabase();
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    world = new PortalWorld(test.database, new FakeClock(), simulators);
  });
  afterAll(async () => {
    await simulators.close();
    await test.close();
  });

  it('makes a change a publication with a job under the id of its cause', async () => {
    const dossier = await givenDossier(test.database, [{ status: 'received' }]);
    expect(await world.record(dossier, 1)).toEqual([
      {
        queue: 'publish-dossier',
        id: `publish-${dossier.id}-1-0`,
        payload: { dossierId: dossier.id },
        correlationId: 'spec-correlation',
      },
    ]);
    expect(await world.rows(dossier)).toEqual([
      { sequence: 1, state: 'pending', attempts: 0, sweeps: 0, sentAt: null, lastError: null },
    ]);
  });

  it('keeps the publication there is when a change is told twice', async () => {
    const dossier = await world.dossier({ status: 'received' });
    await world.worker().execute(dossier.id);
    await world.record(dossier, 1);
    expect(await world.states(dossier)).toEqual(['sent']);
  });
});
