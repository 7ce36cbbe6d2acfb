import { Abilities } from '#authorization';
import { DossierScope, FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { givenDossier, type GivenDossier } from '../../../spec/given-dossier.ts';
import { PortalWorld } from '../../../spec/portal-world.ts';
import { ListPublications } from './list-publications.ts';

describe('the publications of a dossier', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let world: PortalWorld;
  let dossier: GivenDossier;
  let listing: ListPublications;

  /** An officer of the agency that takes part in the dossier, or of another one. */
  const officer = async (takesPart: boolean): Promise<Principal> => {
    const [agency] = await test.database.query<{ id: number }>(sql`
      select id from organization.agency where (id = (select min(id) from organization.agency)) = ${takesPart}
      order by id limit 1`);
    const position = {
      ...{ agencyId: agency?.id ?? 0, role: 'case-officer' as const, title: 'Chuyên viên' },
      ...{ fields: [], clearance: 'normal' as const },
    };
    return {
      kind: 'officer',
      accountId: 1,
      username: 'chuyen.vien',
      officerId: 1,
      fullName: 'Chuyên Viên Mẫu',
      positions: [position],
    };
  };

  beforeAll(async () => {
    test = await createTestDatabase();
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
    const scope = new DossierScope(new Abilities(new Directory(test.database)));
    listing = new ListPublications(
      test.database,
      new FindDossier(test.database, scope, undefined as never, undefined as never),
    );
    dossier = await givenDossier(test.database, [{ status: 'received' }, { status: 'processing' }]);
    await world.record(dossier, 1);
    await world.worker().execute(dossier.id);
  });
  afterAll(async () => {
    await simulators.close();
    await test.close();
  });

  it('show every change, also one that has not been recorded for sending yet', async () => {
    expect(await listing.execute(await officer(true), dossier.id)).toMatchObject([
      {
        sequence: 1,
        status: 'received',
        state: 'sent',
        attempts: 1,
        sentAt: world.clock.now(),
        lastError: null,
      },
      { sequence: 2, status: 'processing', state: 'pending', attempts: 0, sentAt: null, lastError: null },
    ]);
  });

  it('are not shown to officers whose agencies take no part in the dossier', async () => {
    await expect(listing.execute(await officer(false), dossier.id)).rejects.toMatchObject({
      code: 'dossier.unknown',
    });
  });
});
