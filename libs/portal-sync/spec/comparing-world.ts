import type { Principal } from '#identity';
import { sql } from '#platform/database';
import { silentLogger, type TestDatabase } from '#testing';
import { BeginReconciliation } from '../src/application/begin-reconciliation.ts';
import { CompareDossiers } from '../src/application/compare-dossiers.ts';
import type { NationalPortal } from '../src/application/national-portal.ts';
import { OpenRepublications } from '../src/application/open-republications.ts';
import { ListDifferences } from '../src/application/queries/list-differences.ts';
import { ListReconciliations } from '../src/application/queries/list-reconciliations.ts';
import { ReconcilePortal } from '../src/application/reconcile-portal.ts';
import { Reconciliations } from '../src/persistence/reconciliations.ts';
import type { GivenDossier } from './given-dossier.ts';
import type { PortalWorld } from './portal-world.ts';

const administrator: Principal = {
  ...{ kind: 'officer', accountId: 7, username: 'quan.tri', officerId: 7 },
  ...{ fullName: 'Quản Trị Mẫu', positions: [] },
};

/** The day tests play on. */
export const TODAY = '2026-03-04';

/** What compares the portal's books with ours, wired by hand over a real database and the simulated portal. */
export class ComparingWorld {
  readonly runs;

  constructor(readonly world: PortalWorld) {
    this.runs = new Reconciliations(world.database, world.clock, world.config);
  }

  /** Nothing was ever published, or compared. */
  static empty({ database }: Pick<TestDatabase, 'database'>): Promise<unknown> {
    return database.query(sql`
      truncate portal_sync.publication, portal_sync.republication, portal_sync.reconciliation, portal_sync.difference,
        portal_sync.compared_day`);
  }

  /** @param portal what it asks; the simulated one unless told otherwise */
  worker(portal: NationalPortal = this.world.portal()): ReconcilePortal {
    const { database, clock, prepare, prepareProgress, config } = this.world;
    const logger = silentLogger();
    const compare = new CompareDossiers(portal, prepare, prepareProgress, logger, config);
    return new ReconcilePortal(database, clock, this.runs, compare, logger);
  }

  /** A portal that answers otherwise than the simulated one. */
  asking(lookUp: NationalPortal['lookUp']): NationalPortal {
    return Object.assign(Object.create(this.world.portal()) as NationalPortal, { lookUp });
  }

  ask(from = TODAY, until = from): Promise<number> {
    const { database, clock } = this.world;
    return new BeginReconciliation(database, clock).execute(administrator, { from, until }, 'Kiểm tra');
  }

  run(id: number) {
    return new ListReconciliations(this.world.database).one(id);
  }

  /** Asks for a comparison of all that was sent before, and has one worker at it. */
  async compare(portal?: NationalPortal) {
    this.world.clock.advance({ seconds: 1 });
    const id = await this.ask();
    await this.worker(portal).execute();
    return this.run(id);
  }

  /** Sends again what was found to differ. @returns of how many dossiers */
  async heal(...dossiers: GivenDossier[]): Promise<number> {
    const { database, clock } = this.world;
    clock.advance({ seconds: 1 });
    const opened = await new OpenRepublications(database, clock).sweep();
    for (const { id } of dossiers) await this.world.worker().execute(id);
    return opened.length;
  }

  /** A dossier of three changes that the portal was told of. */
  async sentDossier(): Promise<GivenDossier> {
    const changes = (['received', 'processing', 'completed'] as const).map((status) => ({ status }));
    const dossier = await this.world.dossier(...changes);
    await this.world.worker().execute(dossier.id);
    return dossier;
  }

  async differences() {
    const { items } = await new ListDifferences(this.world.database).execute({ limit: 100 });
    return items.map(({ dossier, kind, state, tries }) => ({ id: dossier.id, kind, state, tries }));
  }

  /** As the simulated portal holds it, to be tampered with. */
  heldOf({ code }: GivenDossier) {
    const held = this.world.simulators.portal.dossier(code);
    if (!held) throw new Error('the portal does not hold it');
    return held;
  }
}
