import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { loggerInto } from '../../spec/log-lines.ts';
import { ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, deliveryOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { ImapBounceMailbox } from '../adapters/email/imap-bounce.mailbox.ts';
import { NodemailerMailer } from '../adapters/email/nodemailer.mailer.ts';
import { BounceAddresses } from './bounce-addresses.ts';
import type { DeliverMessage } from './deliver-message.ts';
import { ReadBounces } from './read-bounces.ts';
import { RecordReceipt } from './record-receipt.ts';

const { user, password } = demoAccounts.bounces;

describe('what comes back', () => {
  let db: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let mailer: NodemailerMailer;
  let addresses: BounceAddresses;
  let deliver: DeliverMessage;
  let bounces: ReadBounces;
  let logged: string[];

  const readingWith = (imapUrl: string): ReadBounces => {
    const config = testConfig({ BOUNCE_ADDRESS: 'thu-tra-lai@saomai.example', BOUNCE_URL: imapUrl });
    const mailbox = new ImapBounceMailbox(config, clock, loggerInto(logged));
    const receipts = new RecordReceipt(db.database, clock);
    return new ReadBounces(mailbox, addresses, receipts, mailer, clock);
  };
  /** A letter that was sent. @returns its id */
  const sent = async (): Promise<string> => {
    const dossierId = await storeDossier(db.database);
    const id = await storeDelivery(db.database, { dossierId, channel: 'email', at: clock.now() });
    await deliver.execute(id, 'email');
    return id;
  };
  const standing = async (id: string) => {
    const { state, reason, lastError } = (await deliveryOf(db.database, id)) ?? {};
    return { state, reason, lastError };
  };
  const returned = async (code?: string, message?: string): Promise<string> => {
    simulators.faults.set({
      target: 'mail',
      kind: 'bounce',
      ...(code && { code }),
      ...(message && { message }),
    });
    return sent();
  };
  const receipts = async (): Promise<number> => {
    const [row] = await db.database.query<{ count: number }>(
      sql`select count(*)::int from notification.receipt`,
    );
    return row?.count ?? 0;
  };
  const forgetAll = () => {
    simulators.bounces.mails.forEach(({ flags }) => flags.add('\\Deleted'));
    simulators.bounces.expunge(() => true);
  };
  const held = () => simulators.bounces.mails.map(({ flags }) => [...flags]);

  beforeAll(async () => {
    [db, simulators] = await Promise.all([createTestDatabase(), startSimulators({ port: 0, smtpPort: 0 })]);
  });
  beforeEach(() => {
    clock = new FakeClock();
    logged = [];
    const imapUrl = `imap://${user}:${password}@127.0.0.1:${simulators.imapPort}`;
    const config = testConfig({
      SMTP_URL: `smtp://127.0.0.1:${simulators.smtpPort}`,
      ...{ BOUNCE_ADDRESS: 'thu-tra-lai@saomai.example', BOUNCE_URL: imapUrl },
    });
    addresses = new BounceAddresses(config);
    mailer = new NodemailerMailer(config, addresses, loggerInto(logged));
    deliver = delivering(db.database, clock, config, [new ScriptedSmsGateway()], mailer);
    bounces = readingWith(imapUrl);
  });
  afterEach(() => {
    mailer.onApplicationShutdown();
    simulators.faults.clear();
    forgetAll();
  });
  afterAll(() => Promise.all([db.close(), simulators.close()]));

  it('of a mailbox that does not exist makes the letter undeliverable, and is removed', async () => {
    const [lost, fine] = [await returned(), await sent()];
    await bounces.execute();
    expect(await standing(lost)).toEqual({
      ...{ state: 'undeliverable', reason: 'unreachable' },
      lastError: '5.1.1 smtp; 550 5.1.1 Recipient address rejected: User unknown',
    });
    expect(await standing(fine)).toMatchObject({ state: 'sent' });
    expect(held()).toEqual([]);
  });

  it('says why, without the address', async () => {
    const id = await returned('5.7.1', '550 <nguoi.dan@example.com> thinks this is spam');
    await bounces.execute();
    expect(await standing(id)).toEqual({
      ...{ state: 'failed', reason: 'refused-by-network' },
      lastError: '5.7.1 smtp; 550 <(e-mail)> thinks this is spam',
    });
  });

  it('of what is still tried changes nothing, until it is given up', async () => {
    const id = await returned('4.4.1', '451 try later');
    await bounces.execute();
    expect(await standing(id)).toMatchObject({ state: 'sent' });
    expect(held()).toEqual([]);
    const [attempt] = await attemptsOf(db.database, id);
    simulators.bounces.report(addresses.of(attempt?.requestId ?? ''), {
      ...{ recipient: 'nguoi.dan@example.com', status: '4.4.7', action: 'failed', diagnostic: 'too old' },
    });
    await bounces.execute();
    expect(await standing(id)).toMatchObject({ state: 'failed', reason: 'expired' });
  });

  it('twice is kept once, and of a letter that was sent again counts for its first sending alone', async () => {
    const id = await returned();
    const [{ source } = { source: Buffer.alloc(0) }] = simulators.bounces.mails;
    simulators.bounces.deliver(source);
    const before = await receipts();
    await bounces.execute();
    expect(await receipts()).toBe(before + 1);
    await db.database.query(sql`
      update notification.delivery set state = 'pending', reason = null, tries = 0, request_id = ${uuid()} where id = ${id}`);
    await deliver.execute(id, 'email');
    simulators.bounces.deliver(source);
    await bounces.execute();
    expect(await standing(id)).toMatchObject({ state: 'sent' });
  });

  it('and is none of ours is left as it is, and holds up nothing', async () => {
    const unsent = addresses.of(uuid()) ?? '';
    const forged = unsent.replace(/.{4}@/, '0000@');
    const failure = {
      recipient: 'a@example.com',
      status: '5.1.1',
      action: 'failed',
      diagnostic: 'x',
    } as const;
    const before = await receipts();
    simulators.bounces.report(forged, failure);
    const strange = [
      `To: ${unsent}\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nVắng mặt`,
      'Subject: trúng thưởng\r\n\r\nBấm vào đây',
      Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a]),
      '',
      `To: ${unsent}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n`,
      `To: ${unsent}\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n--x--\r\n`,
      `Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'.repeat(2000)}`,
    ];
    for (const mail of strange) simulators.bounces.deliver(mail);
    const lost = await returned();
    await bounces.execute();
    expect(await standing(lost)).toMatchObject({ state: 'undeliverable' });
    expect(await receipts()).toBe(before + 1);
    // What is a report and says nothing is removed; of what is no report people may want to see.
    expect(held()).toEqual(Array.from({ length: strange.length }, () => ['\\Seen']));
    await bounces.execute();
    expect(held()).toHaveLength(strange.length);
  });

  it('of a letter nobody sent is heard, and forgotten like any receipt of a stranger', async () => {
    simulators.bounces.report(addresses.of(uuid()), {
      ...{ recipient: 'a@example.com', status: '5.1.1', action: 'failed', diagnostic: 'x' },
    });
    await bounces.execute();
    expect(held()).toEqual([]);
  });

  it('is read from its beginning, however much comes with it', async () => {
    await returned();
    const [{ source } = { source: Buffer.alloc(0) }] = simulators.bounces.mails;
    forgetAll();
    const id = await sent();
    const [attempt] = await attemptsOf(db.database, id);
    const huge = source
      .toString()
      .replaceAll(/thu-tra-lai\+\w+@saomai\.example/g, addresses.of(attempt?.requestId ?? '') ?? '')
      .replace('--report--', `${'x'.repeat(76)}\r\n`.repeat(100_000));
    simulators.bounces.deliver(huge);
    await bounces.execute();
    expect(await standing(id)).toMatchObject({ state: 'undeliverable' });
  });

  it('is forgotten after a month when nobody could use it', async () => {
    simulators.bounces.deliver('Subject: cũ\r\n\r\n', new Date(clock.now().getTime() - 40 * 86_400_000));
    simulators.bounces.deliver('Subject: mới\r\n\r\n', clock.now());
    await bounces.execute();
    expect(held()).toHaveLength(2);
    await bounces.execute();
    expect(held()).toHaveLength(1);
  });

  it('waits for a mailbox that is away, hangs up or refuses us', async () => {
    const id = await returned();
    simulators.faults.set({ target: 'bounces', kind: 'down' });
    await expect(bounces.execute()).rejects.toThrow();
    simulators.faults.clear('bounces');
    simulators.faults.set({ target: 'bounces', kind: 'drop-before', times: 1 });
    await expect(bounces.execute()).rejects.toThrow();
    const wrong = readingWith(`imap://${user}:sai@127.0.0.1:${simulators.imapPort}`);
    await expect(wrong.execute()).rejects.toThrow();
    // In the clear to a machine that is not this one: not even the name is told.
    const far = readingWith(`imap://${user}:${password}@127.0.0.2:${simulators.imapPort}`);
    await expect(far.execute()).rejects.toThrow();
    expect(await standing(id)).toMatchObject({ state: 'sent' });
    await bounces.execute();
    expect(await standing(id)).toMatchObject({ state: 'undeliverable' });
  });
});
