import { DossierSnapshots, OutwardFiles } from '#dossier';
import { Directory } from '#organization';
import { type Database, sql } from '#platform/database';
import type { QueuedJob } from '#platform/queue';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { demoAccounts, type FaultRequest, type Simulators } from '#simulators';
import { type FakeClock, silentLogger, testConfig, testPersonalData } from '#testing';
import { MapiClient } from '../src/adapters/mapi-client.ts';
import { MapiSessions } from '../src/adapters/mapi-sessions.ts';
import { MapiTransport } from '../src/adapters/mapi-transport.ts';
import { MapiPortal } from '../src/adapters/mapi.portal.ts';
import { FollowDossiers } from '../src/application/follow-dossiers.ts';
import type { PublicationContent } from '../src/application/content-of.ts';
import type { NationalPortal } from '../src/application/national-portal.ts';
import { PrepareContent } from '../src/application/prepare-content.ts';
import { PrepareProgress } from '../src/application/prepare-progress.ts';
import { PublishDossier } from '../src/application/publish-dossier.ts';
import { SendAgain } from '../src/application/send-again.ts';
import { SendPublication } from '../src/application/send-publication.ts';
import { Exchanges } from '../src/persistence/exchanges.ts';
import { Publications } from '../src/persistence/publications.ts';
import { type GivenChange, givenDossier, type GivenDossier } from './given-dossier.ts';

/** A publication as its row keeps it. */
export interface PublicationRow {
  sequence: number;
  state: string;
  attempts: number;
  sweeps: number;
  sentAt: Date | null;
  lastError: string | null;
}

const { username, password, agency, dstcode } = demoAccounts.portal;

/** The sending side wired by hand over a real database and the simulated portal. */
export class PortalWorld {
  /** What there is of files; a test adds those who keep them. */
  readonly files = new OutwardFiles();
  readonly config;
  readonly publications;
  readonly prepare;
  readonly prepareProgress;

  constructor(
    readonly database: Database,
    readonly clock: FakeClock,
    readonly simulators: Simulators,
    callTimeoutSeconds = 5,
  ) {
    this.config = testConfig({
      PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`,
      PORTAL_USERNAME: username,
      PORTAL_PASSWORD: password,
      PORTAL_AGENCY: agency,
      PORTAL_DSTCODE: dstcode,
      CALL_TIMEOUT_SECONDS: callTimeoutSeconds,
      PORTAL_LOOKUPS_PER_SECOND: 1000,
    });
    this.publications = new Publications(database, clock, this.config);
    const snapshots = new DossierSnapshots(database, testPersonalData(database));
    const national = new NationalStatuses(database);
    this.prepareProgress = new PrepareProgress(snapshots, national);
    this.prepare = new PrepareContent(
      snapshots,
      new Procedures(database),
      new Directory(database),
      national,
      this.files,
    );
  }

  /** An adapter with a session of its own, as each worker process has. */
  portal(): MapiPortal {
    const transport = new MapiTransport(this.config);
    const sessions = new MapiSessions(transport, this.config);
    const log = new Exchanges(this.database, this.clock, silentLogger());
    return new MapiPortal(new MapiClient(transport, sessions, log, this.config));
  }

  sender(): SendPublication {
    return new SendPublication(this.portal(), this.publications, this.config);
  }

  worker(portal: NationalPortal = this.portal()): PublishDossier {
    const sending = new SendPublication(portal, this.publications, this.config);
    const again = new SendAgain(portal, this.publications, this.prepareProgress, this.config);
    return new PublishDossier(this.publications, this.prepare, sending, again, silentLogger());
  }

  async content({ id }: GivenDossier, sequence: number): Promise<PublicationContent> {
    const prepared = await this.prepare.execute(id, sequence);
    if (prepared.kind === 'unsendable') throw new Error(prepared.reason);
    return prepared.content;
  }

  /** A dossier with this history, all of whose changes are recorded for sending. */
  async dossier(...changes: GivenChange[]): Promise<GivenDossier> {
    const dossier = await givenDossier(this.database, changes);
    for (const index of changes.keys()) await this.record(dossier, index + 1);
    return dossier;
  }

  /** What the outbox relay does with one change. */
  record({ id }: GivenDossier, sequence: number): Promise<QueuedJob[]> {
    const message = {
      id: '1',
      name: 'dossier.changed.v1',
      subjectId: id,
      payload: { sequence, status: 'received', statusBefore: null },
      correlationId: 'spec-correlation',
      occurredAt: this.clock.now(),
    };
    const subscriber = new FollowDossiers(this.clock);
    return this.database.transaction((tx) => subscriber.handle([message], tx));
  }

  rows({ id }: GivenDossier): Promise<PublicationRow[]> {
    return this.database.query<PublicationRow>(sql`
      select sequence, state, attempts, sweeps, sent_at as "sentAt", last_error as "lastError"
      from portal_sync.publication where dossier_id = ${id} order by sequence`);
  }

  async states(dossier: GivenDossier): Promise<string[]> {
    return (await this.rows(dossier)).map(({ state }) => state);
  }

  misbehave(fault: Omit<FaultRequest, 'target'>): void {
    this.simulators.faults.set({ target: 'portal', ...fault });
  }

  /** Statuses in the portal's progress of a dossier, in the order of arrival. */
  progress({ code }: GivenDossier): string[] {
    return this.simulators.portal.dossier(code)?.progress.map((row) => row.TrangThai) ?? [];
  }

  /** Business services called so far; a dossier is written as new (`insert`) or over (`update`). */
  calls(): string[] {
    return this.simulators.portal
      .requests()
      .filter(({ service }) => service !== 'login')
      .map(({ service, body }) => {
        if (service !== 'DongBoHoSoMC') return service;
        return body['isUpdating'] === 'True' ? 'update' : 'insert';
      });
  }

  holding(): number {
    return this.simulators.faults.list().reduce((calls, fault) => calls + fault.holding, 0);
  }
}
