import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DOSSIER_CHANGED } from '#dossier';
import { ClockModule } from '#platform/clock';
import { type Config, ConfigModule } from '#platform/config';
import { DatabaseModule, EVERYTHING, sql } from '#platform/database';
import { LoggingModule } from '#platform/logging';
import { insertOutboxMessages, OutboxModule, OutboxRelay } from '#platform/outbox';
import { PersonalDataModule } from '#platform/personal-data';
import { JobHost, JobRegistry, QueueModule, Sweeper } from '#platform/queue';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, eventually, testConfig, type TestDatabase, servedFrom } from '#testing';
import { deliveriesOf, type DeliveryRow, storeDelivery } from '../spec/stored-deliveries.ts';
import { RECEIVED_AT, storeDossier } from '../spec/stored-dossiers.ts';
import { NotificationWorkerModule } from './notification-worker.module.ts';

/** A worker that does nothing but notify; its rounds are made by the tests. */
async function startWorker(config: Config): Promise<INestApplicationContext> {
  @Module({
    imports: [
      ConfigModule.of(config),
      LoggingModule.of('worker'),
      ...[
        ClockModule,
        DatabaseModule.of(EVERYTHING),
        QueueModule,
        OutboxModule,
        PersonalDataModule,
        NotificationWorkerModule,
      ],
    ],
  })
  class NotifyingWorkerModule {}
  const worker = await NestFactory.createApplicationContext(NotifyingWorkerModule, { logger: false });
  worker.get(JobRegistry).register('publish-dossier', () => Promise.resolve());
  worker.get(JobRegistry).register('scan-document', () => Promise.resolve());
  worker.get(JobRegistry).register('reconcile-payment', () => Promise.resolve());
  worker.get(JobRegistry).register('deliver-webhook', () => Promise.resolve());
  worker.get(JobRegistry).register('retry-webhook', () => Promise.resolve());
  await worker.get(JobHost).start();
  return worker;
}

describe('a worker that notifies', () => {
  let db: TestDatabase;
  let simulators: Simulators;
  let worker: INestApplicationContext;

  const receive = async (): Promise<string> => {
    const subjectId = await storeDossier(db.database);
    const payload = { sequence: 1, status: 'received', statusBefore: null };
    const occurredAt = new Date(RECEIVED_AT);
    await db.database.query(
      insertOutboxMessages([{ name: DOSSIER_CHANGED, subjectId, payload, occurredAt }]),
    );
    expect(await worker.get(OutboxRelay).drain()).toBe(1);
    return subjectId;
  };
  const sentOf = (dossierId: string): Promise<DeliveryRow[]> =>
    eventually('every message is sent', async () => {
      const rows = await deliveriesOf(db.database, dossierId);
      expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'sent'));
      return rows;
    });
  const arrived = () => ({ sms: simulators.sms.messages().length, email: simulators.mail.messages().length });

  beforeEach(async () => {
    [db, simulators] = await Promise.all([createTestDatabase(), startSimulators({ port: 0, smtpPort: 0 })]);
    worker = await startWorker(
      testConfig({
        ...servedFrom(db.url),
        SMTP_URL: `smtp://127.0.0.1:${simulators.smtpPort}`,
        SMS_URL: `${simulators.url}/bulkapi`,
        SMS_USER: demoAccounts.sms.user,
        SMS_PASSWORD: demoAccounts.sms.password,
        SMS_CPCODE: demoAccounts.sms.cpCode,
        SMS_BRANDNAME: demoAccounts.sms.brandname,
      }),
    );
  });
  afterEach(async () => {
    await worker.close();
    await Promise.all([db.close(), simulators.close()]);
  });

  it('sends an SMS and an e-mail about a reception, once', async () => {
    const rows = await sentOf(await receive());
    expect(rows.map(({ channel, attempts }) => [channel, attempts])).toEqual(
      expect.arrayContaining([
        ['sms', 1],
        ['email', 1],
      ]),
    );
    expect(arrived()).toEqual({ sms: 1, email: 1 });
    expect(simulators.sms.messages()[0]?.content).toMatch(/\?secret=[A-Z2-9]{10} /);
    expect(simulators.mail.messages()[0]).toMatchObject({
      subject: expect.stringMatching(/^Đã tiếp nhận hồ sơ H99/),
      html: expect.stringMatching(/\?secret=[A-Z2-9]{10}"/),
    });
  });

  it('sends over the gateway that is named, and hears what became of the message', async () => {
    await worker.close();
    worker = await startWorker(
      testConfig({
        ...servedFrom(db.url),
        SMTP_URL: `smtp://127.0.0.1:${simulators.smtpPort}`,
        SMS_GATEWAYS: 'smpp',
        SMPP_URL: `smpp://127.0.0.1:${simulators.smppServer.port}`,
        SMPP_SYSTEM_ID: demoAccounts.smpp.systemId,
        SMPP_PASSWORD: demoAccounts.smpp.password,
      }),
    );
    await sentOf(await receive());
    expect(arrived()).toEqual({ sms: 0, email: 1 });
    const [message] = simulators.smpp.messages();
    expect(message?.messageIds.length).toBeGreaterThan(1);
    for (const part of message?.messageIds ?? []) expect(await simulators.smppServer.tell(part)).toBe(0);
    const told = await db.database.query<{ outcome: string }>(sql`
      select outcome from notification.receipt where gateway_id = ${message?.messageIds.join('+')}`);
    expect(told).toEqual([{ outcome: 'delivered' }]);
    await worker.close();
    await eventually('it has taken its leave', () => expect(simulators.smppServer.clients).toBe(0));
  });

  it('delivers, once, what waited for gateways that were down', async () => {
    simulators.faults.set({ target: 'sms', kind: 'down' });
    simulators.faults.set({ target: 'mail', kind: 'down' });
    const dossierId = await receive();
    await eventually('both gateways were tried in vain', async () => {
      const rows = await deliveriesOf(db.database, dossierId);
      expect(rows).toHaveLength(2);
      for (const row of rows) expect(row.lastError).not.toBeNull();
    });
    expect(arrived()).toEqual({ sms: 0, email: 0 });
    simulators.faults.clear();
    await sentOf(dossierId);
    expect(arrived()).toEqual({ sms: 1, email: 1 });
  });

  it('delivers what has no job in any queue store', async () => {
    const dossierId = await storeDossier(db.database);
    await storeDelivery(db.database, { dossierId, at: new Date(RECEIVED_AT) });
    await storeDelivery(db.database, { dossierId, channel: 'email', at: new Date(RECEIVED_AT) });
    expect(await worker.get(Sweeper).sweep(0)).toBe(2);
    await sentOf(dossierId);
    expect(arrived()).toEqual({ sms: 1, email: 1 });
  });
});
