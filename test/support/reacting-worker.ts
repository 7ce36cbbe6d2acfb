import { Test, type TestingModule } from '@nestjs/testing';
import { DocumentWorkerModule } from '#document';
import { type NoticeChannel, NoticePapers, type PaperPrinter } from '#dossier';
import { FeeWorkerModule } from '#fee';
import { FormWorkerModule } from '#form';
import { IntakeWorkerModule } from '#intake';
import {
  LookAfterNotices,
  NoticeSilence,
  NotificationWorkerModule,
  RemindOfSupplements,
} from '#notification';
import { Clock, ClockModule } from '#platform/clock';
import { ConfigModule } from '#platform/config';
import { DatabaseModule, EVERYTHING } from '#platform/database';
import { LoggingModule } from '#platform/logging';
import { OutboxModule, OutboxRelay } from '#platform/outbox';
import { PersonalDataModule } from '#platform/personal-data';
import { JobRegistry, type QueuedJob, QueueModule, Queues, Sweeper } from '#platform/queue';
import { PortalSyncWorkerModule, SendLetters } from '#portal-sync';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import {
  FetchCivilArrivals,
  ReadCivilList,
  SendDeposits,
  SharedPlatformWorkerModule,
  TellCivilStates,
} from '#shared-platform';
import { NoticeOverdue, SupervisionWorkerModule } from '#supervision';
import { WebhookWorkerModule } from '#webhook';
import { servedFrom, type Settings, testConfig } from '#testing';
import { paymentSettings } from './payments.ts';
import type { TestApi } from './test-api.ts';

const { username, password, agency, dstcode } = demoAccounts.portal;

/** What a worker does upon changes of dossiers, made to happen by the test and at the instant the test sets. */
export class ReactingWorker {
  private constructor(
    private readonly module: TestingModule,
    readonly simulators: Simulators,
    private readonly queued: QueuedJob[],
  ) {}

  /** @param outside the outside world, where the API has to do with it as well; it ends with the worker */
  static async beside(
    api: Pick<TestApi, 'databaseUrl' | 'clock'>,
    outside?: Simulators,
    settings: Settings = {},
  ): Promise<ReactingWorker> {
    const simulators = outside ?? (await startSimulators({ port: 0, smtpPort: 0 }));
    const queued: QueuedJob[] = [];
    const config = testConfig({
      ...servedFrom(api.databaseUrl),
      PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`,
      ...{ PORTAL_USERNAME: username, PORTAL_PASSWORD: password },
      ...{ PORTAL_AGENCY: agency, PORTAL_DSTCODE: dstcode },
      ...paymentSettings(simulators),
      SMS_URL: `${simulators.url}/bulkapi`,
      WEBHOOK_NETWORKS: '127.0.0.1',
      SMTP_URL: `smtp://127.0.0.1:${simulators.smtpPort}`,
      ...settings,
    });
    const platform = [
      ConfigModule.of(config),
      LoggingModule.of('worker'),
      ClockModule,
      DatabaseModule.of(EVERYTHING),
    ];
    const queues = [QueueModule, OutboxModule, PersonalDataModule];
    const reactions = [
      ...[DocumentWorkerModule, FeeWorkerModule, FormWorkerModule, NotificationWorkerModule],
      ...[PortalSyncWorkerModule, SupervisionWorkerModule, WebhookWorkerModule, SharedPlatformWorkerModule],
      IntakeWorkerModule,
    ];
    const module = await Test.createTestingModule({ imports: [...platform, ...queues, ...reactions] })
      .overrideProvider(Clock)
      .useValue(api.clock)
      // The test does the jobs itself.
      .overrideProvider(Queues)
      .useValue({ add: (jobs: QueuedJob[]) => Promise.resolve(queued.push(...jobs)) })
      .compile();
    await module.init();
    return new ReactingWorker(module, simulators, queued);
  }

  /** Looks for late dossiers, writes what changes ask for, and brings the dossier's publications to the portal. */
  async react(dossierId: string): Promise<void> {
    await this.module.get(NoticeOverdue).execute();
    await this.module.get(OutboxRelay).drain();
    const publish = this.module.get(JobRegistry).complete().get('publish-dossier');
    await publish?.({ dossierId });
  }

  /** Brings to the portal what became known of a dossier after it was told of it last. */
  async tellAgain(dossierId: string): Promise<void> {
    await this.module.get(OutboxRelay).drain();
    await this.module.get(Sweeper).sweep(0);
    await this.module.get(JobRegistry).complete().get('publish-dossier')?.({ dossierId });
  }

  /** Tells the portal what it is to be told besides dossiers, as far as it is due. */
  async sendLetters(): Promise<void> {
    await this.module.get(OutboxRelay).drain();
    await this.module.get(SendLetters).execute();
  }

  /** Looks what has come with time alone: reminders, silences, and what officers should know of. */
  async lookAround(): Promise<void> {
    await this.module.get(RemindOfSupplements).execute();
    await this.module.get(NoticeSilence).execute();
    await this.module.get(OutboxRelay).drain();
    await this.module.get(LookAfterNotices).execute();
  }

  /** Asks the payment platform about every request whose time has come. */
  async reconcile(): Promise<void> {
    this.queued.length = 0;
    await this.module.get(Sweeper).sweep(0);
    const reconcile = this.module.get(JobRegistry).complete().get('reconcile-payment');
    for (const { queue, payload } of this.queued) {
      if (queue === 'reconcile-payment') await reconcile?.(payload);
    }
  }

  /** Puts results into the stores of their owners, as far as they are due. */
  async deposit(): Promise<void> {
    await this.module.get(OutboxRelay).drain();
    await this.module.get(SendDeposits).execute();
  }

  /** Reads the list of the civil-status system, if it is due. */
  readCivilList(): Promise<void> {
    return this.module.get(ReadCivilList).execute();
  }

  /** Reads what the civil-status system holds and brings it to the desks, as far as it is due. */
  async fetchCivilStatus(): Promise<void> {
    await this.readCivilList();
    await this.module.get(FetchCivilArrivals).execute();
  }

  /** Tells the civil-status system where its dossiers have come, as far as it is due. */
  async tellCivilStatus(): Promise<void> {
    await this.module.get(OutboxRelay).drain();
    await this.module.get(TellCivilStates).execute();
  }

  /** Scans what was uploaded, as the jobs would. */
  async scan(): Promise<void> {
    await this.module.get(OutboxRelay).drain();
    const scan = this.module.get(JobRegistry).complete().get('scan-document');
    for (const { queue, payload } of this.queued.splice(0)) {
      if (queue === 'scan-document') await scan?.(payload);
    }
  }

  /** Sends a message that was written. */
  async deliver(channel: NoticeChannel, deliveryId: string): Promise<void> {
    await this.module.get(JobRegistry).complete().get(`deliver-${channel}`)?.({ deliveryId });
  }

  /** Tells a subscription what waits for it. */
  async tell(subscriptionId: string): Promise<void> {
    await this.module.get(JobRegistry).complete().get('deliver-webhook')?.({ subscriptionId });
  }

  /** What goes with letters. */
  get papers(): PaperPrinter {
    return this.module.get(NoticePapers, { strict: false });
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.simulators.close();
  }
}
