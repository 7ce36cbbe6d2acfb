import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '#platform/config';
import { sql } from '#platform/database';
import {
  demoAccounts,
  type FaultRequest,
  type FaultTarget,
  type Simulators,
  type SimulatorsOptions,
  startSimulators,
} from '#simulators';
import {
  createTestDatabase,
  eventually,
  postgresQueues,
  servedFrom,
  type QueueStoreUnderTest,
  type Settings,
  type TestDatabase,
  testEnvironment,
} from '#testing';
import { createApi } from '../../apps/api/src/create-api.ts';
import { MovableClock } from './movable-clock.ts';
import { Officer } from './officer.ts';
import { WorkerProcess } from './worker-process.ts';

/** Starting a process on a busy machine takes its time. */
const PATIENCE_MS = 60_000;

interface Parts {
  test: TestDatabase;
  simulators: Simulators;
  app: NestFastifyApplication;
  clock: MovableClock;
  environment: Record<string, string | undefined>;
  folder: string;
  store: QueueStoreUnderTest;
}

/**
 * The whole system over a database of its own: the API and the simulated outside world in this process, workers as
 * processes that tests start and kill.
 */
export class System {
  readonly anyone: Officer;
  private readonly workers: WorkerProcess[] = [];

  private constructor(private readonly parts: Parts) {
    this.anyone = new Officer(parts.app);
  }

  /** Starts it without a worker. @param outside what the outside world is started with besides */
  static async start(
    store: QueueStoreUnderTest = postgresQueues,
    settings: Settings = {},
    outside: Partial<SimulatorsOptions> = {},
  ): Promise<System> {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-system-'));
    const clock = new MovableClock(join(folder, 'clock.json'));
    const simulators = await startSimulators({ port: 0, smtpPort: 0, ...outside });
    const test = await createTestDatabase();
    await store.wipe(test.url);
    // Officers' mails of the day would come into the middle of what tests count: it is morning there.
    await test.database.query(sql`update notification.reminding set digest_at = '23:30'`);
    const environment = testEnvironment({
      ...servedFrom(test.url),
      ...store.settings,
      CLOCK_FILE: clock.file,
      AUDIT_EXPORT_FILE: join(folder, 'seals.jsonl'),
      LOG_LEVEL: 'warn',
      DATABASE_POOL: 4,
      // As in production: what a killed worker held is taken up again when the clock has moved on.
      CALL_TIMEOUT_SECONDS: 30,
      SMTP_URL: `smtp://127.0.0.1:${simulators.smtpPort}`,
      SMS_URL: `${simulators.url}/bulkapi`,
      ...vnptSettings(simulators.url),
      ...platformSettings(simulators.url),
      PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`,
      CLAMD_URL: `tcp://127.0.0.1:${simulators.scanner.port}`,
      DOCUMENTS_FOLDER: join(folder, 'documents'),
      ...settings,
    });
    const app = await createApi(loadConfig({ ...environment, LOG_LEVEL: 'silent' }));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new System({ test, simulators, app, clock, environment, folder, store });
  }

  get database() {
    return this.parts.test.database;
  }

  get clock(): MovableClock {
    return this.parts.clock;
  }

  get sms() {
    return this.parts.simulators.sms;
  }

  get vnptSms() {
    return this.parts.simulators.vnptSms;
  }

  get scanner() {
    return this.parts.simulators.scanner;
  }

  get mail() {
    return this.parts.simulators.mail;
  }

  get portal() {
    return this.parts.simulators.portal;
  }

  get handingIn() {
    return this.parts.simulators.handingIn;
  }

  get sharedPlatform() {
    return this.parts.simulators.sharedPlatform;
  }

  /** Signs an officer of the seed province in. */
  signIn(username: string): Promise<Officer> {
    return this.anyone.signIn(username);
  }

  get databaseUrl(): string {
    return this.parts.test.url;
  }

  /** What every process of it is told. */
  get environment(): Readonly<Record<string, string | undefined>> {
    return this.parts.environment;
  }

  /** @param settings in which this worker differs from the rest of the system */
  startWorker(settings: Record<string, string> = {}): WorkerProcess {
    const worker = new WorkerProcess({ ...this.parts.environment, ...settings });
    this.workers.push(worker);
    return worker;
  }

  /** What the running workers have written. */
  get workerLog(): string {
    return this.workers.map(({ log }) => log).join('\n');
  }

  /** SIGKILL to one worker. */
  async kill(worker: WorkerProcess): Promise<void> {
    this.workers.splice(this.workers.indexOf(worker), 1);
    await worker.kill();
  }

  /** SIGKILL to every worker. What was in flight is known to be dead at the gateways too when this returns. */
  async killWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.kill()));
    await eventually('the gateways notice that the callers are gone', () => {
      if (this.held() > 0) throw new Error(`${this.held()} calls are still waited for`);
    });
  }

  /** Waits for something the workers bring about; their log is in the failure. Does not wait for a worker that has ended. */
  async until<Result>(
    sentence: string,
    probe: () => Promise<Result> | Result,
    patienceMs = PATIENCE_MS,
  ): Promise<Result> {
    const watched = async () => (this.failedWorker ? undefined : { seen: await probe() });
    const found = await eventually(sentence, watched, patienceMs).catch((error: unknown) => {
      throw new Error(
        `${String(error)}; the workers said:\n${this.workers.map(({ log }) => log).join('\n')}`,
        { cause: (error as Error).cause },
      );
    });
    this.assertWorkersRun();
    return found!.seen;
  }

  misbehave(fault: FaultRequest): void {
    this.parts.simulators.faults.set(fault);
  }

  /** The outside world is well again. */
  mend(target?: FaultTarget): void {
    this.parts.simulators.faults.clear(target);
  }

  /** Calls that faults keep waiting at this moment. */
  held(target?: FaultTarget): number {
    return this.faults(target).reduce((calls, { holding }) => calls + holding, 0);
  }

  /** Faults that have not struck as often as told. */
  faults(target?: FaultTarget) {
    return this.parts.simulators.faults.list().filter((fault) => !target || fault.target === target);
  }

  wipeQueues(): Promise<void> {
    return this.parts.store.wipe(this.parts.test.url);
  }

  /** Waits until nothing is on its way any more: every event handled, every message and publication at its end. */
  settled(patienceMs = PATIENCE_MS): Promise<void> {
    const nothingLeft = async () => {
      const left = await this.onItsWay();
      if (left.events + left.messages + left.publications > 0) throw new Error(JSON.stringify(left));
    };
    return this.until('everything has arrived', nothingLeft, patienceMs);
  }

  async onItsWay(): Promise<{ events: number; messages: number; publications: number }> {
    const [left] = await this.database.query<Awaited<ReturnType<System['onItsWay']>>>(sql`
      select (select count(*)::int from platform.outbox_message where state <> 'done') as events,
             (select count(*)::int from notification.delivery where state in ('pending', 'sending')) as messages,
             (select count(*)::int from portal_sync.publication where state in ('pending', 'sending')) as publications`);
    return left!;
  }

  async close(): Promise<void> {
    const { app, simulators, test, folder } = this.parts;
    try {
      this.assertWorkersRun();
    } finally {
      simulators.faults.clear();
      await this.killWorkers();
      await app.close();
      await simulators.close();
      await test.close();
      rmSync(folder, { recursive: true });
    }
  }

  private assertWorkersRun(): void {
    if (this.failedWorker) throw new Error(`a worker ended by itself:\n${this.failedWorker.log}`);
  }

  private get failedWorker(): WorkerProcess | undefined {
    return this.workers.find(({ hasFailed }) => hasFailed);
  }
}

/** Used where `SMS_GATEWAYS` names it. */
const vnptSettings = (simulators: string): Settings => {
  const { apiUser, apiPassword, username, agentId, contractId, labelId, templateId } = demoAccounts.vnptSms;
  return {
    VNPT_URL: `${simulators}/smsmarketing/api`,
    ...{ VNPT_API_USER: apiUser, VNPT_API_PASSWORD: apiPassword, VNPT_USERNAME: username },
    ...{ VNPT_AGENT_ID: agentId, VNPT_CONTRACT_ID: contractId, VNPT_LABEL_ID: labelId },
    VNPT_TEMPLATE_ID: templateId,
  };
};

/** Its services are asked where a test names their paths. */
const platformSettings = (simulators: string): Settings => {
  const { key, secret } = demoAccounts.sharedPlatform;
  return {
    SHARED_PLATFORM_URL: `${simulators}/lgsp`,
    ...{ SHARED_PLATFORM_KEY: key, SHARED_PLATFORM_SECRET: secret },
  };
};
